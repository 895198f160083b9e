import type { SheetRow } from '../sheets/sheet';
import { fieldOfHeader, type Field } from './column-names';
import { isBlank, signatureOf, type Layout } from './layout';
import { speaksOfMark } from './secrecy.rule';

export type ControlRow =
  | { readonly kind: 'header' }
  | { readonly kind: 'total'; readonly scope: 'part' | 'all' }
  | { readonly kind: 'note'; readonly quiet: boolean };

const TOTAL =
  /^(?:本页|本卷|本盒|全卷|全宗|累计|以上)?(?:小计|合计|总计|共计|累计|总数|subtotal|grandtotal|total)(?:[:：(（\d共].*)?$/i;
const COUNTED = /^(?:本目录|本卷|全卷|本盒|以上)?(?:共计?|共有|总共)\d+[卷件页盒].*$/;
const NOTE =
  /^(?:注\d*[:：.、]|注[:：]|备注[:：]|说明[:：]|填表说明|填表|填报|制表|编制人|编制[:：]|整理人|审核|检查人|立卷人|打印日期|打印时间|单位负责人|移交人|接收人|第\d+页|共\d+页|[第共][一二三四五六七八九十百]+页$|\d+\/\d+$|-+\d+-+$|以下空白|以下无正文|续表|接上表|[承过转][前次下]页|notes?[:：])/i;

/** 制表人：, 审核人：李某, 打印日期：…: what a line about the list itself consists of, whatever column it falls into. */
const ROLE =
  '(?:备注|说明|填表说明|(?:填表|填报|制表|编制|整理|审核|审批|复核|校对|检查|立卷|移交|接收|打印|录入|经办|负责|单位负责)(?:人|人员|者|单位|部门)?(?:日期|时间|签字|签名|盖章)?|日期|时间|电话|联系人|单位|notes?)(?:\\(.{0,10}\\))?';
const LABELLED = new RegExp(`^(?:注\\d*[:：.、]|${ROLE}[:：])`, 'i');
const LABEL_ALONE = new RegExp(`^${ROLE}[:：]?$`, 'i');
const PAGE_LINE =
  /^(?:第\d+页|共\d+页|[第共][一二三四五六七八九十百]+页$|\d+\/\d+$|-+\d+-+$|以下空白|以下无正文|续表|接上表|[承过转][前次下]页)/;
/** 第1页 and 共3页 in two cells number the pages of the list itself. */
const PAGE_OF_LIST = /^第\d+页?$/;
const PAGES_OF_LIST = /^共\d+页?$/;
const NUMBER_OF = /^.{0,8}\d+[卷件页盒张份个][。.;]?$/;

/** What only a row of data says: no total has them, and a line about the list only by the column it falls into. */
const TITLES = fields('title', 'fileTitle');
const CODES = fields('code', 'archivesNumber', 'organNumber');
const OF_A_RECORD = fields(
  ...(['title', 'fileTitle', 'documentNumber', 'creator', 'date', 'dateFrom', 'dateTo'] as const),
  ...(['itemNumber', 'fileNumber'] as const),
);
const NUMBERED = fields('code', 'archivesNumber', 'organNumber', 'sequence');

interface FilledCell {
  readonly text: string;
  readonly field?: Field;
}

/**
 * Repeated headers, 小计/合计 and lines around a table are no data rows (`domain.md` §8b). A row with a single value is
 * a note unless that value is a title or number of its own: then it is a broken data row, which must not vanish.
 */
export function controlRowOf(row: SheetRow, layout: Layout): ControlRow | undefined {
  const named = layout.columns[0];
  // Most rows differ from the header in its first column already.
  const begins =
    named?.field === fieldOfHeader(row.cells[named?.index ?? 0]?.text ?? '') || layout.secondSignature;
  if (begins && [layout.signature, layout.secondSignature].includes(signatureOf(row)))
    return { kind: 'header' };
  const filledCells = row.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]));
  // A row filled like the data rows is one of them, whatever its first cell begins with.
  if (filledCells.length > Math.max(4, layout.columns.length / 2)) return undefined;
  const fieldAt = new Map(layout.columns.map((column) => [column.index, column.field]));
  const filled = filledCells.map(({ cell, index }): FilledCell => ({
    text: plain(cell.text),
    field: fieldAt.get(index),
  }));
  const [first] = filled;
  if (!first) return undefined;
  const total = totalIn(filled);
  if (total) return total;
  const quiet = filledCells.some(({ cell }) => speaksOfMark(cell.text));
  if (NOTE.test(first.text) && !describesARecord(filled)) return { kind: 'note', quiet };
  if (filled.length > 1) return undefined;
  const { field } = first;
  const own = field !== undefined && field !== 'sequence' && field !== 'remark';
  return own || /^\d*$/.test(first.text) ? undefined : { kind: 'note', quiet };
}

