import type { EventMeta, NewEvent } from '@fonds/event-store';
import { uuidV7, type EventId, type Uuid } from '@fonds/kernel';

let counter = 0;

/** Ids that are unique in a test run and the same in every run. */
export function testId<Name extends string>(): Uuid<Name> {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt32BE(++counter, 6);
  return uuidV7<Name>(1_700_000_000_000 + counter, bytes);
}

export const ACTOR = testId<'account'>();

export const testMeta = (over: Partial<EventMeta> = {}): EventMeta => ({
  businessDate: '2026-11-22',
  actor: { account: ACTOR, role: 'AccessionArchivist' },
  regime: 'R3',
  rules: [],
  basis: 'internal',
  evidence: [],
  correlation: ACTOR,
  causation: ACTOR,
  command: testId(),
  ...over,
});

/** A small real event whose text the test chooses. */
export const namedEvent = (name: string, id: EventId = testId<'event'>()): NewEvent<'FondsConfirmed'> => ({
  id,
  type: 'FondsConfirmed',
  data: { name },
  meta: testMeta(),
});

export const testClock = { now: (): number => Date.UTC(2026, 10, 22, 4, 0, 0) };
