import { MemoryEventStore } from '@fonds/event-store';
import { happened, record, testClock, testId } from '@fonds/testing';
import { FONDS, given, ROOT, SORTED, TODAY, UNIT_ORG, UNITS } from '../../test/case-history.fixture';
import { balanceOfCase } from '../domain/ending.rule';
import { CompletionPaper } from './completion-paper';

const [LENT, REFUSED] = [testId<'act'>(), testId<'act'>()];
const loan = (act: string, reader: string) =>
  happened('CaseLoanExcepted', {
    ...{ act, purpose: 'audit', reader, due: '2027-01-31', approval: 'A-1', count: 1, root: ROOT },
  });
const copies = happened('CaseCopiesGiven', { group: 'AD', what: 'copy', to: 'Buyer', quantity: '3' });
const { state } = given([...SORTED, loan(LENT, 'Auditor'), loan(REFUSED, 'Valuer'), copies]);
if (!state) throw new Error('a case was expected');

async function printed(language?: 'zh' | 'en', hidden = 0) {
  const store = new MemoryEventStore(testClock);
  for (const act of [LENT, REFUSED]) {
    const data = { fonds: FONDS, custodian: UNIT_ORG, reader: 'X', purpose: 'X', due: '2027-01-31' };
    await record(store, `act-${act}`, 'LoanRequested', data);
  }
  await record(store, `act-${LENT}`, 'ActDecided', { sealed: 0, gate: 3, event: testId() });
  const standing = UNITS.map((unit, n) => ({
    ...{ unit, group: n < 2 ? 'AD' : 'KU', fixed: true, entry: 'registered', out: 'lost' },
  }));
  const balance = balanceOfCase(new Set(UNITS), standing, new Map(), UNIT_ORG);
  const units = {
    told: () => Promise.resolve({ date: TODAY }),
    balance: () => balance,
    endings: () => [{ unit: UNITS[0], group: 'AD', term: 'lost' }],
  };
  const seen = [{ unit: UNITS[0], code: 'A-1', title: '', dates: '', retention: 'Y' }];
  const catalogue = {
    hidden,
    units: (async function* () {
      yield* await Promise.resolve(seen);
    })(),
  };
  const permanent = { among: () => Promise.resolve(catalogue) };
  const head = { of: () => Promise.resolve({}) };
  const papers = new CompletionPaper(units as never, permanent as never, head as never, store);
  const viewer = {} as never;
  const { rows, decision: _, ...paper } = await papers.prepared(state as never, TODAY, viewer, language);
  const listed: unknown[] = [];
  for await (const row of rows) listed.push(row);
  return { ...paper, listed };
}

describe('a completion report', () => {
  it('names the loans that were decided, not what was excepted and never went out', async () => {
    const { beside } = await printed('en');
    expect(beside.filter((line) => line.startsWith('Loan'))).toEqual([
      expect.stringContaining('Auditor') as string,
    ]);
  });

  it('says how many permanent units it does not list because whoever prints it may not see them', async () => {
    const { beside, listed } = await printed('en', 3);
    expect(listed).toHaveLength(1);
    expect(beside.filter((line) => line.startsWith('Not listed'))).toEqual([
      expect.stringContaining('3 permanent units') as string,
    ]);
    expect((await printed()).beside.join()).not.toContain('未列');
  });

  it('speaks the language that is asked for', async () => {
    expect(JSON.stringify(await printed('en'))).not.toMatch(/\p{Script=Han}/u);
    expect(await printed()).toMatchObject({ standing: expect.stringContaining('未完结') as string });
  });
});
