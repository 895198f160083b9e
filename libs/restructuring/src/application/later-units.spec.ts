import { rootOfRows } from '@fonds/ledger/core';
import { happened, testId } from '@fonds/testing';
import {
  decided,
  deed,
  given,
  roots,
  SORTED,
  SORTING,
  TODAY,
  words,
  WITH_PAPER,
} from '../../test/case-history.fixture';
import { outcomesOf } from './case-units';
import { planLines } from '../domain/case-line.rule';
import { caseDecider } from '../domain/case.decider';
import { groupOfUnit } from '../domain/case.state';

const stateOf = (...events: Parameters<typeof given>[0]) => {
  const { state } = given([...SORTED, ...events]);
  if (!state) throw new Error('a case was expected');
  return state;
};

describe('a unit that is registered after the sorting, in a series that it did not see', () => {
  const unit = testId<'unit'>();
  const later = { unit, series: testId<'series'>(), secret: false };
  const all = new Map([...roots, ['unknown', { count: 1, root: rootOfRows([unit]) }] as const]);

  it('lies in a group that can be decided on by its name (INV-30)', () => {
    const group = groupOfUnit(stateOf(), later) ?? '';
    expect(group).toBe('unknown');
    const decide = (named: string) =>
      caseDecider.decide(
        { kind: 'decide-custody', decision: words(named), deed: WITH_PAPER },
        given(SORTED).state,
      );
    expect(decide(group)).toMatchObject({ ok: true, value: [{ type: 'CustodyDecided', data: { group } }] });
    expect(decide('KU-secret')).toMatchObject({ ok: false, error: { code: 'group-unknown' } });
    const after = stateOf(decided('unknown'));
    expect(outcomesOf(stateOf(), [{ group }], TODAY).size).toBe(0);
    expect(outcomesOf(after, [{ group }], TODAY).get(group)).toMatchObject({ destination: 'INV' });
  });

  it('stands in the plan, and what was decided of it stands after a new sorting', () => {
    const lines = (state: ReturnType<typeof stateOf>) =>
      planLines(state, all, TODAY).map(({ group, count, decided: is }) => `${group} ${count} ${is}`);
    expect(lines(stateOf())).toEqual(['AD 2 false', 'KU 2 false', 'unknown 1 false']);
    const anew = stateOf(decided('unknown'), happened('CaseUnitsSorted', SORTING));
    expect(lines(anew).sort()).toEqual(['AD 2 false', 'KU 2 false', 'unknown 1 true']);
  });

  it('under a mark of secrecy does not come to a group of others', () => {
    const group = groupOfUnit(stateOf(), { ...later, secret: true }) ?? '';
    given(SORTED)
      .when({ kind: 'split', to: 'AD', ground: '并', from: new Map([[group, [unit]]]), deed: deed() })
      .then({ code: 'secrecy-mixed' });
  });
});
