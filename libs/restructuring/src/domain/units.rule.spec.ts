import type { PastEvent } from '@fonds/event-contracts';
import { happened } from '@fonds/testing';
import { deed, fixed, given, opened, SORTED, SORTING, UNITS } from '../../test/case-history.fixture';

describe('units of a case', () => {
  it('lie in one group each: groups that do not hold all of them are refused', () => {
    const sorting = { ...SORTING, groups: SORTING.groups.slice(0, 1) };
    given([opened(), fixed])
      .when({ kind: 'sort', sorting, deed: deed() })
      .then({ code: 'groups-incomplete', rule: 'INV-30' });
  });

  it('are drawn out of no group before they are sorted (INV-30)', () => {
    const from = new Map([['unsorted', UNITS.slice(0, 1)]]);
    given([opened(), fixed])
      .when({ kind: 'split', to: '另', ground: '另案', from, deed: deed() })
      .then({ code: 'units-not-sorted' });
  });

  it('are drawn out by name, and then count where they are', () => {
    const split = happened('CaseUnitsSplit', {
      from: 'AD',
      to: 'AD-1',
      units: UNITS.slice(0, 1),
      ground: '另案',
    });
    const { state } = given([...SORTED, split]);
    expect([...(state?.groups.values() ?? [])].map(({ key, count }) => `${key} ${count}`)).toEqual([
      'AD 1',
      'KU 2',
      'AD-1 1',
    ]);
    expect(state?.moved.get(UNITS[0] ?? '')).toBe('AD-1');
  });

  it('that are secret do not come to a group of others', () => {
    const secret = happened('CaseUnitsSorted', {
      ...SORTING,
      groups: SORTING.groups.map((each) => ({ ...each, secret: each.group === 'KU' })),
    });
    const from = new Map([['KU', UNITS.slice(2)]]);
    given([opened(), fixed, secret])
      .when({ kind: 'split', to: 'AD', ground: '并', from, deed: deed() })
      .then({ code: 'secrecy-mixed' });
  });
});

describe('a count', () => {
  const counted = (found: number, group?: string) =>
    happened('InventoryCounted', {
      ...{ method: 'hand', expected: 4, found, missing: [], unlisted: [] },
      ...(group !== undefined && { group }),
    });
  const explained = happened('InventoryDifferenceExplained', {
    ...{ code: '*', outcome: 'miscounted', explanation: '重数' },
  });
  const open = (events: readonly PastEvent[]) =>
    [...(given([...SORTED, ...events]).state?.differences ?? [])].flatMap(([key, each]) =>
      each.explained ? [] : [key],
    );

  it('of other numbers is not explained by what was said of an earlier one', () => {
    expect(open([counted(3), explained])).toEqual([]);
    expect(open([counted(3), explained, counted(3)])).toEqual([]);
    expect(open([counted(3), explained, counted(2)])).toEqual(['*']);
  });

  it('made again of a group settles what was open of that group alone', () => {
    const [unit = ''] = UNITS;
    const missing = (group: string, of: readonly string[]) =>
      happened('InventoryCounted', {
        ...{ method: 'scan', group, expected: 2, found: 2 - of.length, missing: [...of], unlisted: [] },
      });
    const both = [missing('AD', [unit]), missing('KU', UNITS.slice(3))];
    expect(open(both)).toEqual([unit, UNITS[3]]);
    expect(open([...both, missing('AD', [])])).toEqual([UNITS[3]]);
  });
});
