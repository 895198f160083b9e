import { MemoryEventStore } from '@fonds/event-store';
import { civilDate } from '@fonds/kernel';
import { ARCHIVES, FONDS, record, testClock, testId } from '@fonds/testing';
import { appraisalStream } from '../domain/appraisal.state';
import { AppraisalOpinions } from './appraisal-opinions';

describe('what a register of destruction takes from an appraisal (INV-12)', () => {
  const [id, unit] = [testId(), testId<'unit'>()];
  const store = new MemoryEventStore(testClock);
  const opinions = new AppraisalOpinions(store);
  const asked = async (day: string, fonds: string = FONDS) => {
    const told = await opinions.of(id, fonds, civilDate(day));
    return told.ok ? [...told.value] : told.error.code;
  };

  it('are the opinions of its units, once its report is filed and from that day on', async () => {
    const stream = appraisalStream(id);
    expect(await asked('2026-11-22')).toBe('appraisal-unknown');
    await record(store, stream, 'AppraisalOpened', {
      ...{ fonds: FONDS, custodian: ARCHIVES, members: [{ name: '张某', role: '档案' }] },
      ...{ method: '逐卷', scope: '期满档案' },
    });
    await record(store, stream, 'AppraisalUnitsListed', { part: 0, units: [unit], last: true });
    const opinion = { units: [unit], opinion: 'destroy' as const, reason: '无保存价值' };
    await record(store, stream, 'AppraisalDecided', { opinions: [opinion] });
    expect(await asked('2026-11-22')).toBe('appraisal-not-reported');
    expect(await asked('2026-11-22', testId())).toBe('appraisal-unknown');
    const counts = { keep: 0, destroy: 1, transfer: 0, root: '0'.repeat(64) };
    await record(store, stream, 'AppraisalReported', { title: '报告', ...counts });
    const [reported] = (await store.readStream(stream)).slice(-1);
    const day = reported?.meta.businessDate ?? '';
    expect(await asked(day)).toEqual([[unit, 'destroy']]);
    expect(await asked('2000-01-01')).toBe('drawn-before-report');
  });
});
