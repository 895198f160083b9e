import { STANDING_MESSAGES } from './case.messages';
import { CLOSING_MESSAGES } from './closing.messages';
import { DECISION_MESSAGES } from './decision.messages';
import { GROUP_MESSAGES } from './group.messages';

/** Texts of the refusals made in this library, by subject. */
export const CASE_MESSAGES = {
  ...STANDING_MESSAGES,
  ...GROUP_MESSAGES,
  ...DECISION_MESSAGES,
  ...CLOSING_MESSAGES,
} as const;
