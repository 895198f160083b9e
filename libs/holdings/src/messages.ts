import { CODE_MESSAGES } from './code.messages';
import { DESCRIPTION_MESSAGES } from './description.messages';
import { FILING_MESSAGES } from './filing.messages';
import { HISTORY_MESSAGES } from './history.messages';
import { RETENTION_MESSAGES } from './retention.messages';
import { UNIT_MESSAGES } from './unit.messages';

/** Texts of the refusals made in this library, by subject. */
export const HOLDING_MESSAGES = {
  ...CODE_MESSAGES,
  ...DESCRIPTION_MESSAGES,
  ...FILING_MESSAGES,
  ...HISTORY_MESSAGES,
  ...RETENTION_MESSAGES,
  ...UNIT_MESSAGES,
} as const;
