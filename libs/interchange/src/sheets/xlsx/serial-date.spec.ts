import { serialInstant, serialOf } from './serial-date';

describe('serials of both date systems', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [37873, '2003-09-09'],
    [2958465, '9999-12-31'],
  ])('1900: %p is %p', (serial, date) => expect(serialInstant(serial, '1900')?.date).toBe(date));

  it.each([
    [0, '1904-01-01'],
    [36411, '2003-09-09'],
  ])('1904: %p is %p', (serial, date) => expect(serialInstant(serial, '1904')?.date).toBe(date));

  it('a serial before or beyond the calendar is no date', () => {
    expect(serialInstant(-1, '1904')).toBeUndefined();
    expect(serialInstant(2958466, '1900')).toBeUndefined();
    expect(serialInstant(NaN, '1900')).toBeUndefined();
  });

  it('goes back from a day to its serial', () => {
    for (const date of ['1900-01-01', '1900-02-28', '1900-03-01', '2003-09-09']) {
      expect(serialInstant(serialOf(date, '1900') ?? -1, '1900')?.date).toBe(date);
    }
    expect(serialOf('1899-12-31', '1900')).toBeUndefined();
    expect(serialOf('1903-12-31', '1904')).toBeUndefined();
    expect(serialOf('2003-02-30', '1900')).toBeUndefined();
  });
});
