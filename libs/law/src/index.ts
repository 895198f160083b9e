export * from './business-date.rule';
export * from './citation-text';
export * from './law';
export * from './law.types';
export * from './messages';
export type { InstrumentId } from './data/instruments';
export type { RuleId } from './data/rules';
