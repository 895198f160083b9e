import { AUTHORITY_MESSAGES } from './authority.messages';
import { CONCLUSION_MESSAGES } from './conclusion.messages';
import { PLAN_MESSAGES } from './plan.messages';

/** Texts of the refusals made in this library, by subject. */
export const OPENING_MESSAGES = { ...PLAN_MESSAGES, ...CONCLUSION_MESSAGES, ...AUTHORITY_MESSAGES } as const;
