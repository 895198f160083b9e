import { chineseNumber } from './chinese-numerals';
import { normaliseReferenceCode } from './reference-code.normal';
import type { Result } from './refusal';

export { normaliseReferenceCode };

/** How a fonds is arranged (整理方式): by file or by item. The code alone often does not tell (`domain.md` §3.2). */
export type ArrangementMode = '按卷' | '按件';

/** A reference code (档号) and the parts that could be read from it. */
export interface ReferenceCode {
  readonly printed: string;
  /** Version 1 of {@link normaliseReferenceCode}. */
  readonly normalised: string;
  /** DA/T 13-2022 · DA/T 22-2015 (with a retention part of its own) · 目录号 form · anything else, kept verbatim. */
  readonly scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  readonly fonds?: string;
  /** 类别号, or 目录号 in the scheme `catalogue`. */
  readonly series?: string;
  readonly category?: string;
  readonly year?: string;
  /** `Y`, `D30`, `D10` … as the code has it. */
  readonly retention?: string;
  /** 机构(问题) code or name. */
  readonly org?: string;
  /** 案卷号; only when the mode is certain. */
  readonly file?: string;
  /** 件号; only when the mode is certain. With `file`: the entry within that file. */
  readonly item?: string;
  /** The last number of a code that may be a file or an item. */
  readonly number?: string;
  /** Modes the string allows, narrowed by the hint. */
  readonly modes: readonly ArrangementMode[];
}

export interface CodeProblem {
  readonly code:
    'code-missing' | 'code-letter-o' | 'code-letter-for-figure' | 'code-foreign-letter' | 'code-too-long';
  readonly facts: Readonly<Record<string, string | number>>;
}

const CATEGORY = 'WS|KJ|RS|KU|ZY|ZP|LY|LX|SJ|YJ|WY|MT|SW';
const TOKEN = '(?:[A-Z0-9]{1,8}|[\\u4e00-\\u9fff]{1,12})';
const ITEM = new RegExp(`^([A-Z][0-9]{3})-((?:${CATEGORY})(?:·${TOKEN}){1,5})-([0-9]{3,5})$`);
const FILE = new RegExp(
  `^([A-Z][0-9]{3})-((?:${CATEGORY})(?:·${TOKEN}){0,5}|[0-9]{3})-([0-9]{3,4})(?:-([0-9]{3,4}))?$`,
);
const DAT22 = new RegExp(
  `^([A-Z][0-9]{3})-((${CATEGORY})·([0-9]{4}))-(Y|D30|D10)(?:-([A-Z0-9]{1,8}|[\\u4e00-\\u9fff]{1,12}))?-([0-9]{4})$`,
);
const MAX_LENGTH = 120;

/**
 * Reads a 档号 by DA/T 13-2022, DA/T 22-2015 or the older 目录号 form (`domain.md` §3.2, §8b).
 * A letter O where a zero belongs is refused, never mended.
 *
 * @example parseReferenceCode('B168-SW·2015·Y-001') // ok: modes ['按卷', '按件'], number '001'
 */
export function parseReferenceCode(
  printed: string,
  hints: { readonly mode?: ArrangementMode } = {},
): Result<ReferenceCode, CodeProblem> {
  const normalised = normaliseReferenceCode(printed);
  const code = problemOf(normalised);
  if (code)
    return {
      ok: false,
      error: { code, facts: code === 'code-too-long' ? { length: normalised.length } : { value: printed } },
    };
  return { ok: true, value: { printed, normalised, ...partsOf(normalised, hints.mode) } };
}

function problemOf(code: string): CodeProblem['code'] | undefined {
  if (!/[\p{L}\p{N}]/u.test(code)) return 'code-missing';
  if (code.length > MAX_LENGTH) return 'code-too-long';
  if (/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(code)) return 'code-foreign-letter';
  const tokens = code.split(/[-·./ ]/);
  if (tokens.some((token, index) => hasLetterO(token, index === 0))) return 'code-letter-o';
  const last = tokens.at(-1) ?? '';
  return /^(?=.*\d)(?=.*[IL])[\dIL]+$/.test(last) ? 'code-letter-for-figure' : undefined;
}

/** 2O15, OO1, D3O, JO19; a zero written as a circle likewise. BGO1 may be somebody's own class code. */
const hasLetterO = (token: string, first: boolean): boolean =>
  /^(?=.*[O〇○])D?[\dO〇○]+$/.test(token) || (first && /^[A-Z](?=.*[O〇○])[\dO〇○]{3}$/.test(token));

type Parts = Omit<ReferenceCode, 'printed' | 'normalised'>;

function partsOf(code: string, mode: ArrangementMode | undefined): Parts {
  const dat22 = DAT22.exec(code);
  if (dat22) {
    const [, fonds, series, category, year, retention, org, item] = dat22;
    return {
      scheme: 'dat22',
      fonds,
      series,
      category,
      year,
      retention,
      ...(org && { org }),
      item,
      modes: ['按件'],
    };
  }
  const [file, item] = [FILE.exec(code), ITEM.exec(code)];
  const [, fonds, series = '', number, within] = file ?? item ?? [];
  if (!fonds) return { scheme: 'legacy', modes: mode ? [mode] : [] };
  const base = {
    scheme: /^\d{3}$/.test(series) ? ('catalogue' as const) : ('dat13' as const),
    fonds,
    series,
    ...seriesParts(series),
  };
  if (within) return { ...base, file: number, item: within, modes: ['按卷'] };
  const possible: ArrangementMode[] = [
    ...(file ? ['按卷' as const] : []),
    ...(item ? ['按件' as const] : []),
  ];
  const modes = mode && possible.includes(mode) ? [mode] : possible;
  if (modes.length > 1) return { ...base, number, modes };
  return modes[0] === '按件' ? { ...base, item: number, modes } : { ...base, file: number, modes };
}

