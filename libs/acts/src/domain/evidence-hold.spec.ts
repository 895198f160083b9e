import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { decidedBy } from './evidence-hold.rule';

describe('an evidence hold is decided on within seven working days (CLK-18, APL 56)', () => {
  it.each<[string, string | undefined, string]>([
    ['2026-09-21', '2026-10-08', 'the days of two holidays not counted'],
    ['2021-07-14', undefined, 'not before the law that has the number'],
    ['2030-01-07', 'calendar-missing', 'no day where nobody knows the holidays'],
  ])('%s: %s, %s', (since, by, _why) =>
    expect(decidedBy('evidence', civilDate(since), LAW_DATA_VERSION)).toBe(by),
  );

  it('and no other hold has a day', () =>
    expect(decidedBy('litigation', civilDate('2026-09-21'), LAW_DATA_VERSION)).toBeUndefined());
});
