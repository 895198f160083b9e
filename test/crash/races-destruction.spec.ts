import { MemoryEventStore } from '@fonds/event-store';
import { loadUnit } from '@fonds/holdings';
import { testClock, testId } from '@fonds/testing';
import fc from 'fast-check';
import { atGate, named } from '../laws/gate-facts.fixture';
import { contextOn, TODAY } from '../laws/transfer-bench.fixture';
import { telling } from './destruction-story.fixture';
import { workerOn } from './own-act-stories.fixture';
import { holdAgainstStart, nearlyStarted } from './races-destruction.fixture';
import { behind, scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 25);

describe('a hold against the start of a destruction (INV-17b)', () => {
  it('the gate’s order decides, however their steps interleave; both do win, and the counts close', async () => {
    const winners = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 24 }), async (scheduler, later) => {
        const store = new MemoryEventStore(testClock);
        const nearly = await nearlyStarted(store);
        const winner = await holdAgainstStart(
          store,
          nearly,
          (work) => scheduler.waitFor(Promise.all(work)),
          // The start has more steps to take: the hold sets out somewhere on its way.
          { racing: scheduled(store, scheduler), headStart: () => behind(scheduler, later) },
        );
        winners.add(winner);
      }),
      { numRuns: RUNS },
    );
    expect([...winners].sort()).toEqual(['hold', 'start']);
  }, 600_000);
});

it('facts told in parts count up to their total', async () => {
  const store = new MemoryEventStore(testClock);
  const { units, act, by, first, start } = await nearlyStarted(store);
  await start(workerOn(store));
  const [context, told] = [by(first), [] as number[][]];
  const tell = (which: 'rest' | readonly string[]) =>
    telling(act, which, 'destroyed', context, (...far) => told.push(far))(workerOn(store));
  await tell(units.slice(0, 1));
  // The same command goes on with what it has not told yet.
  await tell('rest');
  expect(told).toEqual([
    [1, 1],
    [1, 2],
    [2, 2],
  ]);
});

describe('a hold on one unit that comes after the start (INV-17b)', () => {
  it('leaves it out of the rest that is gone; named, its destruction is an incident, and that of no other', async () => {
    const store = new MemoryEventStore(testClock);
    const { fonds, units, act, by, first, start } = await nearlyStarted(store);
    await start(workerOn(store));
    const [held = '', free = ''] = units;
    const hold = {
      hold: testId(),
      kind: 'evidence' as const,
      covers: 'units' as const,
      of: named([held]),
      since: TODAY,
      stops: ['destruction'],
      ground: '先行登记保存',
    };
    await atGate(store, fonds, { kind: 'place-hold', hold }, contextOn(TODAY));
    const tell = (which: 'rest' | readonly string[]) =>
      telling(act, which, 'destroyed', by(first))(workerOn(store));
    const none = { count: 0, units: [] };
    expect(await tell('rest')).toMatchObject({
      value: {
        incidents: none,
        leftOut: { count: 1, units: [{ unit: held, hold: `先行登记保存（${TODAY}）` }] },
      },
    });
    expect(await tell('rest')).toMatchObject({
      error: { code: 'rest-is-held', rule: 'INV-17b', facts: { count: 1, units: [held] } },
    });
    expect(await tell([held])).toMatchObject({
      value: { incidents: { count: 1, units: [{ unit: held }] }, leftOut: none },
    });
    expect(await tell('rest')).toMatchObject({ error: { code: 'facts-complete' } });
    const effects = async (unit: string) => {
      const state = await loadUnit(store, unit);
      return state.kind === 'unit' && state.unit.effects.map(({ kind }) => kind);
    };
    expect(await effects(held)).toEqual(['destruction-started', 'destroyed', 'incident']);
    expect(await effects(free)).toEqual(['destruction-started', 'destroyed']);
  });
});
