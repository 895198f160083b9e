import { civilDate } from '@fonds/kernel';
import { localClockOf, type LocalClock } from './local-clock';

const rule = (years: number, over: Partial<LocalClock> = {}): LocalClock => ({
  ...{ clock: 'CLK-01', years, from: civilDate('2020-01-01'), basis: [], mark: 'F', approvedBy: '人大' },
  ...over,
});
const [EVERYWHERE, PROVINCE, CITY, OWN] = [
  rule(18, { from: civilDate('2022-01-01') }),
  rule(17, { place: 'a', above: 2, from: civilDate('2022-01-01') }),
  rule(16, { place: 'a', above: 1 }),
  rule(15, { place: 'a', above: 0 }),
] as const;
const yearsOf = (rules: readonly LocalClock[], place = 'a', day = '2026-11-22'): number | undefined =>
  localClockOf(rules, 'CLK-01', place, civilDate(day))?.years;

describe('of local rules for one clock (E103)', () => {
  it('the nearest holds: the archives’ own, its city’s, its province’s, the one for everywhere', () => {
    const all = [EVERYWHERE, PROVINCE, CITY, OWN];
    expect(all.map((_, n) => yearsOf(all.slice(0, all.length - n)))).toEqual([15, 16, 17, 18]);
    expect(yearsOf([...all].reverse())).toBe(15);
    expect(yearsOf(all, 'b')).toBe(18);
  });

  it('of two of the same body the later holds, and none after its last day', () => {
    const later = rule(12, { place: 'a', above: 1, from: civilDate('2025-01-01') });
    expect([yearsOf([CITY, later]), yearsOf([CITY, later], 'a', '2024-12-31')]).toEqual([12, 16]);
    expect(yearsOf([{ ...OWN, until: civilDate('2026-11-21') }, CITY])).toBe(16);
  });
});
