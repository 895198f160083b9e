import { civilDateOf, isNoDay, type CivilDate } from './civil-date';
import type { DateProblem, FormationDate } from './formation-date';
import { daySpan } from './normal-date';

export type ReadDate = Omit<FormationDate, 'printed'>;
type Read = ReadDate | DateProblem['code'];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORD = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const YEAR_FIRST =
  /^(\d{4})([.\-/,\s])\s*(\d{1,2})(?:\2\s*(\d{1,2}))?\.?(?:[T\s]+\d{1,2}:\d{2}(?::[\d.]+)?)?$/;
const CHINESE = /^(\d{4})年度?(?:\s*(\d{1,2})月份?(?:\s*(\d{1,2})[日号]?)?)?$/;
const YEAR_LAST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const MONTH_DAY_YEAR = new RegExp(`^${WORD}\\s*(?:(\\d{1,2}),?\\s+)?(\\d{4})$`, 'i');
const DAY_MONTH_YEAR = new RegExp(`^(\\d{1,2})\\s*${WORD}\\s*(\\d{4})$`, 'i');
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4}),?\\s*${WORD}(?:\\s*(\\d{1,2}))?$`, 'i');
const PART_OF_YEAR =
  /^(\d{4})年?度?\s*[.\-]?\s*(春|夏|秋|冬|spring|summer|autumn|fall|winter|上半年|下半年|第?[一二三四1-4]季度?|年?初|年?中|年?底|年?末)[季天]?$/i;
const SEASON_FIRST = /^(spring|summer|autumn|fall|winter),?\s+(?:of\s+)?(\d{4})$/i;
const PART_OF_MONTH = /^(\d{4})年\s*(\d{1,2})月\s*(上旬|中旬|下旬|初|中|底|末)$/;
const DECADE = /^(\d{3}0)(?:s|年代)$/i;

/**
 * One date, no range; the text is of one width and its look-alikes are settled. `numeric`: see CatalogueDateOptions. Any
 * day of the year 9999 is how old databases say that there is none.
 */
export function readSingleDate(text: string, numeric = false): Read {
  const read = writtenDate(text, numeric);
  return typeof read !== 'string' && read.from && isNoDay(read.from) ? { certainty: 'unknown' } : read;
}

function writtenDate(text: string, numeric: boolean): Read {
  if (/^\d+$/.test(text)) return figures(text);
  const first = YEAR_FIRST.exec(text);
  if (first) {
    if (numeric && /^\d{4}\.10?$/.test(text)) return 'date-ambiguous';
    return span(first[1], first[3], first[4]);
  }
  const chinese = CHINESE.exec(text);
  if (chinese) return span(chinese[1], chinese[2], chinese[3]);
  const decade = DECADE.exec(text)?.[1];
  if (decade) return between(Number(decade), 1, 1, Number(decade) + 9, 12, 31, 'approximate');
  return inWords(text) ?? partOf(text) ?? yearLast(text) ?? shortYear(text);
}

/** 20030909, 200309, 2003; zeros stand for what is not known: 19570600, 19570000. */
function figures(text: string): Read {
  if (text.length === 4) return span(text);
  if (text.length === 6)
    return /^(?:1[5-9]|20)/.test(text) ? span(text.slice(0, 4), text.slice(4)) : 'date-ambiguous';
  if (text.length === 8) {
    const [month, day] = [text.slice(4, 6), text.slice(6)];
    if (month === '00') return day === '00' ? span(text.slice(0, 4)) : 'date-impossible';
    return span(text.slice(0, 4), month, day === '00' ? undefined : day);
  }
  // 20031, 2003909: January or the first of something, a serial that lost its format: several readings.
  return text.length === 5 || text.length === 7 ? 'date-ambiguous' : 'date-unreadable';
}

function inWords(text: string): Read | undefined {
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst) return span(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) return span(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const yearFirst = YEAR_MONTH_DAY.exec(text);
  return yearFirst ? span(yearFirst[1], monthOf(yearFirst[2]), yearFirst[3]) : undefined;
}

const monthOf = (word = ''): string => String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1);

function partOf(text: string): Read | undefined {
  const seasonFirst = SEASON_FIRST.exec(text);
  const part = PART_OF_YEAR.exec(text);
  if (seasonFirst || part)
    return partOfYear(
      Number(seasonFirst?.[2] ?? part?.[1]),
      (seasonFirst?.[1] ?? part?.[2] ?? '').toLowerCase(),
    );
  const tenDays = PART_OF_MONTH.exec(text);
  if (!tenDays) return undefined;
  const month = span(tenDays[1], tenDays[2]);
  if (typeof month === 'string' || !month.from || !month.to) return month;
  if (tenDays[3] === '上旬') return { from: month.from, to: onDay(month.from, '10'), certainty: 'exact' };
  if (tenDays[3] === '中旬')
    return { from: onDay(month.from, '11'), to: onDay(month.from, '20'), certainty: 'exact' };
  if (tenDays[3] === '下旬') return { from: onDay(month.from, '21'), to: month.to, certainty: 'exact' };
  return { ...month, certainty: 'approximate' };
}

const onDay = (date: CivilDate, day: string): CivilDate => `${date.slice(0, 8)}${day}` as CivilDate;

/** Seasons span every usage (by month, by solar term), so the true day always lies inside; winter runs into the next year. */
function partOfYear(year: number, part: string): Read {
  if (part === '上半年') return between(year, 1, 1, year, 6, 30, 'exact');
  if (part === '下半年') return between(year, 7, 1, year, 12, 31, 'exact');
  const quarter = /([一二三四1-4])季/.exec(part)?.[1];
  if (quarter) {
    const index = Math.max('一二三四'.indexOf(quarter), '1234'.indexOf(quarter));
    return between(
      year,
      index * 3 + 1,
      1,
      year,
      index * 3 + 3,
      index === 0 || index === 3 ? 31 : 30,
      'exact',
    );
  }
  if (/春|spring/.test(part)) return between(year, 2, 1, year, 5, 31, 'approximate');
  if (/夏|summer/.test(part)) return between(year, 5, 1, year, 8, 31, 'approximate');
  if (/秋|autumn|fall/.test(part)) return between(year, 8, 1, year, 11, 30, 'approximate');
  const next = daySpan(year + 1, 2);
  const start = civilDateOf(year, part === 'winter' ? 1 : 11, 1);
  if (/冬|winter/.test(part))
    return next && start ? { from: start, to: next.to, certainty: 'approximate' } : 'date-impossible';
  return between(year, 1, 1, year, 12, 31, 'approximate');
}

/** 9/13/2003 has one reading, 9/10/2003 has two. */
function yearLast(text: string): Read | undefined {
  const match = YEAR_LAST.exec(text);
  if (!match) return undefined;
  const [monthFirst, dayFirst] = [span(match[3], match[1], match[2]), span(match[3], match[2], match[1])];
  if (typeof monthFirst === 'string') return dayFirst;
  if (typeof dayFirst === 'string' || dayFirst.from === monthFirst.from) return monthFirst;
  return 'date-ambiguous';
}

/** 03.9.9, 57年3月: the century is not there. */
const shortYear = (text: string): Read =>
  /^\d{2}(?:[./-]\d{1,2}[./-]\d{1,2}|年.*)$/.test(text) ? 'date-ambiguous' : 'date-unreadable';

function span(year = '', month?: string, day?: string): Read {
  const [monthNumber, dayNumber] = [
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  ];
  // 1957.06.00 and 1957.00.00 mean "not known", like 19570600.
  if (monthNumber === 0) return dayNumber ? 'date-impossible' : span(year);
  const found = daySpan(Number(year), monthNumber, dayNumber === 0 ? undefined : dayNumber);
  return found ? { ...found, certainty: 'exact' } : 'date-impossible';
}

function between(
  y1: number,
  m1: number,
  d1: number,
  y2: number,
  m2: number,
  d2: number,
  certainty: 'exact' | 'approximate',
): Read {
  const [from, to] = [civilDateOf(y1, m1, d1), civilDateOf(y2, m2, d2)];
  return from && to ? { from, to, certainty } : 'date-impossible';
}
