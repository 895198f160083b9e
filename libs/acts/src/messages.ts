import { ANY_ACT_MESSAGES } from './act.messages';
import { EFFECT_MESSAGES } from './effect.messages';
import { FACT_MESSAGES } from './fact.messages';
import { HOLD_MESSAGES } from './hold.messages';
import { REARRANGEMENT_MESSAGES } from './rearrangement.messages';

/** Texts of the refusals made in this library, by subject. */
export const ACT_MESSAGES = {
  ...ANY_ACT_MESSAGES,
  ...EFFECT_MESSAGES,
  ...FACT_MESSAGES,
  ...HOLD_MESSAGES,
  ...REARRANGEMENT_MESSAGES,
} as const;
