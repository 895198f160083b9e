import type { AppraisalDecided as Deciding } from '@fonds/event-contracts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import {
  ARCHIVES,
  crashingAt,
  FONDS,
  holdingTakenOn,
  record,
  testClock,
  testContext,
  testId,
} from '@fonds/testing';
import { appraisalStream } from '../domain/appraisal.state';
import { loadAppraisal } from './appraisal-opinions';
import { DecideAppraisal, ReportAppraisal, type GivenOpinion } from './appraisal.commands';
import { underWayIn } from '../../test/under-way.fixture';
import { DecideAppraisalHandler, ReportAppraisalHandler } from './appraisal.handlers';

const settleAll = (all: ReadonlyMap<string, never>) => Promise.resolve(all);

describe('the report of an appraisal', () => {
  const FILED = '2022-06-01';

  /** All of them with ten years; of each is said that it is kept, and for how long. */
  async function decided(period: string) {
    const [store, unit, id] = [new MemoryEventStore(testClock), testId<'unit'>(), testId()];
    const description = { ...holdingTakenOn().description, retention: '10年' };
    await record(store, unitStream(unit), 'HoldingTakenOn', { ...holdingTakenOn(), description });
    const stream = appraisalStream(id);
    const group = { members: [{ name: '张某', role: '档案' }], method: '逐卷' as const, scope: '期满档案' };
    const opened = { fonds: FONDS, custodian: ARCHIVES, ...group };
    await record(store, stream, 'AppraisalOpened', opened, FILED);
    await record(store, stream, 'AppraisalUnitsListed', { part: 0, units: [unit], last: true }, FILED);
    const opinion = { units: [unit], opinion: 'keep' as const, reason: '有查考价值', period };
    await record(store, stream, 'AppraisalDecided', { opinions: [opinion] }, FILED);
    const reporting = (by: EventStore, title: string, context = testContext()) =>
      new ReportAppraisalHandler(by, { settleAll } as never, underWayIn(by)).execute(
        new ReportAppraisal(id, { title }, context),
      );
    return { store, unit, stream, reporting };
  }

  it('told again under another key is answered as it was, and goes on by the paper and the day of its first telling', async () => {
    const { store, unit, stream, reporting } = await decided('5年');
    const evidence = [{ kind: '鉴定工作报告', sha256: '0'.repeat(64) }];
    const first = testContext({ evidence, businessDate: civilDate(FILED) } as never);
    await expect(reporting(crashingAt(store, 2), '报告', first)).rejects.toThrow('power cut');
    expect((await store.readStream(unitStream(unit))).length).toBe(1);
    const later = testContext({ occurredAt: '2026-11-22T09:00:00+08:00' });
    const again = await reporting(store, '报告', later);
    const [filed, ...more] = (await store.readStream(stream)).filter(
      ({ type }) => type === 'AppraisalReported',
    );
    expect(more).toEqual([]);
    expect(again).toMatchObject({
      ok: true,
      value: { outcome: { events: [filed?.id], repeated: true }, reset: 1, refused: [] },
    });
    const [, reset] = await store.readStream(unitStream(unit));
    expect(reset?.type).toBe('RetentionReset');
    expect(reset?.meta).toMatchObject({ evidence, businessDate: FILED, regime: 'R2a' });
    expect(reset?.meta).not.toHaveProperty('occurredAt');
    // The command that filed it, told again, answers the same.
    expect(await reporting(store, '报告', first)).toEqual(again);
    expect(await reporting(store, '另一报告')).toMatchObject({
      error: { code: 'appraisal-reported-otherwise', facts: { title: '报告' } },
    });
  });

  it('gives a new period to what its keeper still has, and tells what has gone (INV-02, INV-11)', async () => {
    const store = new MemoryEventStore(testClock);
    const [kept, gone, doomed, id] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>(), testId()];
    const described = { ...holdingTakenOn().description, retention: '10年' };
    for (const unit of [kept, gone, doomed])
      await record(store, unitStream(unit), 'HoldingTakenOn', {
        ...holdingTakenOn(unit === gone ? { custodian: testId<'organisation'>() } : {}),
        description: described,
      });
    const stream = appraisalStream(id);
    await record(store, stream, 'AppraisalOpened', {
      ...{ fonds: FONDS, custodian: ARCHIVES, members: [{ name: '张某', role: '档案' }] },
      ...{ method: '逐卷', scope: '期满档案' },
    });
    await record(store, stream, 'AppraisalUnitsListed', { part: 0, units: [kept, gone, doomed], last: true });
    const opinion = { reason: '有查考价值', period: '30年', scheduleBasis: 'own' as const };
    await record(store, stream, 'AppraisalDecided', {
      opinions: [
        { units: [kept, gone], opinion: 'keep', ...opinion },
        // As opinions were taken before a period was refused beside them.
        { units: [doomed], opinion: 'destroy', ...opinion },
      ],
    });
    const handler = new ReportAppraisalHandler(store, { settleAll } as never, underWayIn(store));
    const evidence = [{ kind: '鉴定工作报告', sha256: '0'.repeat(64) }];
    const [context, far] = [testContext({ evidence } as never), [] as number[][]];
    const told = await handler.execute(
      new ReportAppraisal(id, { title: '报告' }, context, (...counts) => far.push(counts)),
    );
    expect(far).toEqual([[2, 2]]);
    expect(told).toMatchObject({
      ok: true,
      value: { reset: 1, refused: [{ unit: gone, code: 'of-another-custodian' }] },
    });
    const types = async (unit: string) =>
      (await store.readStream(unitStream(unit))).map(({ type }) => type).slice(1);
    expect([await types(kept), await types(gone), await types(doomed)]).toEqual([['RetentionReset'], [], []]);
  });
});

