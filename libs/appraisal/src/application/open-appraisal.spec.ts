import fc from 'fast-check';
import type { AppraisalOpened } from '@fonds/event-contracts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
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
import { appraisalStream } from '../domain/appraisal.state';
import { OpenAppraisal, ReportAppraisal, WithdrawAppraisal } from './appraisal.commands';
import { ReportAppraisalHandler, WithdrawAppraisalHandler } from './appraisal.handlers';
import { OpenAppraisalHandler } from './open-appraisal.handler';

const RUNS = Number(process.env['FONDS_RACES'] ?? 60);
const claims = { settleAll: (all: unknown) => Promise.resolve(all) } as never;
const opened: AppraisalOpened = {
  ...{ fonds: FONDS, custodian: ARCHIVES, method: '逐卷', scope: '期满档案' },
  members: [{ name: '张某', role: '档案' }],
};

async function withUnits(...periods: readonly (string | undefined)[]) {
  const store = new MemoryEventStore(testClock);
  const units = periods.map(() => testId<'unit'>());
  for (const [at, unit] of units.entries()) {
    const retention = periods[at];
    const dates = [
      { printed: '20000309', from: '2000-03-09', to: '2000-03-09', certainty: 'exact' as const },
    ];
    const description = { title: '通知', dates, ...(retention && { retention }) };
    await record(store, unitStream(unit), 'HoldingTakenOn', holdingTakenOn({ description }));
  }
  return { store, units };
}

const opening = (store: EventStore, expired: readonly string[] = []) =>
  new OpenAppraisalHandler(
    store,
    claims,
    { units: () => Promise.resolve(expired) } as never,
    underWayIn(store),
  );
const underWay = (store: EventStore) => underWayIn(store).of(FONDS, ARCHIVES);
const typesOf = async (store: EventStore, id: string) =>
  (await store.readStream(appraisalStream(id))).map(({ type }) => type);

