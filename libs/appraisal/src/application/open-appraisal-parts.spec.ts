import fc from 'fast-check';
import type { AppraisalOpened } from '@fonds/event-contracts';
import { MemoryEventStore, type CommandProgress, type EventStore } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import {
  ARCHIVES,
  crashingAt,
  FONDS,
  holdingTakenOn,
  record,
  scheduled,
  testClock,
  testContext,
  testId,
} from '@fonds/testing';
import { underWayIn } from '../../test/under-way.fixture';
import { loadAppraisal } from './appraisal-opinions';
import { DecideAppraisal, OpenAppraisal, ReportAppraisal } from './appraisal.commands';
import { DecideAppraisalHandler, ReportAppraisalHandler } from './appraisal.handlers';
import { OpenAppraisalHandler } from './open-appraisal.handler';

const RUNS = Number(process.env['FONDS_RACES'] ?? 60);
const opened: AppraisalOpened = {
  ...{ fonds: FONDS, custodian: ARCHIVES, method: '逐卷', scope: '期满档案' },
  members: [{ name: '张某', role: '档案' }],
};
const many = (count: number): string[] => Array.from({ length: count }, () => testId<'unit'>());

/** A log of nothing but appraisals, and units that are all alike: what matters is in whose list they are. */
async function bench() {
  const [store, sample] = [new MemoryEventStore(testClock), testId<'unit'>()];
  const apart = new MemoryEventStore(testClock);
  await record(apart, unitStream(sample), 'HoldingTakenOn', holdingTakenOn());
  const told = await apart.readStream(unitStream(sample));
  const settleAll = (units: ReadonlyMap<string, unknown>) =>
    Promise.resolve(new Map([...units.keys()].map((unit) => [unit, told])));
  const claims = { settleAll } as never;
  const open = (
    by: EventStore,
    units: readonly string[],
    context = testContext(),
    progress?: CommandProgress,
  ) =>
    new OpenAppraisalHandler(by, claims, {} as never, underWayIn(by)).execute(
      new OpenAppraisal(opened, units, context, progress),
    );
  return { store, claims, open };
}

describe('an appraisal of more units than one part of a list holds', () => {
  it('of two at once exactly one goes on, however their parts interleave; the other says so', async () => {
    const shared = testId<'unit'>();
    const lists = [0, 1].map(() => [shared, ...many(2_000)]);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, open } = await bench();
        const both = scheduled(store, scheduler);
        const results = await scheduler.waitFor(Promise.all(lists.map((list) => open(both, list))));
        const winners = results.flatMap((each) => (each.ok ? [each.value.appraisal] : []));
        expect(winners).toHaveLength(1);
        const there = await underWayIn(store).of(FONDS, ARCHIVES);
        expect(there.map(({ id, units }) => [id, units.size])).toEqual([[winners[0], 2_001]]);
        const told = results.flatMap((each) => (each.ok ? [] : [each.error]));
        expect(told).toMatchObject([{ code: 'units-under-appraisal', facts: { units: [shared], count: 1 } }]);
      }),
      { numRuns: RUNS },
    );
  });

  it('of which a part is missing has no opinions and no report, and goes on where it stopped', async () => {
    const { store, claims, open } = await bench();
    const [units, context] = [many(2_001), testContext()];
    await expect(open(crashingAt(store, 3), units, context)).rejects.toThrow('power cut');
    const [half] = await underWayIn(store).of(FONDS, ARCHIVES);
    if (!half) throw new Error('nothing is under way');
    expect([half.units.size, half.listedAt]).toEqual([2_000, undefined]);
    const organisations = { state: () => Promise.resolve({}) } as never;
    const opinion = { opinion: 'destroy' as const, reason: '无保存价值' };
    const decide = () =>
      new DecideAppraisalHandler(store, organisations).execute(
        new DecideAppraisal(half.id, [opinion], testContext()),
      );
    const report = new ReportAppraisalHandler(store, claims, underWayIn(store));
    const open409 = { ok: false, error: { code: 'appraisal-list-open' } };
    expect(await decide()).toMatchObject(open409);
    const reporting = new ReportAppraisal(half.id, { title: '报告' }, testContext());
    expect(await report.execute(reporting)).toMatchObject(open409);
    expect(await open(store, units, context)).toMatchObject({ ok: true, value: { units: 2_001 } });
    expect((await loadAppraisal(store, half.id))?.lists.flat()).toHaveLength(2_001);
    expect(await decide()).toMatchObject({ ok: true });
  });

  it('tells how many of its units it has looked at, up to the last', async () => {
    const [{ store, open }, told] = [await bench(), [] as number[][]];
    await open(store, many(1_200), testContext(), (...far) => told.push(far));
    expect(told).toEqual([500, 1_000, 1_200].map((done) => [done, 1_200]));
  });

  it('is complete too where what was to follow has gone since', async () => {
    const { store, open } = await bench();
    const [units, context] = [many(2_001), testContext()];
    await expect(open(crashingAt(store, 3), units, context)).rejects.toThrow('power cut');
    expect(await open(store, units.slice(0, 1_000), context)).toMatchObject({
      ok: true,
      value: { units: 2_000 },
    });
    const [there] = await underWayIn(store).of(FONDS, ARCHIVES);
    expect(there?.listedAt).toBeDefined();
  });

  it('that was listed whole stays as it is when its command comes again', async () => {
    const { store, open } = await bench();
    const [units, context] = [many(2_000), testContext()];
    expect(await open(store, units, context)).toMatchObject({ ok: true, value: { units: 2_000 } });
    const head = await store.head();
    expect(await open(store, [...units, ...many(1)], context)).toMatchObject({
      ok: true,
      value: { units: 2_000 },
    });
    expect(await store.head()).toBe(head);
  });
});
