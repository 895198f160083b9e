import { differenceIn, type Belief } from './holding-difference';

const row = (since: string, owner = '国家') => ({
  ...{ v: 1 as const, unit: 'u', fonds: 'f', custodian: 'A', holder: 'A' },
  owner,
  since,
});
/** Taken on at 10, corrected at 20, described better at 30, corrected again at 40. */
const BELIEFS: readonly Belief[] = [
  { row: row('2020-05-01'), from: 10n, to: 20n },
  { row: row('1999-01-01'), from: 20n, to: 30n },
  { row: row('1999-01-01'), from: 30n, to: 40n },
  { row: row('1998-01-01'), from: 40n, to: null },
];
const position = (before: bigint, after: bigint) => differenceIn(BELIEFS, before, after)?.position;

describe('a difference between two beliefs', () => {
  it('is explained by the event that changed the custody, not by one that described the unit better', () => {
    expect(position(15n, 35n)).toBe('20');
    expect(position(35n, 15n)).toBe('20');
  });

  it('after a correction of a correction is explained by the last of them', () => {
    expect(position(15n, 45n)).toBe('40');
    expect(position(25n, 45n)).toBe('40');
    expect(position(5n, 15n)).toBe('10');
  });

  it('is none where both tell the same', () => {
    expect(position(22n, 38n)).toBeUndefined();
    expect(position(41n, 50n)).toBeUndefined();
  });

  it('is explained by the event after which nothing is believed of the day any more', () => {
    const moved: readonly Belief[] = [{ row: row('1999-01-01'), from: 10n, to: 20n }];
    expect(differenceIn(moved, 15n, 25n)).toMatchObject({ after: null, position: '20' });
  });
});
