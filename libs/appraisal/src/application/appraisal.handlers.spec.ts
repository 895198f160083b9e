import { MemoryEventStore } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { appraisalStream } from '../domain/appraisal.state';
import { ReportAppraisal } from './appraisal.commands';
import { underWayIn } from '../../test/under-way.fixture';
import { ReportAppraisalHandler } from './appraisal.handlers';

const settleAll = (all: ReadonlyMap<string, never>) => Promise.resolve(all);

describe('the report of an appraisal', () => {
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
    const told = await handler.execute(
      new ReportAppraisal(id, { title: '报告' }, testContext({ evidence } as never)),
    );
    expect(told).toMatchObject({
      ok: true,
      value: { reset: 1, refused: [{ unit: gone, code: 'of-another-custodian' }] },
    });
    const types = async (unit: string) =>
      (await store.readStream(unitStream(unit))).map(({ type }) => type).slice(1);
    expect([await types(kept), await types(gone), await types(doomed)]).toEqual([['RetentionReset'], [], []]);
  });
});