/** 合计 before its sums, or 共12件 where nothing of a record stands beside it: an entry has 共3页 in its own columns. */
function totalIn(filled: readonly FilledCell[]): ControlRow | undefined {
  const at = filled.findIndex(
    ({ text, field }) => (TOTAL.test(text) && field !== 'remark') || COUNTED.test(text),
  );
  const label = filled[at];
  if (!label || (PAGES_OF_LIST.test(label.text) && filled.some(({ text }) => PAGE_OF_LIST.test(text))))
    return undefined;
  const [isFirst, isWord] = [at === 0, TOTAL.test(label.text)];
  const beside = ofRecords(filled).filter(
    (cell) => cell !== label && !(isFirst && NUMBER_OF.test(cell.text)),
  );
  const isRecord = isWord
    ? !isFirst && (has(beside, CODES) || has(beside, OF_A_RECORD))
    : has(beside, OF_A_RECORD) || (!isFirst && has(beside, NUMBERED));
  if (isRecord) return undefined;
  return { kind: 'total', scope: /小计|本页|subtotal/i.test(label.text) ? 'part' : 'all' };
}

/** Whether a row that begins like a note has a title or a code, and is a row of data that begins so. */
function describesARecord(filled: readonly FilledCell[]): boolean {
  if (filled.length === 1) return false;
  const cells = ofRecords(filled);
  return (
    has(cells, TITLES) ||
    has(
      cells.filter(({ text }) => /\d/.test(text)),
      CODES,
    )
  );
}

/** The cells that say nothing of the list itself, as 审核人：李某 and the name beside 审核人 do. */
const ofRecords = (filled: readonly FilledCell[]): FilledCell[] =>
  filled.filter(
    ({ text }, index) =>
      ![text, filled[index - 1]?.text ?? ''].some((each) => LABEL_ALONE.test(each)) &&
      !LABELLED.test(text) &&
      !PAGE_LINE.test(text),
  );

const has = (cells: readonly FilledCell[], wanted: ReadonlySet<Field>): boolean =>
  cells.some(({ field }) => field !== undefined && wanted.has(field));

function fields(...names: readonly Field[]): ReadonlySet<Field> {
  return new Set(names);
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff]/g, '');

/** Sums of page and item columns since the last subtotal and since the top, to compare with what the sheet prints. */
export class RunningTotals {
  private part = { rows: 0, sums: new Map<number, number>() };
  private readonly all = { rows: 0, sums: new Map<number, number>() };

  count(row: SheetRow, columns: readonly number[]): void {
    for (const total of [this.part, this.all]) {
      total.rows++;
      for (const column of columns)
        total.sums.set(
          column,
          (total.sums.get(column) ?? 0) + (numberIn(row.cells[column]?.text ?? '') ?? 0),
        );
    }
  }

  /** Columns in which the printed total is not the sum, or a counted `共 n 件` is not the number of rows. */
  differences(
    row: SheetRow,
    scope: 'part' | 'all',
    columns: readonly number[],
  ): { column: number; printed: number; computed: number }[] {
    const total = scope === 'part' ? this.part : this.all;
    const found = columns.flatMap((column) => {
      const printed = numberIn(row.cells[column]?.text ?? '');
      const computed = total.sums.get(column) ?? 0;
      return printed === undefined || printed === computed ? [] : [{ column, printed, computed }];
    });
    row.cells.forEach((cell, column) => {
      const printed = /共?计?[:：]?(\d+)(?:件|卷)(?!.*\d+(?:件|卷))/.exec(plain(cell.text))?.[1];
      if (printed && !columns.includes(column) && Number(printed) !== total.rows)
        found.push({ column, printed: Number(printed), computed: total.rows });
    });
    if (scope === 'part') this.part = { rows: 0, sums: new Map() };
    return found;
  }
}

/** 12, １２, 12页, 1,200; undefined for anything else. */
export function numberIn(text: string): number | undefined {
  const match = /^(?:共)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:页|张|件|份|p|pp\.?)?$/i.exec(plain(text));
  return match?.[1] ? Number(match[1].replace(/,/g, '')) : undefined;
}
