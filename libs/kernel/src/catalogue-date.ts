import { figuresOfDate } from './chinese-numerals';
import { readSingleDate, type ReadDate } from './single-date';
import type { DateProblem, FormationDate } from './formation-date';
import { daySpan } from './normal-date';
import type { Result } from './refusal';

export interface CatalogueDateOptions {
  /** The cell held a number, or its type is not known (CSV): 2003.1 is then January or October. */
  readonly numeric?: boolean;
}

/**
 * A date as people print it in a catalogue (`domain.md` §8b, §3.3): 20030909, 2003.9.9, 2003年9月, ranges, `[1957]`,
 * incomplete 19570600, seasons, Chinese numerals. Era years, lunar months and words without figures are kept as text
 * with certainty `unknown`. `printed` is the text given, byte for byte. Serials: {@link dateOfExcelSerial}.
 *
 * @returns a problem for a day that does not exist, an ambiguous or an unreadable one.
 * @example parseCatalogueDate('2003年9月') // ok: { printed, from: '2003-09-01', to: '2003-09-30', certainty: 'exact' }
 */
export function parseCatalogueDate(
  printed: string,
  options: CatalogueDateOptions = {},
): Result<FormationDate, DateProblem> {
  const read = readCatalogueDate(plain(printed), options);
  if (typeof read === 'string') return { ok: false, error: { code: read, facts: { printed } } };
  return { ok: true, value: { printed, ...read } };
}

const ERA =
  /民国|宣统|光绪|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|康德|大同|成纪|成吉思汗纪元|共戴|洪宪|黄帝|昭和|大正|明治|清/;
const LUNAR =
  /农历|阴历|旧历|夏历|正月|腊月|冬月|闰|初[一二三四五六七八九十\d]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|朔|望日|端午|中秋|除夕/;
const ROC_YEAR = /^(?:中华)?民国(\d{1,3})年$/;
const UNDATED =
  /^(无|不详|未知|无日期|日期不详|年代不详|时间不详|不明|undated|n\.? ?d\.?|s\.? ?d\.?|unknown)$/i;
/** ca., 约, 左右, ? and brackets: the describer supplied or estimated it. */
const ESTIMATED = /[[\]〔〕【】?()]|约|大约|左右|前后|\b(?:ca?\.|circa|approx\.?|about)/gi;

/** One width, one dash for every look-alike, figures for Chinese numerals. */
const plain = (printed: string): string =>
  figuresOfDate(printed.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff]/g, ''))
    .replace(/[‐‑‒–—―−]+|-{2,}/g, '-')
    .replace(/[~〜∼至到]/g, '~')
    .replace(/[。．·•・]/g, '.')
    .trim();

function readCatalogueDate(text: string, options: CatalogueDateOptions): ReadDate | DateProblem['code'] {
  if (!text || UNDATED.test(text)) return { certainty: 'unknown' };
  if (ERA.test(text)) return eraDate(text);
  if (LUNAR.test(text)) return { certainty: 'unknown' };
  if (!/\d/.test(text)) return { certainty: 'unknown' };
  const stripped = text.replace(ESTIMATED, '').trim();
  const read = readRange(stripped, options);
  return stripped === text || typeof read === 'string' || read.certainty === 'unknown'
    ? read
    : { ...read, certainty: 'approximate' };
}

/** Era years are text. Only a year of the Republic standing alone has a span, and that is not exact: it may be lunar. */
function eraDate(text: string): ReadDate | DateProblem['code'] {
  for (const month of text.matchAll(/(\d{1,3})月/g))
    if (Number(month[1]) < 1 || Number(month[1]) > 12) return 'date-impossible';
  for (const day of text.matchAll(/(\d{1,3})[日号]/g))
    if (Number(day[1]) < 1 || Number(day[1]) > 31) return 'date-impossible';
  const year = ROC_YEAR.exec(text.replace(ESTIMATED, '').replace(/\s/g, ''))?.[1];
  const span = year && Number(year) > 0 && daySpan(1911 + Number(year));
  return span ? { ...span, certainty: 'approximate' } : { certainty: 'unknown' };
}

