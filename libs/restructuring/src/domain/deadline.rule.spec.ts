import { civilDate } from '@fonds/kernel';
import { happened } from '@fonds/testing';
import { fixed, given, opened, sorted, TODAY } from '../../test/case-history.fixture';
import { deadlinesOf } from './deadline.rule';

const told = (...events: Parameters<typeof given>[0]) => {
  const { state } = given(events);
  if (!state) throw new Error('a case was expected');
  return deadlinesOf(state, TODAY).map(
    ({ of, due, daysLeft, isDefault }) => `${of} ${due} ${daysLeft}${isDefault ? ' default' : ''}`,
  );
};
const GROUP = happened('DisposalGroupFormed', {
  members: (['leader', 'superior', 'archivist', 'liquidator'] as const).map((role) => ({ name: role, role })),
});
const terminated = happened('BankruptcyTerminated', {
  ...{ on: '2026-11-20', document: '终结裁定' },
  litigation: false,
});

describe('the deadlines of a case', () => {
  it('are those of its open obligations: a group that is formed is waited for no more', () => {
    expect(told(opened(), fixed)).toEqual(['O2 2026-11-16 -6 default']);
    expect(told(opened(), fixed, GROUP)).toEqual([]);
  });

  it('of a bankruptcy that is terminated run by EBL 121, the nearest first', () => {
    expect(told(opened(), fixed, terminated)).toEqual(['O2 2026-11-16 -6 default', 'EBL 121 2026-11-30 8']);
    const left = happened('UnitDeregistered', { on: '2026-11-21', document: '通知书', undecided: 4 });
    expect(told(opened(), fixed, GROUP, terminated, left)).toEqual(['EBL 122 2026-11-22 0']);
  });

  it('of an organ that is abolished are six months from the decision, of one that goes on none (CLK-05)', () => {
    expect(told(opened('I2'), fixed, sorted, GROUP)).toEqual(['O8 2027-05-01 160 default']);
    expect(told(opened('I4'), fixed, sorted, GROUP)).toEqual([]);
  });

  it('do not run in a closed case', () => {
    const { state } = given([opened(), fixed]);
    expect(state && deadlinesOf({ ...state, closed: true }, civilDate('2027-01-01'))).toEqual([]);
  });
});
