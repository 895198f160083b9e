import { MemoryEventStore } from '@fonds/event-store';
import { happened, record, testClock, testId } from '@fonds/testing';
import {
  decided,
  FONDS,
  given,
  INVESTOR,
  receiver,
  ROOT,
  SORTED,
  TODAY,
  UNIT_ORG,
  UNITS,
} from '../../test/case-history.fixture';
import { CaseLedgerRows } from './case-ledger-rows';

const ACT = testId<'act'>();
const PAIR = UNITS.slice(0, 2);
const act = { act: ACT, groups: ['AD'], count: 2, root: ROOT };
const { state } = given([
  ...SORTED,
  decided('AD'),
  happened('DisposalActOpened', { ...act, destination: 'INV', form: 'transfer', receiver }),
  happened('DisposalExecuted', { act: ACT, gate: 0, count: 2, root: ROOT }),
]);

async function days(...corrections: readonly (readonly [before: string, after: string, left?: string])[]) {
  const store = new MemoryEventStore(testClock);
  const gate = `gate-${FONDS}`;
  await record(store, gate, 'TransferAccepted', {
    ...{ of: { act: ACT, sealed: 1, root: ROOT, count: 2 }, from: UNIT_ORG, to: INVESTOR, holder: INVESTOR },
    ...{ since: '2026-11-10', nature: 'transfer', partial: false, signedBy: 'account' },
  });
  for (const [before, after, left] of corrections)
    await record(store, gate, 'EffectCorrected', {
      ...{ seconds: testId<'event'>(), corrects: 0, before, after },
      split: left === undefined ? [] : [{ unit: left }],
    });
  const endings = PAIR.map((unit) => ({ unit, group: 'AD', term: 'transferred', receiver: receiver.name }));
  const units = { told: () => Promise.resolve({ date: TODAY }), endings: () => endings };
  const rows = await new CaseLedgerRows(units as never, store).rows(state as never, TODAY);
  return rows.map(({ units: count, when }) => [count, ...when.map(({ since }) => since)]);
}

describe('the ledger of a case', () => {
  it('says on which day units went, as a correction has it now (E92)', async () => {
    expect(await days()).toEqual([[2, '2026-11-10']]);
    expect(await days(['2026-11-10', '2026-11-12'])).toEqual([[2, '2026-11-12']]);
    expect(await days(['2026-11-10', '2026-11-12'], ['2026-11-12', '2026-11-11'])).toEqual([
      [2, '2026-11-11'],
    ]);
  });

  it('names both days where a correction left units behind', async () => {
    expect(await days(['2026-11-10', '2026-11-12', PAIR[1]])).toEqual([[2, '2026-11-10', '2026-11-12']]);
  });
});