function readRange(text: string, options: CatalogueDateOptions): ReadDate | DateProblem['code'] {
  const listed = text.split(/[、;；]/).map((part) => part.trim());
  if (listed.length > 1 && listed.every(Boolean))
    return spanOfAll(listed.map((part) => readRange(part, options)));
  const open = /^(.+?)\s*(?:~|-)\s*(?:今|现在|present)$/.exec(text);
  if (open?.[1]) {
    const first = readSingleDate(open[1], options.numeric);
    return typeof first === 'string' ? first : { from: first.from, certainty: first.certainty };
  }
  if (text.includes('~')) {
    const [first = '', last = '', ...rest] = text.split('~').map((part) => part.trim());
    return rest.length ? 'date-unreadable' : joined(first, last, options);
  }
  const single = readSingleDate(text, options.numeric);
  if (single !== 'date-unreadable') return single;
  const found = new Map<string, ReadDate | DateProblem['code']>();
  for (let at = text.search(/[-/]/); at >= 0; at = nextCut(text, at)) {
    const read = joined(text.slice(0, at).trim(), text.slice(at + 1).trim(), options);
    if (read !== 'date-unreadable') found.set(JSON.stringify(read), read);
  }
  const good = [...found.values()].filter((read) => typeof read !== 'string');
  const [only, ...more] = good.length ? good : [...found.values()];
  return more.length ? 'date-ambiguous' : (only ?? 'date-unreadable');
}

function nextCut(text: string, at: number): number {
  const next = text.slice(at + 1).search(/[-/]/);
  return next < 0 ? -1 : at + 1 + next;
}

/** Two ends of a range; the second may leave out what it shares with the first: 2003年9月~12月, 2003.9.1-9.30. */
function joined(first: string, last: string, options: CatalogueDateOptions): ReadDate | DateProblem['code'] {
  const from = readSingleDate(unitOf(first, last), options.numeric);
  if (typeof from === 'string') return from;
  const whole = readSingleDate(isMonthAndDay(first, last) ? first.slice(0, 4) + last : last, options.numeric);
  const to =
    typeof whole !== 'string' || whole !== 'date-unreadable' ? whole : readSingleDate(completed(first, last));
  if (typeof to === 'string') return to;
  if (from.from && to.certainty === 'unknown') return { from: from.from, certainty: from.certainty };
  if (!from.from || !to.to) return 'date-unreadable';
  if (from.from > to.to || (to.from && from.from > to.from)) return 'date-reversed';
  const certainty = from.certainty === 'exact' && to.certainty === 'exact' ? 'exact' : 'approximate';
  return { from: from.from, to: to.to, certainty };
}

/** 20030901-0930: four figures that are no later year. */
const isMonthAndDay = (first: string, last: string): boolean =>
  /^\d{8}$/.test(first) && /^\d{4}$/.test(last) && last < first.slice(0, 4);

/** 2003年9-12月 and 1950-1952年 name the unit only once. */
function unitOf(first: string, last: string): string {
  const unit = /^\d+([年月日])/.exec(last)?.[1];
  return unit && /\d$/.test(first) && (unit === '年' || first.includes('年')) ? first + unit : first;
}

function completed(first: string, last: string): string {
  const numbers = last.match(/\d+/g) ?? [];
  if (!/^\d{1,2}(?:[月.\-/]\d{1,2})?[月日号]?$/.test(last)) return '';
  const head = first.match(/\d+/g) ?? [];
  const parts =
    head.length === 1 && head[0]?.length === 8
      ? [head[0].slice(0, 4), head[0].slice(4, 6), head[0].slice(6)]
      : head;
  if (parts.length < 2 || (parts[0]?.length ?? 0) !== 4) return '';
  const asMonth = last.endsWith('月');
  const kept = numbers.length === 2 || asMonth ? 1 : parts.length - 1;
  return [...parts.slice(0, kept), ...numbers].join('.');
}

function spanOfAll(reads: readonly (ReadDate | DateProblem['code'])[]): ReadDate | DateProblem['code'] {
  let [from, to]: [ReadDate['from'], ReadDate['to']] = [undefined, undefined];
  let certainty: ReadDate['certainty'] = 'exact';
  for (const read of reads) {
    if (typeof read === 'string') return read;
    if (!read.from || !read.to) return { certainty: 'unknown' };
    if (!from || read.from < from) from = read.from;
    if (!to || read.to > to) to = read.to;
    if (read.certainty !== 'exact') certainty = 'approximate';
  }
  return { from, to, certainty };
}
