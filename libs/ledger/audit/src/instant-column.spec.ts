import { instantText, microsOf } from './instant-column';

describe('an instant of metadata and the column beside it', () => {
  it.each([
    ['2000-01-01T00:00:00.000Z', 0, '2000-01-01 00:00:00+00'],
    ['1999-12-31T23:59:59.999999Z', -1, '1999-12-31 23:59:59.999999+00'],
    ['2026-11-22T04:00:00.120Z', 848_635_200_120_000, '2026-11-22 04:00:00.12+00'],
    ['2024-02-29T23:59:59Z', 762_566_399_000_000, '2024-02-29 23:59:59+00'],
    ['0001-01-01T00:00:00Z', -63_082_281_600_000_000, '0001-01-01 00:00:00+00'],
  ])('%s is %d microseconds from 2000, which PostgreSQL writes %s', (instant, micros, column) => {
    expect(microsOf(instant)).toBe(micros);
    expect(instantText(micros)).toBe(column);
  });

  it.each([
    '2023-02-29T00:00:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T23:60:00.000Z',
    '2026-11-22T04:00:00.000',
    '2026-11-22 04:00:00.000Z',
    '2026-11-22T04:00:00.1234567Z',
    '',
  ])('%j is no instant', (text) => expect(microsOf(text)).toBeUndefined());

  it('of a year that has no four digits is told as its number', () => {
    expect(instantText(9e18)).toBe('9000000000000000000');
    expect(instantText(-63_082_368_000_000_000)).toBe('-63082368000000000');
  });
});
