import type { StoredEvent } from '@fonds/event-store';

/** What may stand on the stream that a code derives before the unit with that code is taken on. */
const BEFORE_A_UNIT: ReadonlySet<string> = new Set([
  'CodeSetAside',
  'SetAsideDecided',
  'CodeReserved',
  'ReservationVoided',
  'CodeBearerMoved',
]);

/** The revision at which the opening entry stands, or would stand if the stream is free. */
export function unitOffset(stored: readonly StoredEvent[]): number {
  const at = stored.findIndex(({ type }) => !BEFORE_A_UNIT.has(type));
  return at < 0 ? stored.length : at;
}
