/**
 * Number formats of cells (ECMA-376 part 1, 18.8.31): what a person sees instead of the stored number. Only as much
 * as catalogues need: zero padding, decimals, grouping, percent, literals, and which formats are dates.
 */
import { serialInstant, type DateSystem } from './serial-date';

/** How much of a date the format shows: a cell that shows 2003年9月 does not say the first of September. */
export type DatePrecision = 'year' | 'month' | 'day';

export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date'; readonly precision: DatePrecision; readonly time: boolean }
  | { readonly kind: 'time'; readonly elapsed: boolean; readonly seconds: boolean }
  /** For positive, negative and zero, as far as given. */
  | { readonly kind: 'digits'; readonly sections: readonly Digits[] };

/** A digit slot `0`, `#` or `?`, or literal text. */
type Token = { readonly digit: '0' | '#' | '?' } | { readonly literal: string };

interface Digits {
  readonly whole: readonly Token[];
  readonly fraction: readonly Token[];
  readonly point: boolean;
  readonly grouping: boolean;
  /** Powers of ten by which the value is multiplied: percent signs and trailing commas. */
  readonly shift: number;
}

const GENERAL: NumberFormat = { kind: 'general' };

/** Formats that files name by number only (18.8.30), with those of Chinese editions, 27–36 and 50–58. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%' },
  ...{ 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 22: 'yyyy/m/d h:mm' },
  ...{
    18: 'h:mm AM/PM',
    19: 'h:mm:ss AM/PM',
    20: 'h:mm',
    21: 'h:mm:ss',
    45: 'mm:ss',
    46: '[h]:mm:ss',
    47: 'mm:ss.0',
  },
  ...{ 27: 'yyyy年m月', 28: 'm月d日', 29: 'm月d日', 30: 'm-d-yy', 31: 'yyyy年m月d日', 36: 'yyyy年m月' },
  ...{ 32: 'h时mm分', 33: 'h时mm分ss秒', 34: 'h时mm分', 35: 'h时mm分ss秒', 55: 'h时mm分', 56: 'h时mm分ss秒' },
  ...{ 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00' },
  ...{
    50: 'yyyy年m月',
    51: 'm月d日',
    52: 'yyyy年m月',
    53: 'm月d日',
    54: 'm月d日',
    57: 'yyyy年m月',
    58: 'm月d日',
  },
};

/** For readers that are to know these formats too. */
export const BUILT_IN_FORMATS: readonly (readonly [number, string])[] = Object.entries(BUILT_IN).map(
  ([id, code]) => [Number(id), code],
);

/** The format of a style: its code where the file gives one, else the built-in one, else general. */
export const formatOf = (id: number, code: string | undefined): NumberFormat =>
  parseFormat(code ?? BUILT_IN[id] ?? '');

export function parseFormat(code: string): NumberFormat {
  const sections = splitSections(code);
  const first = bare(sections[0] ?? '');
  const letters = first.replace(/"[^"]*"|\\.|[_*]./gu, '').toLowerCase();
  if (letters.includes('general') || letters.includes('通用格式') || letters.includes('@')) return GENERAL;
  const time = timeOf(letters, sections[0] ?? '');
  if (time) return time;
  // Fractions and powers of ten: the number itself says more than our picture of it would.
  if (/[0#?]\s*\/|e[+-]/.test(letters) || !/[0#?]/.test(letters)) return GENERAL;
  return { kind: 'digits', sections: sections.slice(0, 3).map((section) => parseDigits(bare(section))) };
}

/** Colours, locales, conditions and digit shapes stand in brackets; elapsed time too, which is looked for before. */
const bare = (section: string): string => section.replace(/\[[^\]]*\]/g, '');

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;)/gsu)?.slice(0, 4) ?? [];
}

