import { happened } from '@fonds/testing';
import { BUYER, closing, decided, given, SORTED, UNIT_ORG, UNITS } from '../../test/case-history.fixture';
import { caseDecider } from './case.decider';

describe('a case', () => {
  const ALL = [...SORTED, decided('AD'), decided('KU')];

  it('S17: is not closed over what is undecided (AL 16)', () => {
    given([...SORTED, decided('AD')])
      .when(closing())
      .then({
        code: 'custody-undecided-in-case',
        rule: 'INV-30',
        basis: [{ instrument: 'AL', article: '16' }],
        facts: { groups: ['KU'], count: 2 },
      });
  });

  it('is not closed over a unit that its keeper still has, or that another one has', () => {
    given(ALL)
      .when(closing(given(ALL).state, UNIT_ORG))
      .then({ code: 'units-unaccounted', rule: 'INV-03' });
    given(ALL)
      .when(closing(given(ALL).state, BUYER))
      .then({ code: 'units-unaccounted', rule: 'INV-03' });
    expect(caseDecider.decide(closing(given(ALL).state), given(ALL).state).ok).toBe(true);
  });

  it('is not closed while a difference is unexplained, or a loss is said and not recorded', () => {
    const [lost] = UNITS;
    const counted = happened('InventoryCounted', {
      method: 'scan',
      expected: 4,
      found: 3,
      missing: [lost ?? ''],
      unlisted: [],
    });
    given([...ALL, counted])
      .when(closing())
      .then({ code: 'differences-unexplained', rule: 'INV-03' });
    const explained = happened('InventoryDifferenceExplained', {
      unit: lost,
      outcome: 'missing',
      explanation: '遗失',
    });
    given([...ALL, counted, explained])
      .when(closing())
      .then({ code: 'loss-not-recorded', rule: 'INV-03' });
  });

  it('is not closed over a loss of which no incident tells (E57, E56)', () => {
    const [unit = ''] = UNITS;
    given(ALL)
      .when({ ...closing(), unreported: [unit] })
      .then({ code: 'incident-missing', rule: 'INV-03', facts: { units: [unit], count: 1 } });
  });

  it('is not closed over a unit that was explained as found and is missing in a newer count (INV-03)', () => {
    const [unit = ''] = UNITS;
    const counted = happened('InventoryCounted', {
      ...{ method: 'scan', expected: 4, found: 3, missing: [unit], unlisted: [] },
    });
    const found = happened('InventoryDifferenceExplained', { unit, outcome: 'found', explanation: '错架' });
    expect(caseDecider.decide(closing(), given([...ALL, counted, found]).state).ok).toBe(true);
    given([...ALL, counted, found, counted])
      .when(closing())
      .then({ code: 'differences-unexplained', rule: 'INV-03' });
  });
});

describe('a case whose unarranged material is still counted as a whole', () => {
  it('is not closed: a lot is custody, too (INV-03)', () => {
    const all = [...SORTED, decided('AD'), decided('KU')];
    given(all)
      .when({ ...closing(given(all).state), lots: ['未整理图纸'] })
      .then({ code: 'lots-open', rule: 'INV-03', facts: { lots: ['未整理图纸'], count: 1 } });
  });
});