/** Year and retention inside a 类别号; what follows the retention is the organ or matter. */
function seriesParts(series: string): Pick<ReferenceCode, 'category' | 'year' | 'retention' | 'org'> {
  if (/^\d{3}$/.test(series)) return {};
  const [category, ...tokens] = series.split('·');
  const years = tokens.filter((token) => /^(?:1[89]|20)\d{2}$/.test(token));
  const at = tokens.findIndex((token) => /^(?:Y|D\d{1,3})$/.test(token));
  return {
    category,
    ...(years.length === 1 && { year: years[0] }),
    ...(at >= 0 && { retention: tokens[at] }),
    ...(at >= 0 && tokens.length === at + 2 && { org: tokens[at + 1] }),
  };
}

export interface CodeParts {
  readonly fonds?: string;
  /** 目录号 or 类别号 as printed. */
  readonly series?: string;
  readonly category?: string;
  readonly year?: string;
  readonly retention?: string;
  readonly org?: string;
  readonly file?: string;
  readonly item?: string;
}

/**
 * A code put together from the parts of a catalogue that keeps them in columns of their own: 全宗号-目录号-案卷号-件号,
 * or by DA/T 22 全宗号-门类·年度-保管期限-机构-件号. Numbers are taken as printed, zeros included.
 *
 * @returns undefined when fonds, class, or both numbers are missing: the code would not be complete.
 * @example assembleReferenceCode({ fonds: 'C038', series: '001', file: '002', item: '003' }) // 'C038-001-002-003'
 */
export function assembleReferenceCode(parts: CodeParts): string | undefined {
  const { fonds, series, category, year, org, file, item } = parts;
  const retention = retentionCode(parts.retention ?? '');
  if (!fonds || (!file && !item)) return undefined;
  if (series) return [fonds, series, file, item].filter(Boolean).join('-');
  if (!category || file || !item || !year || !/^(Y|D\d+)$/.test(retention ?? '')) return undefined;
  return [fonds, `${category}·${year.replace(/\D/g, '')}`, retention, org, item].filter(Boolean).join('-');
}

/**
 * 永久 → Y; 30年, 定期30年, 定期（30年）, D30（三十年） → D30; 长期, 短期, 定期, D and what says two things stay what they are
 * (`domain.md` §8); undefined for nothing.
 */
export function retentionCode(printed: string): string | undefined {
  const text = normaliseReferenceCode(printed).replace(/\s/g, '');
  const [, before = '', within] = /^([^()]*)\(([^()]+)\)$/.exec(text) ?? [];
  const code = plainRetention(within ?? text);
  const agrees = /^(?:D|定期)?$/.test(before) ? /^D\d/.test(code) : plainRetention(before) === code;
  return (within === undefined || agrees ? code : text) || undefined;
}

function plainRetention(text: string): string {
  if (/^(?:Y|永久|永久保存)$/.test(text)) return 'Y';
  const figures = /^(?:D|定期)?[-:]?(\d{1,3})年?$/.exec(text)?.[1];
  const words = /^(?:定期)?[-:]?([一二三四五六七八九十]{1,3})年$/.exec(text)?.[1];
  const years = figures ?? (words && chineseNumber(words));
  return years === undefined ? text : `D${Number(years)}`;
}

export interface CodeDifference {
  readonly part: 'fonds' | 'year' | 'retention' | 'series' | 'file' | 'item' | 'org';
  readonly code: string;
  readonly other: string;
}

/** What a code says against what is said beside it or on the cover. Parts known on one side only do not differ. */
export function differencesOfCode(code: ReferenceCode, other: CodeParts): readonly CodeDifference[] {
  const found: CodeDifference[] = [];
  const compare = (
    part: CodeDifference['part'],
    mine: string | undefined,
    theirs: string | undefined,
  ): void => {
    if (mine && theirs && mine !== theirs) found.push({ part, code: mine, other: theirs });
  };
  const plainOf = (text: string | undefined): string | undefined => text && normaliseReferenceCode(text);
  compare('fonds', code.fonds, plainOf(other.fonds));
  compare('year', code.year, plainOf(other.year)?.replace(/年度?$/, ''));
  compare(
    'retention',
    code.retention && retentionCode(code.retention),
    other.retention && retentionCode(other.retention),
  );
  compare('series', code.scheme === 'catalogue' ? code.series : undefined, plainOf(other.series));
  compare('file', code.file, sameNumber(code.file, plainOf(other.file)));
  const number = code.item ?? (other.file ? undefined : code.number);
  compare('item', number, sameNumber(number, plainOf(other.item)));
  return found;
}

/** A cell 7 beside a code that ends in 007 says the same. */
const sameNumber = (mine: string | undefined, theirs: string | undefined): string | undefined =>
  mine && theirs && /^\d+$/.test(theirs) && Number(theirs) === Number(mine) ? mine : theirs;
