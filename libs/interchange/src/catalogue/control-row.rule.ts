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
  /^(?:注\d*[:：.、]|注[:：]|备注[:：]|说明[:：]|填表说明|填表|填报|制表|编制人|编制[:：]|整理人|审核|检查人|立卷人|打印日期|打印时间|单位负责人|移交人|接收人|第\d+页|共\d+页|\d+\/\d+$|-+\d+-+$|以下空白|以下无正文|续表|接上表|notes?[:：])/i;

/** 移交人：张三 … 接收人：李四: who made the table, in several cells. 移交人员名册 is a title. */
const SIGNED =
  /^(?:填表|填报|制表|编制|整理|审核|检查|立卷|打印|移交|接收|交接|监交|单位)(?:说明|人|者|员|单位|部门|日期|时间|负责人)?(?:\(.{0,8}\))?(?::|$)/;
const AROUND =
  /^(?:注\d*[:.、]|备注:|说明:|第\d+页|共\d+页|\d+\/\d+$|-+\d+-+$|以下空白|以下无正文|续表|接上表|notes?:)/i;
/** What only a thing that is listed has: a row that says so is none about the table. */
const OF_A_THING: ReadonlySet<Field | undefined> = new Set<Field | undefined>([
  ...(['title', 'fileTitle', 'date', 'dateFrom', 'creator', 'documentNumber'] as const),
]);

const CODES: ReadonlySet<Field | undefined> = new Set<Field | undefined>([
  'code',
  'archivesNumber',
  'organNumber',
]);

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
  const full = filledCells.length > Math.max(4, layout.columns.length / 2);
  const filled = (full ? filledCells.slice(0, 1) : filledCells).map(({ cell, index }) => ({
    text: plain(cell.text),
    index,
  }));
  const [first] = filled;
  if (!first) return undefined;
  const quiet = filledCells.some(({ cell }) => speaksOfMark(cell.text));
  // A row filled like the data rows is one of them, whatever its first cell begins with.
  if (full) return undefined;
  const fieldAt = new Map(layout.columns.map((column) => [column.index, column.field]));
  const codes = filled.some(({ index }) => CODES.has(fieldAt.get(index)));
  const label = filled.find(
    ({ text, index }) => (TOTAL.test(text) && fieldAt.get(index) !== 'remark') || COUNTED.test(text),
  );
  const describes = filled.some((each) => each !== label && OF_A_THING.has(fieldAt.get(each.index)));
  const leads = label !== undefined && filled.indexOf(label) === 0;
  if (label && ((leads && TOTAL.test(label.text)) || ((leads || !codes) && !describes)))
    return { kind: 'total', scope: /小计|本页|subtotal/i.test(label.text) ? 'part' : 'all' };
  const alone = filled.length === 1;
  const field = fieldAt.get(first.index);
  const own = field !== undefined && field !== 'sequence' && field !== 'remark';
  const coded = filled.some(({ text, index }) => CODES.has(fieldAt.get(index)) && /\d/.test(text));
  const labelled = SIGNED.test(first.text) || AROUND.test(first.text);
  // Alone in no column of its own it may be any remark; else it has to be the label of one, and no row with a code is one.
  if (alone && !own ? NOTE.test(first.text) : labelled && !coded) return { kind: 'note', quiet };
  if (!alone) return undefined;
  return own || /^\d*$/.test(first.text) ? undefined : { kind: 'note', quiet };
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
