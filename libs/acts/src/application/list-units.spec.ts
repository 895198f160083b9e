import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { rootOfRows } from '@fonds/ledger/core';
import { ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import { actStream } from '../domain/act.state';
import type { ActOpening } from './act.commands';
import { listUnits } from './list-units';
import { loadAct } from './loaded-act';
import { openAct } from './open-act';

const [A, B, C, D, E] = [testId(), testId(), testId(), testId(), testId()];
const reused = { ok: false, error: { code: 'idempotency-key-reused' } };

describe('a list that was cut off in its middle', () => {
  async function begun() {
    const store = new MemoryEventStore(testClock);
    const act = testId<'act'>();
    await record(store, actStream(act), 'LoanRequested', {
      ...{ fonds: FONDS, custodian: ARCHIVES, reader: '李某', purpose: '编史', due: '2026-12-31' },
    });
    await record(store, actStream(act), 'ActUnitsListed', { part: 0, units: [A, B, C] });
    return { store, act };
  }

  it('goes on behind what stands: what is sealed is what is listed (S11)', async () => {
    const { store, act } = await begun();
    expect(await listUnits(store, act, [A, B, C, D, E], testContext())).toMatchObject({ ok: true });
    const state = (await loadAct(store, act))?.state;
    expect(state?.parts.map((part) => [...part.keys()])).toEqual([
      [A, B, C],
      [D, E],
    ]);
    expect(state?.listed).toEqual({ count: 5, root: rootOfRows([A, B, C, D, E]) });
  });

  it('tells how much of it is listed, also what stood before', async () => {
    const { store, act } = await begun();
    const units = [A, B, C, ...Array.from({ length: 25_000 }, () => testId())];
    const told: number[][] = [];
    await listUnits(store, act, units, testContext(), (...far) => told.push(far));
    expect(told).toEqual([10_003, 20_003, 25_003].map((done) => [done, units.length]));
  });

  it.each([
    ['has another unit', [A, B, D]],
    ['has fewer', [A, B]],
    ['has them in another order', [A, C, B]],
  ])('is not ended by a list that %s', async (_, units) => {
    const { store, act } = await begun();
    expect(await listUnits(store, act, units, testContext())).toMatchObject(reused);
    expect((await loadAct(store, act))?.state.listed).toBeUndefined();
  });

  it('nor are contents that differ from what it was begun with', async () => {
    const store = new MemoryEventStore(testClock);
    const context = testContext();
    const opening = (...titles: string[]): ActOpening => ({
      type: 'RearrangementOpened',
      data: { fonds: FONDS, custodian: ARCHIVES, ground: '分卷' },
      into: titles.map((title) => ({
        ...{ profile: 'isad', level: 'file', description: { title }, owner: { kind: '国家' } },
      })),
    });
    const open = (on: EventStore, ...titles: string[]) =>
      openAct(on, undefined, opening(...titles), [A], context);
    // Opened, and its contents are there; the list is not.
    let writes = 0;
    const dying = new Proxy(store, {
      get: (target, name) =>
        name === 'append' && ++writes > 2
          ? () => Promise.reject(new Error('killed'))
          : (Reflect.get(target, name) as unknown),
    });
    await expect(open(dying, '上', '下')).rejects.toThrow('killed');
    for (const titles of [['上'], ['上', '中'], []])
      expect(await open(store, ...titles)).toMatchObject(reused);
    expect(await open(store, '上', '下')).toMatchObject({ ok: true });
    // Later what is made may be made of other sources: a repetition is answered.
    expect(await open(store, '上')).toMatchObject({ ok: true, value: { repeated: true } });
  });
});
