import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { ARCHIVES, fondsRegistered, record, scheduled, testClock, testContext, testId } from '@fonds/testing';
import fc from 'fast-check';
import { fondsIdOf, fondsStream } from '../domain/fonds-ids';
import { actOnFonds, assignNumber, loadFonds } from './fonds-commands';

const numberStream = (number: string): string =>
  fondsStream(fondsIdOf(ARCHIVES, { kind: 'number', value: number }));
const numberOf = async (store: EventStore, fonds: string): Promise<string | undefined> => {
  const state = await loadFonds(store, fonds);
  return state.kind === 'fonds' ? state.fonds.number : undefined;
};
const types = async (store: EventStore, stream: string): Promise<string[]> =>
  (await store.readStream(stream)).map((e) => e.type);

async function withFonds(): Promise<{ store: MemoryEventStore; a: string; b: string }> {
  const store = new MemoryEventStore(testClock);
  const [a, b] = ['甲', '乙'].map((value) => fondsIdOf(ARCHIVES, { kind: 'source', value }));
  if (!a || !b) throw new Error('two fonds');
  for (const [fonds, name] of [
    [a, '甲'],
    [b, '乙'],
  ] as const)
    await actOnFonds(
      store,
      fonds,
      { kind: 'register', registration: fondsRegistered({ name }) },
      testContext(),
    );
  return { store, a, b };
}

describe('one command on one fonds', () => {
  it('is answered a second time with what it did the first time', async () => {
    const { store, a } = await withFonds();
    const context = testContext();
    const amend = {
      kind: 'amend-history',
      amendment: { change: '名称', text: '更名', date: '2010-04-01' },
    } as const;
    const first = await actOnFonds(store, a, amend, context);
    expect(first.ok && (await actOnFonds(store, a, amend, context))).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
    expect(await types(store, fondsStream(a))).toEqual(['FondsRegistered', 'FondsHistoryAmended']);
  });

  it('registers one number once, though two ask at the same time (INV-44)', async () => {
    const store = new MemoryEventStore(testClock);
    const fonds = fondsIdOf(ARCHIVES, { kind: 'number', value: 'Z109' });
    const register = (name: string) =>
      actOnFonds(
        store,
        fonds,
        {
          kind: 'register',
          registration: fondsRegistered({ key: { kind: 'number', value: 'Z109' }, number: 'Z109', name }),
        },
        testContext(),
      );
    const results = await Promise.all([register('甲'), register('乙')]);
    expect(results.map((r) => (r.ok ? 'ok' : r.error.code)).sort()).toEqual(['fonds-number-taken', 'ok']);
  });
});

describe('a fonds number that comes later (INV-44)', () => {
  it('is reserved on its own stream, then assigned on the fonds’s', async () => {
    const { store, a } = await withFonds();
    expect(await assignNumber(store, a, 'Z109', testContext())).toMatchObject({
      ok: true,
      value: { stream: fondsStream(a), revision: 1 },
    });
    expect(await types(store, numberStream('Z109'))).toEqual(['FondsNumberReserved']);
    expect(await numberOf(store, a)).toBe('Z109');
  });

  it('is never given to a second fonds, not even after a change of number', async () => {
    const { store, a, b } = await withFonds();
    await assignNumber(store, a, 'Z109', testContext());
    await assignNumber(store, a, 'Z110', testContext());
    expect(await assignNumber(store, b, 'Z109', testContext())).toMatchObject({
      error: { code: 'fonds-number-taken', rule: 'INV-44' },
    });
    expect(await assignNumber(store, a, 'Z109', testContext())).toMatchObject({
      error: { code: 'fonds-number-taken' },
    });
    expect([await numberOf(store, a), await numberOf(store, b)]).toEqual(['Z110', undefined]);
  });

  it('is taken where a fonds was registered under it, and a registration does not take one that was given later', async () => {
    const { store, a, b } = await withFonds();
    const registration = fondsRegistered({
      key: { kind: 'number', value: 'Z109' },
      number: 'Z109',
      name: '丙',
    });
    const fonds = numberStream('Z109').slice('fonds-'.length);
    await actOnFonds(store, fonds, { kind: 'register', registration }, testContext());
    expect(await assignNumber(store, a, 'Z109', testContext())).toMatchObject({
      error: { code: 'fonds-number-taken', facts: { name: '丙' } },
    });
    await assignNumber(store, b, 'Z110', testContext());
    expect(
      await actOnFonds(
        store,
        numberStream('Z110').slice('fonds-'.length),
        { kind: 'register', registration: fondsRegistered({ number: 'Z110' }) },
        testContext(),
      ),
    ).toMatchObject({ error: { code: 'fonds-number-taken' } });
  });

  it('goes to exactly one of two fonds that ask at the same time, however their steps interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, a, b } = await withFonds();
        const both = scheduled(store, scheduler);
        const results = await scheduler.waitFor(
          Promise.all([
            assignNumber(both, a, 'Z109', testContext()),
            assignNumber(both, b, 'Z109', testContext()),
          ]),
        );
        expect(results.map((r) => (r.ok ? 'ok' : r.error.code)).sort()).toEqual(['fonds-number-taken', 'ok']);
        expect([await numberOf(store, a), await numberOf(store, b)].filter(Boolean)).toEqual(['Z109']);
      }),
      { numRuns: 200 },
    );
  });

  it('reserved and then left by a crash, is finished by who comes next', async () => {
    const { store, a, b } = await withFonds();
    await record(
      store,
      numberStream('Z109'),
      'FondsNumberReserved',
      { number: 'Z109', bearer: a },
      '2026-11-20',
    );
    expect(await assignNumber(store, b, 'Z109', testContext())).toMatchObject({
      error: { code: 'fonds-number-taken' },
    });
    expect(await numberOf(store, a)).toBe('Z109');
    expect((await store.readStream(fondsStream(a)))[1]?.meta.businessDate).toBe('2026-11-20');
  });

  it('reserved for a fonds that cannot take it, is voided and free: it was never borne', async () => {
    const { store, a } = await withFonds();
    await record(store, numberStream('Z109'), 'FondsNumberReserved', { number: 'Z109', bearer: testId() });
    expect(await assignNumber(store, a, 'Z109', testContext())).toMatchObject({ ok: true });
    expect(await types(store, numberStream('Z109'))).toEqual([
      'FondsNumberReserved',
      'ReservationVoided',
      'FondsNumberReserved',
    ]);
  });

  it('answers the same command a second time with what it did then, and refuses a stale If-Match', async () => {
    const { store, a } = await withFonds();
    const context = testContext({ expectedRevision: 0 });
    const first = await assignNumber(store, a, 'Z109', context);
    expect(first.ok && (await assignNumber(store, a, 'Z109', context))).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
    expect(await assignNumber(store, a, 'Z110', testContext({ expectedRevision: 0 }))).toMatchObject({
      error: { code: 'revision-moved' },
    });
    expect(await types(store, numberStream('Z110'))).toEqual([]);
  });

  it('is not given to a fonds that is not there', async () => {
    const { store } = await withFonds();
    expect(await assignNumber(store, testId(), 'Z109', testContext())).toMatchObject({
      error: { code: 'fonds-unknown' },
    });
  });
});
