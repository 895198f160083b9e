import { parseNormalDate } from './normal-date';

describe('a machine-readable date of a finding aid', () => {
  it.each([
    ['1937', '1937-01-01', '1937-12-31', 'exact'],
    ['1937-05', '1937-05-01', '1937-05-31', 'exact'],
    ['1936-02', '1936-02-01', '1936-02-29', 'exact'],
    ['1937-05-01', '1937-05-01', '1937-05-01', 'exact'],
    ['19370501', '1937-05-01', '1937-05-01', 'exact'],
    ['1937-05-01T10:00:00Z', '1937-05-01', '1937-05-01', 'exact'],
    ['1937/1939', '1937-01-01', '1939-12-31', 'exact'],
    ['1937-05/1939-06-02', '1937-05-01', '1939-06-02', 'exact'],
    ['1937/', '1937-01-01', undefined, 'exact'],
    ['1937/..', '1937-01-01', undefined, 'exact'],
    ['1937/9999', '1937-01-01', undefined, 'exact'],
    ['19370101/99991231', '1937-01-01', undefined, 'exact'],
    ['/1939', undefined, '1939-12-31', 'exact'],
    ['1937~', '1937-01-01', '1937-12-31', 'approximate'],
    ['193X', '1930-01-01', '1939-12-31', 'approximate'],
  ])('%s spans %s to %s, %s', (normal, from, to, certainty) => {
    const span = parseNormalDate(normal);
    expect([span?.from, span?.to, span?.certainty]).toEqual([from, to, certainty]);
  });

  it.each([
    '',
    '/',
    '..',
    '37',
    'May 1937',
    '1937-13',
    '1937-02-30',
    '1937-00',
    '1937-05-00',
    '1939/1937',
    '1937/1938/1939',
    '0000',
    '9999',
    '99991231',
    '9999-12-31',
    '1937/x',
  ])('is not made up from %p', (normal) => expect(parseNormalDate(normal)).toBeUndefined());
});
