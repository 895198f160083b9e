import type { PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { happened } from '@fonds/testing';
import {
  closing,
  decided,
  deed,
  fixed,
  given,
  opened,
  roots,
  sorted,
  SORTED,
  TODAY,
  WITH_PAPER,
  words,
} from '../../test/case-history.fixture';
import { caseDecider } from './case.decider';
import { planLines } from './case-line.rule';
import { outcomeOf } from './outcome.rule';

describe('a custody decision', () => {
  it('needs the consent below confidence A, and a receiver unless the units stay', () => {
    given(SORTED)
      .when({ kind: 'decide-custody', decision: words('AD'), deed: deed() })
      .then({ code: 'custody-consent-missing', rule: 'INV-30' });
    given(SORTED)
      .when({ kind: 'decide-custody', decision: words('AD', { receiver: undefined }), deed: WITH_PAPER })
      .then({ code: 'receiver-missing', rule: 'INV-02' });
    const { state } = given([...SORTED, decided('AD')]);
    expect(state?.groups.get('AD')?.decision?.destination).toBe('INV');
  });

  it('against a national text in force is refused; against a default it is recorded as a deviation', () => {
    const merger = [opened('C01'), fixed, sorted];
    given(merger)
      .when({ kind: 'decide-custody', decision: words('KU', { destination: 'NAT' }), deed: WITH_PAPER })
      .then({ code: 'custody-against-law', basis: [{ instrument: 'O79', article: '22' }] });
    const told = caseDecider.decide(
      { kind: 'decide-custody', decision: words('AD', { destination: 'NAT' }), deed: WITH_PAPER },
      given(merger).state,
    );
    expect(told.ok && told.value[0]?.data).toMatchObject({
      deviates: true,
      proposal: { destination: 'SUC', confidence: 'B' },
    });
  });

  it('S21: I4 in 2010 binds; today it is a default', () => {
    const move = {
      kind: 'decide-custody',
      decision: words('AD', { destination: 'SUC', on: '2010-05-01' }),
    } as const;
    const then = { ...WITH_PAPER, businessDate: civilDate('2010-05-01') };
    given([opened('I4', then.businessDate), fixed, sorted])
      .when({ ...move, deed: then })
      .then({ code: 'custody-against-law', basis: [{ instrument: 'JG83', article: '26(4)' }] });
    expect(
      caseDecider.decide({ ...move, deed: WITH_PAPER }, given([opened('I4'), fixed, sorted]).state).ok,
    ).toBe(true);
  });

  it('stands no more where the facts turn it against a national text in force (O79 22)', () => {
    const survive = (is: boolean) =>
      happened('CaseFactsStated', { group: 'KU', facts: { unitsSurvive: is } });
    const kept = [opened('C02'), fixed, sorted, survive(true), decided('KU', 'EST')];
    const settled = (events: readonly PastEvent[]) => {
      const { state } = given(events);
      const group = state?.groups.get('KU');
      return state && group && outcomeOf(state, group, TODAY)?.destination;
    };
    expect([settled(kept), settled([...kept, survive(false)])]).toEqual(['EST', undefined]);
  });

  it('for whoever comes after is for the receiver whose marks were stated', () => {
    const stated = happened('CaseFactsStated', { group: 'AD', facts: { receiver: { name: '甲公司' } } });
    const order = (over: object) => ({
      kind: 'decide-custody' as const,
      decision: words('AD', over),
      deed: WITH_PAPER,
    });
    given([...SORTED, stated])
      .when(order({ destination: 'SUC' }))
      .then({ code: 'receiver-not-as-stated', facts: { stated: '甲公司', given: '市国资委', group: 'AD' } });
    // The investor is no buyer: what was stated of one says nothing of it.
    expect(caseDecider.decide(order({}), given([...SORTED, stated]).state).ok).toBe(true);
    const same = order({ destination: 'SUC', receiver: { name: '甲公司' } });
    expect(caseDecider.decide(same, given([...SORTED, stated]).state).ok).toBe(true);
  });

  it('is told in the plan with what it was made on', () => {
    const { state } = given([...SORTED, decided('AD')]);
    const [line] = state ? planLines(state, roots, TODAY) : [];
    expect(line).toMatchObject({ group: 'AD', decided: true, confidence: 'B', basis: [] });
  });

  it('made for a bankruptcy stands after it became a reorganisation only where that one names its destination', () => {
    const amended = happened('CaseAmended', {
      before: 'C15',
      after: 'C16',
      document: { title: '重整计划', on: '2026-11-19' },
    });
    const after = [...SORTED, decided('AD'), decided('KU', 'EST'), amended];
    given(after)
      .when({ ...closing(given(after).state), deed: deed() })
      .then({ code: 'custody-undecided-in-case', facts: { groups: ['AD'], count: 2 } });
  });
});
