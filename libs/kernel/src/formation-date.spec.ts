import { parseCatalogueDate } from './catalogue-date';
import { dateOfExcelSerial } from './excel-serial';

const read = (printed: string, numeric = false) => {
  const result = parseCatalogueDate(printed, { numeric });
  return result.ok ? [result.value.from, result.value.to, result.value.certainty] : result.error.code;
};

describe('a date as printed in a catalogue', () => {
  it.each([
    ['20030909', '2003-09-09', '2003-09-09', 'exact'],
    ['２００３０９０９', '2003-09-09', '2003-09-09', 'exact'],
    ['2003.9.9', '2003-09-09', '2003-09-09', 'exact'],
    ['2003-9-9', '2003-09-09', '2003-09-09', 'exact'],
    ['2003－9－9', '2003-09-09', '2003-09-09', 'exact'],
    ['2003—09—09', '2003-09-09', '2003-09-09', 'exact'],
    ['2003/9/9', '2003-09-09', '2003-09-09', 'exact'],
    ['2003-09-09 00:00:00', '2003-09-09', '2003-09-09', 'exact'],
    ['2003年9月9日', '2003-09-09', '2003-09-09', 'exact'],
    ['2003年9月', '2003-09-01', '2003-09-30', 'exact'],
    ['2003年', '2003-01-01', '2003-12-31', 'exact'],
    ['2003年度', '2003-01-01', '2003-12-31', 'exact'],
    ['2003', '2003-01-01', '2003-12-31', 'exact'],
    ['200309', '2003-09-01', '2003-09-30', 'exact'],
    ['2003.9', '2003-09-01', '2003-09-30', 'exact'],
    ['2004年2月', '2004-02-01', '2004-02-29', 'exact'],
    ['19570600', '1957-06-01', '1957-06-30', 'exact'],
    ['19570000', '1957-01-01', '1957-12-31', 'exact'],
    ['99991231', undefined, undefined, 'unknown'],
    ['9999.12.31', undefined, undefined, 'unknown'],
    ['9999', undefined, undefined, 'unknown'],
    ['1957~9999', '1957-01-01', undefined, 'exact'],
    ['19570101-99991231', '1957-01-01', undefined, 'exact'],
    ['[1957]', '1957-01-01', '1957-12-31', 'approximate'],
    ['〔1957.3〕', '1957-03-01', '1957-03-31', 'approximate'],
    ['［1957］', '1957-01-01', '1957-12-31', 'approximate'],
    ['[19570600]', '1957-06-01', '1957-06-30', 'approximate'],
    ['约1957年', '1957-01-01', '1957-12-31', 'approximate'],
    ['ca. 1957', '1957-01-01', '1957-12-31', 'approximate'],
    ['20030101-20031231', '2003-01-01', '2003-12-31', 'exact'],
    ['2003.9.9—2003.10.1', '2003-09-09', '2003-10-01', 'exact'],
    ['2003-9-9-2003-10-1', '2003-09-09', '2003-10-01', 'exact'],
    ['2003-09-09~2003-10-01', '2003-09-09', '2003-10-01', 'exact'],
    ['2003年9月至2004年1月', '2003-09-01', '2004-01-31', 'exact'],
    ['2003年9月-12月', '2003-09-01', '2003-12-31', 'exact'],
    ['2003年9-12月', '2003-09-01', '2003-12-31', 'exact'],
    ['2003.9.1-9.30', '2003-09-01', '2003-09-30', 'exact'],
    ['2003.9.1-30', '2003-09-01', '2003-09-30', 'exact'],
    ['20030901-0930', '2003-09-01', '2003-09-30', 'exact'],
    ['1950-1952年', '1950-01-01', '1952-12-31', 'exact'],
    ['1950-1952', '1950-01-01', '1952-12-31', 'exact'],
    ['1950～1952', '1950-01-01', '1952-12-31', 'exact'],
    ['1950至今', '1950-01-01', undefined, 'exact'],
    ['2003.9.9、2004.1.1', '2003-09-09', '2004-01-01', 'exact'],
    ['二〇〇三年九月九日', '2003-09-09', '2003-09-09', 'exact'],
    ['二○○三年十二月二十一日', '2003-12-21', '2003-12-21', 'exact'],
    ['一九五七年', '1957-01-01', '1957-12-31', 'exact'],
    ['2003年春', '2003-02-01', '2003-05-31', 'approximate'],
    ['2003年夏季', '2003-05-01', '2003-08-31', 'approximate'],
    ['1957秋', '1957-08-01', '1957-11-30', 'approximate'],
    ['1957年冬', '1957-11-01', '1958-02-28', 'approximate'],
    ['spring 1957', '1957-02-01', '1957-05-31', 'approximate'],
    ['2003年上半年', '2003-01-01', '2003-06-30', 'exact'],
    ['2003年第三季度', '2003-07-01', '2003-09-30', 'exact'],
    ['2003年9月下旬', '2003-09-21', '2003-09-30', 'exact'],
    ['1950年代', '1950-01-01', '1959-12-31', 'approximate'],
    ['9 May 1937', '1937-05-09', '1937-05-09', 'exact'],
    ['9/13/2003', '2003-09-13', '2003-09-13', 'exact'],
    ['民国26年', '1937-01-01', '1937-12-31', 'approximate'],
    ['民国二十六年', '1937-01-01', '1937-12-31', 'approximate'],
    ['民国元年', '1912-01-01', '1912-12-31', 'approximate'],
  ])('%s spans %s to %s, %s', (printed, from, to, certainty) => {
    expect(read(printed)).toEqual([from, to, certainty]);
  });

  it.each([
    '民国二十六年腊月初八',
    '民国26年7月7日',
    '宣统三年八月十九',
    '光绪三十四年',
    '康德元年三月',
    '成纪七三五年',
    '农历正月初五',
    '1957年腊月',
    '1957年闰八月',
    '无日期',
    '不详',
    'n.d.',
    '文革期间',
    '',
  ])('%p is kept as text, with nothing computed', (printed) => {
    const result = parseCatalogueDate(printed);
    expect(result).toEqual({ ok: true, value: { printed, certainty: 'unknown' } });
  });

  it.each([
    ['20030231', 'date-impossible'],
    ['2003.13', 'date-impossible'],
    ['2003年2月29日', 'date-impossible'],
    ['2003-9-31', 'date-impossible'],
    ['20031301', 'date-impossible'],
    ['19570012', 'date-impossible'],
    ['2003.9.9-2003.9.31', 'date-impossible'],
    ['民国26年13月', 'date-impossible'],
    ['2004-2003', 'date-reversed'],
    ['20031231-20030101', 'date-reversed'],
    ['03.9.9', 'date-ambiguous'],
    ['57年3月', 'date-ambiguous'],
    ['9/10/2003', 'date-ambiguous'],
    ['20031', 'date-ambiguous'],
    ['2003909', 'date-ambiguous'],
    ['x1957x', 'date-unreadable'],
  ])('%s is refused: %s', (printed, code) => expect(read(printed)).toBe(code));

  it('is ambiguous as the number 2003.1: January, or an October that lost its zero', () => {
    expect(read('2003.1', true)).toBe('date-ambiguous');
    expect(read('2003.10', true)).toBe('date-ambiguous');
    expect(read('2003.1')).toEqual(['2003-01-01', '2003-01-31', 'exact']);
    expect(read('2003.2', true)).toEqual(['2003-02-01', '2003-02-28', 'exact']);
    expect(read('2003.11', true)).toEqual(['2003-11-01', '2003-11-30', 'exact']);
  });

  it('keeps what was printed, byte for byte', () => {
    const printed = ' ［１９５７］年 ';
    expect(parseCatalogueDate(printed)).toMatchObject({ ok: true, value: { printed } });
  });
});

describe('a spreadsheet serial', () => {
  it.each([
    [37873, '1900', '2003-09-09'],
    [37873.75, '1900', '2003-09-09'],
    [36411, '1904', '2003-09-09'],
    [1, '1900', '1900-01-01'],
    [59, '1900', '1900-02-28'],
    [61, '1900', '1900-03-01'],
    [0, '1904', '1904-01-01'],
    [60, '1900', undefined],
    [0, '1900', undefined],
    [-1, '1904', undefined],
    [Number.NaN, '1900', undefined],
    [3e6, '1900', undefined],
  ] as const)('%p in the %s system is %p', (serial, system, day) =>
    expect(dateOfExcelSerial(serial, system)).toBe(day),
  );
});