function timeOf(letters: string, section: string): NumberFormat | undefined {
  const elapsed = /\[(h+|m+|s+)\]/i.test(section);
  const plain = letters.replace(/am\/pm|a\/p|上午\/下午/g, '').replace(/e[+-]/g, '');
  const [year, day, hour, second] = [
    /[ye]|b{2,}|年/.test(plain),
    /[d日]/.test(plain),
    /[h时時]/.test(plain),
    /[s秒]/.test(plain),
  ];
  // `m` is a month unless hours come before it or seconds after it.
  const month = /m|月/.test(plain.replace(/[h时時][^a-z]*m+/g, 'h').replace(/m+[^a-z]*s/g, 's'));
  const clock = hour || second || elapsed;
  if (!clock && !year && !day && !month) return undefined;
  if (!year && !day && !month) return { kind: 'time', elapsed, seconds: second || /\[s/i.test(section) };
  if (!month && !day) return { kind: 'date', precision: 'year', time: clock };
  return { kind: 'date', precision: day ? 'day' : 'month', time: clock };
}

function parseDigits(section: string): Digits {
  const [whole, fraction]: [Token[], Token[]] = [[], []];
  let [point, shift, commas, grouping] = [false, 0, 0, false];
  for (const [token] of section.matchAll(/"[^"]*"|\\.|[_*].|./gsu)) {
    const side = point ? fraction : whole;
    if (token === '0' || token === '#' || token === '?') {
      if (commas > 0) grouping = true;
      commas = 0;
      side.push({ digit: token });
    } else if (token === '.' && !point) point = true;
    else if (token === ',') commas += 1;
    else if (token.startsWith('"')) side.push({ literal: token.slice(1, -1) });
    else if (token.length > 1 && token.startsWith('\\')) side.push({ literal: token.slice(1) });
    else if (/^[_*]./su.test(token)) continue;
    else {
      if (token === '%') shift += 2;
      side.push({ literal: token });
    }
  }
  return { whole, fraction, point, grouping, shift: shift - 3 * commas };
}

/** The text of a number, and whether it is a date. Where a format cannot show a value, the plain number is given. */
export function showNumber(
  value: number,
  format: NumberFormat,
  system: DateSystem,
): { text: string; isDate: boolean } {
  if (format.kind === 'digits') return { text: showDigits(value, format.sections), isDate: false };
  const instant = format.kind === 'general' ? undefined : serialInstant(value, system);
  if (!instant || format.kind === 'general') return { text: plainNumber(value), isDate: false };
  const two = (part: number): string => String(part).padStart(2, '0');
  if (format.kind === 'time') {
    const hours = format.elapsed ? Math.floor(Math.round(value * 86_400) / 3600) : instant.hour;
    const clock = `${format.elapsed ? hours : two(hours)}:${two(instant.minute)}`;
    return { text: format.seconds ? `${clock}:${two(instant.second)}` : clock, isDate: false };
  }
  const length = { year: 4, month: 7, day: 10 }[format.precision];
  const clock = format.time && (instant.hour || instant.minute || instant.second);
  const time = clock ? ` ${two(instant.hour)}:${two(instant.minute)}:${two(instant.second)}` : '';
  return { text: `${instant.date.slice(0, length)}${time}`, isDate: true };
}

/** At most 15 digits, as spreadsheets compute; whole numbers are written out. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(Object.is(rounded, -0) ? 0 : rounded);
  return text.includes('e') ? text.replace('e', 'E') : text;
}

function showDigits(value: number, sections: readonly Digits[]): string {
  const [positive, negative, zero] = sections;
  const section = value < 0 ? (negative ?? positive) : value === 0 ? (zero ?? positive) : positive;
  if (!section) return plainNumber(value);
  const scaled = Number((Math.abs(value) * 10 ** section.shift).toPrecision(15));
  const places = section.fraction.filter((token) => 'digit' in token).length;
  // Beyond this JavaScript itself turns to powers of ten; no catalogue counts so far.
  if (scaled >= 1e15 || places > 20) return plainNumber(value);
  const [whole = '', decimals = ''] = decimal(scaled, places).split('.');
  const shown = `${fillWhole(whole, section)}${fillFraction(decimals, section)}`;
  const minus = value < 0 && !negative && /[1-9]/.test(shown) ? '-' : '';
  return `${minus}${shown}`;
}

/** Rounds half up on the decimal digits that are shown, not on the binary fraction: 1.005 with two places is 1.01. */
function decimal(value: number, places: number): string {
  const shifted = Number(`${value}e${places}`);
  return Number.isNaN(shifted)
    ? value.toFixed(places)
    : Number(`${Math.round(shifted)}e-${places}`).toFixed(places);
}

/** Digits fill the slots from the right; the leftmost slot takes all that remain. */
function fillWhole(digits: string, { whole, grouping }: Digits): string {
  let rest = digits === '0' ? '' : digits;
  let slots = whole.filter((token) => 'digit' in token).length;
  let [shown, count] = ['', 0];
  const put = (digit: string): void => {
    shown = grouping && count > 0 && count % 3 === 0 ? `${digit},${shown}` : `${digit}${shown}`;
    count += 1;
  };
  for (const token of [...whole].reverse()) {
    if ('literal' in token) {
      shown = `${token.literal}${shown}`;
      continue;
    }
    slots -= 1;
    const many = slots === 0 ? Math.max(1, rest.length) : 1;
    for (let i = 0; i < many; i += 1) {
      const digit = rest.slice(-1) || (token.digit === '0' ? '0' : '');
      rest = rest.slice(0, -1);
      if (digit) put(digit);
    }
  }
  return shown;
}

function fillFraction(decimals: string, { fraction, point }: Digits): string {
  let [at, shown] = [0, ''];
  const significant = decimals.replace(/0+$/, '').length;
  for (const token of fraction) {
    if ('literal' in token) shown += token.literal;
    else {
      const digit = decimals.charAt(at);
      if (token.digit === '0' || at < significant) shown += digit;
      at += 1;
    }
  }
  return point ? `.${shown}` : shown;
}
