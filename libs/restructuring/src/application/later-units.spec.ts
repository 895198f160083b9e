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

  it('leaves the count of its group when it is drawn out, and lets the rest be sorted anew', () => {
    const later = new Set([unit]);
    const split = {
      kind: 'split',
      to: '另',
      ground: '后到',
      from: new Map([['AD', [unit]]]),
      later,
    } as const;
    const told = caseDecider.decide({ ...split, deed: deed() }, stateOf());
    if (!told.ok || told.value[0]?.type !== 'CaseUnitsSplit') throw new Error('a split was expected');
    const after = happened('CaseUnitsSplit', told.value[0].data);
    const counts = (state: ReturnType<typeof stateOf>) =>
      [...state.groups.values()].map(({ key, count }) => `${key} ${count}`);
    expect(counts(stateOf(after))).toEqual(['AD 2', 'KU 2', '另 1']);
    expect(caseDecider.decide({ kind: 'sort', sorting: SORTING, deed: deed() }, stateOf(after)).ok).toBe(
      true,
    );
    // Drawn out once more it is one that its group counts.
    const more = { ...split, to: '再', from: new Map([['另', [unit]]]), deed: deed() };
    const again = caseDecider.decide(more, stateOf(after));
    if (!again.ok || again.value[0]?.type !== 'CaseUnitsSplit') throw new Error('a split was expected');
    const last = happened('CaseUnitsSplit', again.value[0].data);
    expect(counts(stateOf(after, last))).toEqual(['AD 2', 'KU 2', '另 0', '再 1']);
  });

  it('under a mark of secrecy does not come to a group of others', () => {
    const group = groupOfUnit(stateOf(), { ...later, secret: true }) ?? '';
    given(SORTED)
      .when({ kind: 'split', to: 'AD', ground: '并', from: new Map([[group, [unit]]]), deed: deed() })
      .then({ code: 'secrecy-mixed' });
  });
});