describe('opinions of more units than one event holds', () => {
  const UNITS = 9_500;
  const LIST = 2_000;
  const context = testContext();
  const rest: GivenOpinion[] = [{ opinion: 'destroy', reason: '无查考价值' }];
  const organisations = { state: () => Promise.resolve({}) } as never;
  const deciding = (store: EventStore, id: string, opinions = rest) =>
    new DecideAppraisalHandler(store, organisations).execute(new DecideAppraisal(id, opinions, context));

  async function opened(): Promise<{ store: MemoryEventStore; id: string; units: readonly string[] }> {
    const [store, id] = [new MemoryEventStore(testClock), testId()];
    const units = Array.from({ length: UNITS }, () => testId<'unit'>());
    await record(store, appraisalStream(id), 'AppraisalOpened', {
      ...{ fonds: FONDS, custodian: ARCHIVES, members: [{ name: '张某', role: '档案' }] },
      ...{ method: '逐件', scope: '期满档案' },
    });
    for (let part = 0; part * LIST < UNITS; part++)
      await record(store, appraisalStream(id), 'AppraisalUnitsListed', {
        ...{ part, units: units.slice(part * LIST, (part + 1) * LIST), last: (part + 1) * LIST >= UNITS },
      });
    return { store, id, units };
  }
  const decided = async (store: EventStore, id: string): Promise<readonly string[]> =>
    (await store.readStream(appraisalStream(id))).flatMap(({ type, data }) =>
      type === 'AppraisalDecided' ? (data as Deciding).opinions.flatMap(({ units }) => units) : [],
    );

  it('are given by one command, and told again they are there', async () => {
    const { store, id, units } = await opened();
    expect(await deciding(store, id)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await decided(store, id)).toEqual(units);
    expect(await deciding(store, id)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await decided(store, id)).toEqual(units);
  });

  it('are counted on the way, up to the last', async () => {
    const { store, id } = await opened();
    const told: number[][] = [];
    const command = new DecideAppraisal(id, rest, context, (...far) => told.push(far));
    await new DecideAppraisalHandler(store, organisations).execute(command);
    const counts = told.map(([done = 0]) => done);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
    expect(told[told.length - 1]).toEqual([UNITS, UNITS]);
  });

  it('are given once each when the command is cut short at any of its events and told again', async () => {
    for (const append of [1, 2, 3]) {
      const { store, id, units } = await opened();
      await expect(deciding(crashingAt(store, append), id)).rejects.toThrow('power cut');
      expect(await deciding(store, id)).toMatchObject({ ok: true });
      expect(await decided(store, id)).toEqual(units);
    }
  });

  it('are complete when nothing is left for one of the rest', async () => {
    const { store, id } = await opened();
    await deciding(store, id);
    const later = new DecideAppraisal(id, rest, testContext());
    expect(await new DecideAppraisalHandler(store, organisations).execute(later)).toMatchObject({
      error: { code: 'opinions-complete' },
    });
  });

  it('are refused as a whole: what one of them may not say, none has said', async () => {
    const { store, id, units } = await opened();
    const foreign = [testId<'unit'>()];
    const given = [
      ...rest.map((each) => ({ ...each, units })),
      { ...rest[0], units: foreign } as GivenOpinion,
    ];
    expect(await deciding(store, id, given)).toMatchObject({ ok: false, error: { code: 'not-in-the-list' } });
    expect((await loadAppraisal(store, id))?.given).toEqual([]);
  });
});
