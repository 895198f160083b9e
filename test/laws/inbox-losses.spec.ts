import { inboxProjection } from '@fonds/acts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { FONDS, record, testClock, testId } from '@fonds/testing';
import { MemoryProjection } from './memory-projection.fixture';

const [A, B] = [testId<'unit'>(), testId<'unit'>()];
const of = (...units: string[]) => ({ units, root: '0'.repeat(64), count: units.length });

/** What waits in the inbox after each of these facts, in pages of every size alike. */
async function waiting(...facts: ((store: EventStore) => Promise<unknown>)[]): Promise<string[]> {
  const store = new MemoryEventStore(testClock);
  for (const fact of facts) await fact(store);
  const log = (await store.readPage(0n, 1_000)).events;
  const [one, all] = [1, 1_000].map((size) => new MemoryProjection(inboxProjection).fold(log, size));
  expect(one?.digest()).toBe(all?.digest());
  return (all?.rows('inbox_item') ?? []).map((row) => [row.kind, row.revision, row.units].join(' '));
}

const gate = `gate-${FONDS}`;
const lost =
  (...units: string[]) =>
  (store: EventStore) =>
    record(store, gate, 'LossRecorded', { of: of(...units), since: '2026-10-01', circumstances: '途中遗失' });
const found =
  (...units: string[]) =>
  (store: EventStore) =>
    record(store, gate, 'RecoveryRecorded', { of: of(...units), since: '2026-10-05', circumstances: '找到' });
const incident =
  (kind: '丢失' | '损毁', ...units: string[]) =>
  (store: EventStore) =>
    record(store, gate, 'IncidentReported', { of: of(...units), since: '2026-10-02', kind, scope: '一盒' });

describe('a loss (E57, AL 44)', () => {
  it('waits until its incident is reported, unit by unit', async () => {
    expect(await waiting(lost(A, B))).toEqual(['loss-to-report 0 2']);
    expect(await waiting(lost(A, B), incident('丢失', A))).toEqual(['loss-to-report 0 1']);
    expect(await waiting(lost(A, B), incident('丢失', A, B))).toEqual([]);
    expect(await waiting(lost(A), incident('损毁', A))).toEqual(['loss-to-report 0 1']);
  });

  it('or until the units are found; a later loss is another one', async () => {
    expect(await waiting(lost(A, B), found(A))).toEqual(['loss-to-report 0 1']);
    expect(await waiting(lost(A), found(A), lost(A))).toEqual(['loss-to-report 2 1']);
    expect(await waiting(lost(A), incident('丢失', A), found(A), lost(A))).toEqual(['loss-to-report 3 1']);
  });

  it('that was reported before it was recorded waits for nobody', async () => {
    expect(await waiting(incident('丢失', A), incident('丢失', A), lost(A))).toEqual([]);
    expect(await waiting(incident('丢失', A), found(A), lost(A))).toEqual(['loss-to-report 2 1']);
  });
});
