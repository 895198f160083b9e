import fc from 'fast-check';
import { balanceOfCase, endingLine, endingOf, type Ending, type StandingUnit } from './ending.rule';
import { rootOfRows } from '@fonds/ledger/core';
import type { GroupOutcome } from './outcome.rule';

const OWN = 'own';
const OUTCOMES: readonly GroupOutcome[] = [
  { destination: 'EST', form: 'retain', by: 'table' },
  { destination: 'INV', form: 'transfer', by: 'decision', receiver: { name: '国资委', organisation: 'inv' } },
  { destination: 'DEP', form: 'deposit', by: 'decision', receiver: { name: '市馆', organisation: 'nat' } },
  {
    destination: 'DSG',
    form: 'entrusted',
    by: 'decision',
    receiver: { name: '代管单位', organisation: 'dsg' },
  },
  { destination: 'OBJ', form: 'with-object', by: 'table', receiver: { name: '买受人', organisation: 'buy' } },
  { destination: 'CPY', form: 'copy', by: 'decision', originals: 'EST', receiver: { name: '新公司' } },
  {
    destination: 'CPY',
    form: 'copy',
    by: 'decision',
    originals: 'INV',
    receiver: { name: '国资委', organisation: 'inv' },
  },
];

/** Holdings, splits, losses, finds, takeovers and acts that were carried out or not: whatever a case can come to. */
const standing = fc.record({
  group: fc.integer({ min: 0, max: OUTCOMES.length }),
  fixed: fc.boolean(),
  entry: fc.constantFrom('taken-on', 'created', 'rearranged', 'recovered'),
  custodian: fc.constantFrom(OWN, 'inv', 'nat', 'dsg', 'buy', 'administrator'),
  deposited: fc.boolean(),
  out: fc.option(fc.constantFrom('lost', 'destroyed', 'withdrawn', 'rearranged'), {
    nil: undefined,
    freq: 4,
  }),
});
const cases = fc.array(standing, { maxLength: 60 }).map((rows) =>
  rows.map(({ group, out, ...row }, n): StandingUnit => ({
    ...row,
    unit: `u${String(n).padStart(3, '0')}`,
    group: `g${group}`,
    ...(out && { out }),
  })),
);
const outcomes = new Map(OUTCOMES.map((outcome, n) => [`g${n}`, outcome]));
const fixedOf = (units: readonly StandingUnit[]): Set<string> =>
  new Set(units.filter(({ fixed }) => fixed).map(({ unit }) => unit));
const sum = (terms: readonly { count: number }[]): number => terms.reduce((n, { count }) => n + count, 0);

describe('a unit that was destroyed', () => {
  const gone = { unit: 'u', group: 'g0', fixed: true, entry: 'taken-on', out: 'destroyed' };

  it('counts as the case’s own only by its own register (O6)', () => {
    expect(endingOf({ ...gone, ownList: true }, OUTCOMES[0], OWN)).toMatchObject({ term: 'destroyed' });
    expect(endingOf({ ...gone, ownList: false }, OUTCOMES[0], OWN)).toMatchObject({
      term: 'destroyedElsewise',
    });
  });
});

describe('a unit that was to be deposited', () => {
  const there = { unit: 'u', group: 'g2', fixed: true, entry: 'taken-on', custodian: 'nat' };

  it('is so only by a deposit: what a takeover or a plain transfer brought there is not accounted for', () => {
    expect(endingOf({ ...there, deposited: true }, OUTCOMES[2], OWN)).toMatchObject({ term: 'deposited' });
    expect(endingOf(there, OUTCOMES[2], OWN)).toMatchObject({ why: 'otherwise-given' });
  });

  it('is not transferred by a deposit, either', () => {
    const sent = { ...there, custodian: 'inv' };
    expect(endingOf(sent, OUTCOMES[1], OWN)).toMatchObject({ term: 'transferred' });
    expect(endingOf({ ...sent, deposited: true }, OUTCOMES[1], OWN)).toMatchObject({
      why: 'otherwise-given',
    });
  });
});

describe('the balance of a case (INV-03)', () => {
  it('accounts for each unit once, or names it; it closes only when it names none', () => {
    fc.assert(
      fc.property(cases, (units) => {
        const balance = balanceOfCase(fixedOf(units), units, outcomes, OWN);
        const named = balance.unaccounted.map(({ unit }) => unit);
        expect(sum(balance.ended) + named.length).toBe(units.length);
        expect(new Set(named).size).toBe(named.length);
        expect(balance.closes).toBe(named.length === 0);
        expect(balance.opening + sum(balance.came)).toBe(units.length);
        for (const { group, terms } of balance.groups)
          expect(sum(terms)).toBe(
            units.filter((each) => each.group === group && !named.includes(each.unit)).length,
          );
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('does not close over a unit that is there no more and of which nothing is told', () => {
    fc.assert(
      fc.property(cases, (units) => {
        const balance = balanceOfCase(new Set([...fixedOf(units), 'vanished']), units, outcomes, OWN);
        expect([balance.closes, balance.vanished]).toEqual([false, ['vanished']]);
      }),
      { numRuns: 50, seed: 20261122 },
    );
  });

  it('never sends a unit to two places, nor anywhere that nobody decided on', () => {
    fc.assert(
      fc.property(cases, (units) => {
        for (const unit of units) {
          const outcome = outcomes.get(unit.group);
          const ending = endingOf(unit, outcome, OWN);
          if ('why' in ending || unit.out !== undefined) continue;
          const keeper = ending.term === 'retained' ? OWN : outcome?.receiver?.organisation;
          expect(unit.custodian).toBe(keeper);
        }
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });

  it('has a root over each unit and its ending: one unit left out of the list, or told otherwise, gives another', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (units, n) => {
        const { endings } = balanceOfCase(fixedOf(units), units, outcomes, OWN);
        const list = units
          .map((unit) => endingOf(unit, outcomes.get(unit.group), OWN))
          .filter((each): each is Ending => 'term' in each);
        expect(endings).toEqual({ count: list.length, root: rootOfRows(list.map(endingLine)) });
        if (!list.length) return;
        const at = n % list.length;
        const without = list.filter((_, index) => index !== at);
        const told = list.map((each, index) => (index === at ? { ...each, receiver: '他方' } : each));
        for (const other of [without, told]) expect(rootOfRows(other.map(endingLine))).not.toBe(endings.root);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });
});
