export * from './domain/field-forms';
export * from './domain/told-event';
export * from './domain/event-correction.rule';
export * from './domain/second-hand.rule';
export * from './domain/believed-stream';
export * from './http/event-fields.dto';
export { CORRECTION_MESSAGES } from './messages';
export { FIELD_WORDS } from './field-words';
