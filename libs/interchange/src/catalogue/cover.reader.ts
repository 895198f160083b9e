import type { SheetRow } from '../sheets/sheet';
import { columnLetter, isBlank } from './layout';
import { markIn, speaksOfMark } from './secrecy.rule';

export type CoverField =
  | 'fonds'
  | 'fondsName'
  | 'year'
  | 'retention'
  | 'org'
  | 'series'
  | 'category'
  | 'file'
  | 'code'
  | 'title'
  | 'secrecy'
  | 'date'
  | 'pages'
  | 'archivesCode'
  | 'creator';

/** What the lines above a table say for all of it, each with the cell it stands in. */
export type Cover = ReadonlyMap<CoverField, { readonly value: string; readonly at: string }>;

const LABELS: readonly (readonly [string, CoverField])[] = [
  ['全宗名称', 'fondsName'],
  ['立档单位名称', 'fondsName'],
  ['立档单位', 'fondsName'],
  ['全宗号', 'fonds'],
  ['归档年度', 'year'],
  ['年度', 'year'],
  ['保管期限', 'retention'],
  ['机构(问题)', 'org'],
  ['机构问题', 'org'],
  ['机构', 'org'],
  ['案卷目录号', 'series'],
  ['目录号', 'series'],
  ['类别号', 'series'],
  ['档案门类', 'category'],
  ['门类', 'category'],
  ['案卷号', 'file'],
  ['卷号', 'file'],
  ['案卷档号', 'code'],
  ['档号', 'code'],
  ['案卷题名', 'title'],
  ['案卷标题', 'title'],
  ['题名', 'title'],
  ['密级', 'secrecy'],
  ['起止日期', 'date'],
  ['总页数', 'pages'],
  ['页数', 'pages'],
  ['档案馆代码', 'archivesCode'],
  ['责任者', 'creator'],
  ['fonds name', 'fondsName'],
  ['fonds number', 'fonds'],
  ['fonds no.', 'fonds'],
  ['fonds', 'fonds'],
  ['retention', 'retention'],
  ['file code', 'code'],
  ['file title', 'title'],
  ['year', 'year'],
];
const FIELD_OF = new Map<string, CoverField>(
  LABELS.map(([label, field]) => [label.replace(/\s/g, ''), field]),
);
const escaped = LABELS.map(([label]) =>
  [...label].map((sign) => (sign === ' ' ? ' ?' : sign.replace(/[().]/, '\\$&'))).join('[ \\u3000]*'),
);
const PAIR = new RegExp(`(?<![\\p{L}])(${escaped.join('|')})[ \\u3000]*[:：][ \\u3000]*`, 'giu');
const LABEL_ALONE = new RegExp(`^(${escaped.join('|')})[ \\u3000]*[:：]?$`, 'iu');
const fieldOf = (label: string): CoverField | undefined =>
  FIELD_OF.get(label.toLowerCase().replace(/[ \u3000]/g, ''));

/**
 * `2  柜号：甲  第 1 页` is the value 2: a label that nobody asked for, and the number of a page, end it too. Neither is looked
 * for within a run of spaces, nor a run shared between two parts: a cell of a million of them would take an hour.
 */
