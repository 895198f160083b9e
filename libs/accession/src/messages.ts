import { AGREEMENT_MESSAGES } from './agreement.messages';
import { LOT_MESSAGES } from './lot.messages';
import { REGISTER_MESSAGES } from './register.messages';
import { WITHDRAWAL_MESSAGES } from './withdrawal.messages';

/** Texts of the refusals made in this library, by subject. */
export const ACCESSION_MESSAGES = {
  ...AGREEMENT_MESSAGES,
  ...LOT_MESSAGES,
  ...REGISTER_MESSAGES,
  ...WITHDRAWAL_MESSAGES,
} as const;
