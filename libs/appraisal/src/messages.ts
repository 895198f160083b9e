import { APPROVAL_MESSAGES } from './approval.messages';
import { DESTRUCTION_MESSAGES } from './destruction.messages';
import { EXCLUSION_MESSAGES } from './exclusion.messages';
import { OPINION_MESSAGES } from './opinion.messages';

/** Texts of the refusals made in this library, by subject. */
export const APPRAISAL_MESSAGES = {
  ...APPROVAL_MESSAGES,
  ...DESTRUCTION_MESSAGES,
  ...EXCLUSION_MESSAGES,
  ...OPINION_MESSAGES,
} as const;