const valueOf = (text: string): string =>
  text
    .replace(/(?<=\S)[ \u3000]+[^\s:：]{2,8}[:：].*$/su, '')
    .replace(
      /(?<![ \u3000])[ \u3000]+[(]?[第共][ \u3000]*([\d０-９一二三四五六七八九十百]+[ \u3000]*)?页.*$/su,
      '',
    )
    .trim();

/** Reads labels and values (`全宗号：Z109`, or label and value in neighbouring cells) out of one line. */
export function readCoverLine(row: SheetRow): Cover {
  const cover = new Map<CoverField, { value: string; at: string }>();
  let waiting: CoverField | undefined;
  row.cells.forEach((cell, index) => {
    if (isBlank(cell) || cell.mergedLeft || cell.mergedAbove) return;
    const at = `${columnLetter(index)}${row.row}`;
    const text = cell.text.replace(/（/g, '(').replace(/）/g, ')');
    const alone = LABEL_ALONE.exec(text.trim());
    if (alone) {
      waiting = fieldOf(alone[1] ?? '');
      return;
    }
    const pairs = [...text.matchAll(PAIR)];
    if (!pairs.length) {
      if (waiting && !cover.has(waiting)) cover.set(waiting, { value: cell.text.trim(), at });
      waiting = undefined;
      return;
    }
    pairs.forEach((pair, number) => {
      const field = fieldOf(pair[1] ?? '');
      const value = valueOf(text.slice(pair.index + pair[0].length, pairs[number + 1]?.index));
      if (field && value && !cover.has(field)) cover.set(field, { value, at });
      waiting = value ? undefined : field;
    });
  });
  const marked = cover.has('secrecy') ? undefined : (markOfCode(cover) ?? markOfLine(row));
  if (marked) cover.set('secrecy', marked);
  return cover;
}

/** 档号：机密甲03 above a table: the words of a mark are no part of a code. */
const markOfCode = (cover: Cover): { value: string; at: string } | undefined =>
  [cover.get('code'), cover.get('file'), cover.get('series')].find(
    (found) => found && speaksOfMark(found.value),
  );

/** A title or a value that bears a mark (【机密】某某目录, 题名：【秘密】…) marks all that stands below it. */
function markOfLine(row: SheetRow): { value: string; at: string } | undefined {
  for (const [index, { text }] of row.cells.entries()) {
    const value = text
      .split(PAIR)
      .map(markIn)
      .find((mark) => mark);
    if (value) return { value, at: `${columnLetter(index)}${row.row}` };
  }
  return undefined;
}

export type TableKind = 'item' | 'file' | 'inner';

/** What the title says the table is: 归档文件目录, 案卷目录, 卷内文件目录. */
function kindOfTitle(text: string): TableKind | undefined {
  const plain = text.replace(/\s/g, '');
  if (/卷内(文件)?(材料)?目录|全引目录/.test(plain)) return 'inner';
  if (/案卷(?:移交|接收|进馆|档案){0,2}目录/.test(plain)) return 'file';
  return /(?:文件|一文一件)(?:移交|接收|进馆|档案|材料){0,2}目录/.test(plain) ? 'item' : undefined;
}

/** A title such as J019全宗2015年归档文件目录（永久） names fonds, year and retention when it names one of each. */
export function readTitleLine(row: SheetRow): { readonly kind?: TableKind; readonly cover: Cover } {
  const cover = new Map<CoverField, { value: string; at: string }>();
  let kind: TableKind | undefined;
  row.cells.forEach((cell, index) => {
    const found = kindOfTitle(cell.text);
    if (!found || cell.mergedLeft || cell.mergedAbove) return;
    kind = found;
    const at = `${columnLetter(index)}${row.row}`;
    const text = cell.text.normalize('NFKC');
    const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
    const year = /(?<!\d)((?:1[89]|20)\d{2})年/.exec(text)?.[1];
    if (years.length === 1 && year) cover.set('year', { value: year, at });
    const fonds = /(?<![A-Z0-9])([A-Z]\d{3})号?全宗/.exec(text)?.[1];
    if (fonds) cover.set('fonds', { value: fonds, at });
    const terms = text.match(/永久|(?<!\d)(?:定期)?[13]0年/g) ?? [];
    if (terms.length === 1 && terms[0]) cover.set('retention', { value: terms[0], at });
  });
  return { kind, cover };
}

/** Cover lines between two tables: the first cell is a label with a colon, or the line is a title. */
export function isCoverWithin(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell) && !cell.mergedLeft && !cell.mergedAbove);
  const [first] = filled;
  if (!first) return false;
  if (filled.length === 1 && readTitleLine(row).kind && first.text.trim().length <= 40) return true;
  return (
    /^[^:：]{2,10}[:：]/.test(first.text.trim()) &&
    readCoverLine({ ...row, cells: [first, ...filled.slice(1, 2)] }).size > 0
  );
}
