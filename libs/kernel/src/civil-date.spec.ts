import fc from 'fast-check';
import {
  addDays,
  civilDate,
  civilDateOf,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  isCivilDate,
  laterDay,
  shanghaiDay,
} from './civil-date';

const FIRST = dayNumber(civilDate('0001-01-01'));
const LAST = dayNumber(civilDate('9999-12-31'));
const day = fc.integer({ min: FIRST, max: LAST });

describe('a civil date', () => {
  it('is the later of two, or the only one', () => {
    const [one, other] = [civilDate('2026-02-28'), civilDate('2026-03-01')];
    expect([laterDay(one, other), laterDay(other, one), laterDay(undefined, one)]).toEqual([
      other,
      other,
      one,
    ]);
  });

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '1949-10-01'])('%s exists', (text) =>
    expect(civilDate(text)).toBe(text),
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    ' 2026-01-01',
  ])('%p does not exist or is written otherwise', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(/YYYY-MM-DD/);
  });

  it('is made of numbers only where the calendar has that day', () => {
    expect(civilDateOf(987, 6, 5)).toBe('0987-06-05');
    expect(civilDateOf(2026, 2, 29)).toBeUndefined();
    expect([
      daysInMonth(2024, 2),
      daysInMonth(2100, 2),
      daysInMonth(2026, 12),
      daysInMonth(2026, 13),
    ]).toEqual([29, 28, 31, 0]);
  });

  it('and its day number are each other’s inverse, in the order of the calendar', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first, second] = [dateOfDayNumber(a), dateOfDayNumber(b)];
        expect(dayNumber(first)).toBe(a);
        expect(first < second).toBe(a < b);
      }),
    );
  });

  it('has day numbers like those of UTC days since 1970', () => {
    expect([
      dayNumber(civilDate('1970-01-01')),
      dayNumber(civilDate('1969-12-31')),
      dayNumber(civilDate('2000-03-01')),
    ]).toEqual([0, -1, 11017]);
  });

  it('is followed by the next day, across months and leap years', () => {
    expect([
      addDays(civilDate('2024-02-28'), 1),
      addDays(civilDate('2024-02-28'), 2),
      addDays(civilDate('2026-01-01'), -1),
    ]).toEqual(['2024-02-29', '2024-03-01', '2025-12-31']);
  });

  it('is not made outside the calendar', () => {
    expect(() => dateOfDayNumber(LAST + 1)).toThrow(/outside the calendar/);
    expect(() => dateOfDayNumber(FIRST - 1)).toThrow(/outside the calendar/);
  });
});

describe('the business day in Asia/Shanghai', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['1969-12-31T16:00:00.000Z', '1970-01-01'],
  ])('at %s is %s', (instant, expected) => {
    expect(
      shanghaiDay(dayNumber(civilDate(instant.slice(0, 10))) * 86_400_000 + millisecondsOf(instant)),
    ).toBe(expected);
  });
});

const millisecondsOf = (instant: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = instant.slice(11, -1).split(':').map(Number);
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
};
