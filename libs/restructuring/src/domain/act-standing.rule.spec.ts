import type { CaseFactsStated } from '@fonds/event-contracts';
import { happened, testId } from '@fonds/testing';
import {
  decided,
  deed,
  given,
  INVESTOR,
  receiver,
  ROOT,
  SORTED,
  TODAY,
  UNITS,
  WITH_PAPER,
  words,
} from '../../test/case-history.fixture';
import { caseDecider } from './case.decider';
import type { CaseCommand } from './case.commands';
import { outcomeOf } from './outcome.rule';

const ACT = testId();
const act = happened('DisposalActOpened', {
  act: ACT,
  destination: 'INV',
  form: 'transfer',
  receiver,
  groups: ['AD'],
  count: 2,
  root: ROOT,
});
const executed = happened('DisposalExecuted', { act: ACT, gate: 4, count: 1, root: ROOT });
const OPENED = [...SORTED, decided('AD'), act];
const facts: CaseFactsStated = { group: 'AD', facts: { receiver: { name: '另一单位' } } };
const ended = new Set([ACT]);

const orders: readonly CaseCommand[] = [
  { kind: 'split', to: '另', ground: '另案', from: new Map([['AD', UNITS.slice(0, 1)]]), deed: deed() },
  { kind: 'state-facts', facts, deed: deed() },
  { kind: 'decide-custody', decision: words('AD'), deed: WITH_PAPER },
];

describe('what turns a group elsewhere', () => {
  it.each(orders)('waits for the act that carries the group out: $kind', (order) => {
    given(OPENED)
      .when(order)
      .then({ code: 'group-under-way', facts: { group: 'AD' } });
  });

  it.each(orders)('goes on once the act came to nothing: $kind', (order) => {
    expect(caseDecider.decide({ ...order, ended } as CaseCommand, given(OPENED).state).ok).toBe(true);
  });

  it('of a group that was handed over: what is left of it is drawn out, and decided on in its new group', () => {
    const [split, ...others] = orders;
    const history = given([...OPENED, executed]);
    expect(split && caseDecider.decide(split, history.state).ok).toBe(true);
    for (const order of others) history.when(order).then({ code: 'group-under-way' });
    const from = new Map([['KU', UNITS.slice(2)]]);
    history
      .when({ kind: 'split', to: 'AD', ground: '并', from, deed: deed() })
      .then({ code: 'group-decided', facts: { group: 'AD' } });
  });
});

it('where units were handed over stays the outcome of their group, whatever the facts or the change became', () => {
  const outcome = (after: Parameters<typeof given>[0]) => {
    const { state } = given(after);
    const group = state?.groups.get('AD');
    return state && group && outcomeOf(state, group, TODAY);
  };
  // No decision stands: the table sent it, or its decision was for something else.
  const stated = happened('CaseFactsStated', facts);
  const amended = happened('CaseAmended', {
    before: 'C15',
    after: 'C01',
    document: { title: '重整计划', on: '2026-11-19' },
  });
  expect(outcome([...SORTED, act, executed, stated, amended])).toMatchObject({
    destination: 'INV',
    receiver: { organisation: INVESTOR },
    by: 'table',
  });
  expect(outcome([...OPENED, executed, amended])).toMatchObject({ destination: 'INV', by: 'decision' });
});