describe('a unit is under one appraisal at a time (domain.md §4.0)', () => {
  it('what an open one has is refused to a second, which leaves no trace; the others are free', async () => {
    const { store, units } = await withUnits('10年', '10年', '10年');
    const [a = '', b = '', c = ''] = units;
    const first = await opening(store).execute(new OpenAppraisal(opened, [a, b], testContext()));
    if (!first.ok) throw new Error('refused');
    const { appraisal } = first.value;
    const head = await store.head();
    expect(await opening(store).execute(new OpenAppraisal(opened, [b, c], testContext()))).toMatchObject({
      ok: false,
      error: { code: 'units-under-appraisal', facts: { appraisal, units: [b], count: 1 } },
    });
    expect(await store.head()).toBe(head);
    expect(await opening(store).execute(new OpenAppraisal(opened, [c], testContext()))).toMatchObject({
      ok: true,
      value: { units: 1, leftOut: [] },
    });
    const withdraw = new WithdrawAppraisal(appraisal, '重复', testContext());
    expect(await new WithdrawAppraisalHandler(store).execute(withdraw)).toMatchObject({ ok: true });
    expect(await opening(store).execute(new OpenAppraisal(opened, [a, b], testContext()))).toMatchObject({
      ok: true,
    });
  });

  it('of two commands at once one goes on at the most, however their steps interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, units } = await withUnits('10年', '10年', '10年');
        const both = scheduled(store, scheduler);
        const results = await scheduler.waitFor(
          Promise.all(
            [units.slice(0, 2), units.slice(1)].map((list) =>
              opening(both).execute(new OpenAppraisal(opened, list, testContext())),
            ),
          ),
        );
        const there = await underWay(store);
        const winners = results.flatMap((each) => (each.ok ? [each.value.appraisal] : []));
        expect(there.map(({ id }) => id)).toEqual(winners);
        expect(winners).toHaveLength(1);
        for (const each of results)
          if (!each.ok) expect(each.error).toMatchObject({ code: 'units-under-appraisal' });
      }),
      { numRuns: RUNS },
    );
  });

  it('what was cut short before it looked again reports nothing while the other is open', async () => {
    const { store, units } = await withUnits('10年');
    const first = await opening(store).execute(new OpenAppraisal(opened, units, testContext()));
    if (!first.ok) throw new Error('refused');
    const late = testId();
    await record(store, appraisalStream(late), 'AppraisalOpened', opened);
    await record(store, appraisalStream(late), 'AppraisalUnitsListed', { part: 0, units, last: true });
    const report = (id: string) =>
      new ReportAppraisalHandler(store, claims, underWayIn(store)).execute(
        new ReportAppraisal(id, { title: '报告' }, testContext()),
      );
    expect(await report(late)).toMatchObject({ error: { code: 'units-under-appraisal' } });
    // The earlier one is asked for its opinions, as ever.
    expect(await report(first.value.appraisal)).toMatchObject({ error: { code: 'units-without-opinion' } });
  });

  it('a command that died behind its list goes on where it stopped', async () => {
    const { store, units } = await withUnits('10年');
    const context = testContext();
    await expect(
      opening(crashingAt(store, 2)).execute(new OpenAppraisal(opened, units, context)),
    ).rejects.toThrow('power cut');
    const again = await opening(store).execute(new OpenAppraisal(opened, units, context));
    if (!again.ok) throw new Error('refused');
    expect(await typesOf(store, again.value.appraisal)).toEqual(['AppraisalOpened', 'AppraisalUnitsListed']);
  });

  it('a command that came late is late when it is told again, and what a person withdrew is answered as it was', async () => {
    const { store, units } = await withUnits('10年');
    const [context, other] = [testContext(), testContext()];
    const tell = (by: EventStore, as: typeof context) =>
      opening(by).execute(new OpenAppraisal(opened, units, as));
    await expect(tell(crashingAt(store, 2), context)).rejects.toThrow('power cut');
    const first = await tell(store, other);
    if (!first.ok) throw new Error('refused');
    expect(await tell(store, context)).toMatchObject({ error: { code: 'units-under-appraisal' } });
    expect(await tell(store, context)).toMatchObject({
      error: { code: 'appraisal-withdrawn', facts: { ground: `鉴定 ${first.value.appraisal} 在先` } },
    });
    const withdraw = new WithdrawAppraisal(first.value.appraisal, '重复', testContext());
    await new WithdrawAppraisalHandler(store).execute(withdraw);
    expect(await tell(store, other)).toMatchObject({ ok: true, value: { outcome: { repeated: true } } });
  });
});

describe('an appraisal that names no units (CLK-10, CLK-11)', () => {
  it('takes what has its period over, and tells what it left out and why', async () => {
    const { store, units } = await withUnits('10年', '100年', undefined, '长期', '10年');
    const [over, running, without, legacy, also] = units;
    const told = await opening(store, units).execute(new OpenAppraisal(opened, undefined, testContext()));
    expect(told).toMatchObject({
      ok: true,
      value: {
        units: 2,
        leftOut: [
          { code: 'retention-running', count: 1, units: [running] },
          { code: 'retention-missing', count: 1, units: [without] },
          { code: 'retention-unmapped', count: 1, units: [legacy] },
        ],
      },
    });
    expect((await underWay(store)).map((each) => [...each.units])).toEqual([[over, also]]);
    // Named, it is appraised nevertheless.
    expect(
      await opening(store).execute(new OpenAppraisal(opened, [running ?? ''], testContext())),
    ).toMatchObject({ ok: true, value: { units: 1, leftOut: [] } });
  });

  it('is not opened where no period is over', async () => {
    const { store, units } = await withUnits('100年', '长期');
    expect(
      await opening(store, units).execute(new OpenAppraisal(opened, undefined, testContext())),
    ).toMatchObject({ error: { code: 'nothing-to-appraise', facts: { count: 2 } } });
    expect(
      await opening(store, []).execute(new OpenAppraisal(opened, undefined, testContext())),
    ).toMatchObject({
      error: { code: 'list-empty' },
    });
  });
});
