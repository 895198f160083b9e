import { gateStream } from '@fonds/acts';
import { MemoryEventStore } from '@fonds/event-store';
import { unitDecider } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { ARCHIVES, FONDS, happened, holdingTakenOn, record, testClock, testId } from '@fonds/testing';
import { barsOf } from './unit-bars';

describe('what stands against acts on a unit', () => {
  it('is told with why and since when, each of it', async () => {
    const [store, id, act] = [new MemoryEventStore(testClock), testId<'unit'>(), testId<'act'>()];
    const on = (day: string) => ({ businessDate: civilDate(day) });
    const state = fold(unitDecider, [
      happened('HoldingTakenOn', holdingTakenOn(), on('2010-05-01')),
      happened('HoldingsGraded', { grade: '二级', document: '定级文件' }, on('2011-06-01')),
      happened('OpenMatterNoted', { matter: '债务未清' }, on('2012-07-01')),
      happened('UnitClaimed', { act, kind: 'transfer' }, on('2013-08-01')),
    ]);
    if (state.kind !== 'unit') throw new Error('no unit');
    await record(store, gateStream(FONDS), 'HoldPlaced', {
      ...{ hold: testId(), kind: 'litigation', covers: 'fonds', since: '2014-09-01' },
      ...{ stops: ['destruction'], ground: '诉讼' },
    });
    const bars = await barsOf(store, id, { ...state.unit, custodian: ARCHIVES });
    expect(bars.map(({ what, why, since }) => [what, why, since])).toEqual([
      ['hold', '诉讼', '2014-09-01'],
      ['act', 'transfer', '2013-08-01'],
      ['open-matter', '债务未清', '2012-07-01'],
      ['grade', '二级', '2011-06-01'],
    ]);
    expect(bars[0]?.stops).toEqual(['destruction']);
  });

  it('is gone with the matter that was settled', () => {
    const state = fold(unitDecider, [
      happened('HoldingTakenOn', holdingTakenOn()),
      happened('OpenMatterNoted', { matter: '债务未清' }),
      happened('OpenMatterSettled', { matter: '债务未清', document: '收款凭证' }),
    ]);
    expect(state).not.toHaveProperty('unit.openMatterSince', expect.anything());
  });
});
