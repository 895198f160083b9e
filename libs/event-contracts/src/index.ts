export { canonicalEvent, type CanonicalEvent } from './canonical-event';
export * from './contracts';
export type * from './generated/events';
export { EVENT_SCHEMAS } from './generated/schemas';
