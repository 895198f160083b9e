import { CUSTODY_RULES } from './rules-custody';
import { DESTRUCTION_RULES } from './rules-destruction';
import { OPENING_RULES } from './rules-opening';
import { RECORD_RULES } from './rules-record';

/** Every invariant of domain.md §1.3, by its id. */
export const RULES = { ...CUSTODY_RULES, ...DESTRUCTION_RULES, ...OPENING_RULES, ...RECORD_RULES } as const;

export type RuleId = keyof typeof RULES;
