import { formatOf, parseFormat, plainNumber, showNumber } from './number-format';

const show = (value: number, code: string): string => showNumber(value, parseFormat(code), '1900').text;

describe('a number is shown as the spreadsheet shows it', () => {
  it.each([
    [7, '000', '007'],
    [12345, '000', '12345'],
    [0, '000', '000'],
    [5, '0_ ', '5'],
    [5, '0_);[Red]\\(0\\)', '5'],
    [-5, '0_);[Red]\\(0\\)', '(5)'],
    [3.14159, '0.00', '3.14'],
    [1.005, '0.00', '1.01'],
    [0.5, '#.##', '.5'],
    [3, '0.##', '3.'],
    [1234567.5, '#,##0.00', '1,234,567.50'],
    [0.125, '0%', '13%'],
    [1998, '0"年"', '1998年'],
    [12, '"№ "000', '№ 012'],
    [20030909, '0000\\-00\\-00', '2003-09-09'],
    [3, '[>=100]0;000', '3'],
    [-3, '000', '-003'],
    [0, '0;-0;"无"', '无'],
    [42, '@', '42'],
    [42, 'G/通用格式', '42'],
    [2.5, '# ?/?', '2.5'],
    [1500, '0.00E+00', '1500'],
    [1234567, '0,', '1235'],
  ])('%p in %p is %p', (value, code, text) => expect(show(value, code)).toBe(text));

  it('a number without a format has at most 15 digits and no power of ten below 10^21', () => {
    expect(plainNumber(0.1 + 0.2)).toBe('0.3');
    expect(plainNumber(123456789012345)).toBe('123456789012345');
    expect(plainNumber(-0)).toBe('0');
    expect(plainNumber(1e21)).toBe('1E+21');
  });
});

describe('a date says no more than its format shows', () => {
  const serial = 37873; // 2003-09-09
  it.each([
    ['yyyy-mm-dd', '2003-09-09'],
    ['yyyy"年"m"月"d"日"', '2003-09-09'],
    ['[$-804]yyyy"年"m"月";@', '2003-09'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', '2003-09-09'],
    ['yyyy', '2003'],
    ['mmm-yy', '2003-09'],
    ['m"月"d"日"', '2003-09-09'],
    ['e/m/d', '2003-09-09'],
    ['yyyy/m/d h:mm', '2003-09-09'],
  ])('%p gives %p', (code, text) =>
    expect(showNumber(serial, parseFormat(code), '1900')).toEqual({ text, isDate: true }),
  );

  it('shows the time of day where there is one, and the minutes of a clock are no month', () => {
    expect(show(serial + 0.5, 'yyyy/m/d h:mm')).toBe('2003-09-09 12:00:00');
    expect(showNumber(0.75, parseFormat('h:mm'), '1900')).toEqual({ text: '18:00', isDate: false });
    expect(show(1.5, '[h]:mm:ss')).toBe('36:00:00');
    expect(show(0.0104166667, 'mm:ss')).toBe('00:15:00');
  });

  it('knows the dates among the built-in formats, Chinese ones too', () => {
    for (const id of [14, 15, 22, 28, 30, 31, 51, 58]) {
      expect(showNumber(serial, formatOf(id, undefined), '1900')).toMatchObject({
        text: '2003-09-09',
        isDate: true,
      });
    }
    for (const id of [17, 27, 36, 50, 57])
      expect(showNumber(serial, formatOf(id, undefined), '1900').text).toBe('2003-09');
    for (const id of [0, 1, 2, 3, 9, 49])
      expect(showNumber(serial, formatOf(id, undefined), '1900').isDate).toBe(false);
  });

  it('a colour or a literal with the letters of a date makes no date', () => {
    expect(show(5, '[Red]000')).toBe('005');
    expect(show(5, '"day "0')).toBe('day 5');
  });

  it('a number outside the calendar stays a number', () => {
    expect(showNumber(-1, parseFormat('yyyy-mm-dd'), '1900')).toEqual({ text: '-1', isDate: false });
    expect(showNumber(20030909, parseFormat('yyyy-mm-dd'), '1900')).toEqual({
      text: '20030909',
      isDate: false,
    });
  });
});
