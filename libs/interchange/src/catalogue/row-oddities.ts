import type { FormationDate } from '@fonds/kernel';
import type { SheetRow } from '../sheets/sheet';
import type { Place, Problem } from '../source';
import { problemOf } from './catalogue.problem';
import { HiddenColumns } from './hidden-columns';
import { isBlank, type Layout } from './layout';
import { givesHalf } from './row-dates';
import type { RowValues } from './row-values';

const ODDITIES = ['cells-beyond-header', 'range-half-given', 'date-in-words'] as const;
type Oddity = (typeof ODDITIES)[number];

interface ReadRow {
  readonly values: RowValues;
  readonly date?: FormationDate;
  readonly heldOut?: string;
}

/** What may be a column off or half of what was meant, and is registered as it stands: counted, and told once a sheet. */
export class RowOddities {
  private readonly seen = new Map<Oddity, { count: number; firstRow: number }>();
  private headerCells = 0;
  private usual?: number;
  private readonly hidden: HiddenColumns;

  /**
   * @param isText in a text file a comma without quotes makes a record longer, also where nothing stands at its end
   * @param hiddenColumns 0-based
   */
  constructor(
    private readonly isText: boolean,
    hiddenColumns?: ReadonlySet<number>,
  ) {
    this.hidden = new HiddenColumns(hiddenColumns);
  }

  begin(header: SheetRow): void {
    this.headerCells = header.cells.length;
    this.usual = undefined;
  }

  note(row: SheetRow, layout: Layout, { values, date, heldOut }: ReadRow): void {
    const isLonger = this.isText && this.isLonger(row);
    if (heldOut) return;
    if (isLonger || goesBeyond(row, layout)) this.count('cells-beyond-header', row);
    if (date?.to && givesHalf(values, layout)) this.count('range-half-given', row);
    if (date && isInWords(date)) this.count('date-in-words', row);
    this.hidden.note(row, layout);
  }

  *problems(place: Place): Generator<Problem> {
    for (const code of ODDITIES) {
      const seen = this.seen.get(code);
      if (seen) yield problemOf(code, 'warning', place, seen);
    }
    const columns = this.hidden.named;
    if (columns) yield problemOf('hidden-columns-read', 'warning', place, { columns });
  }

  /** Than the header and the first row below it: whether lines end with a comma is the sender's habit. */
  private isLonger({ cells }: SheetRow): boolean {
    this.usual ??= Math.max(this.headerCells, cells.length);
    return cells.length > this.usual;
  }

  private count(oddity: Oddity, { row }: SheetRow): void {
    const seen = this.seen.get(oddity) ?? { count: 0, firstRow: row };
    this.seen.set(oddity, { ...seen, count: seen.count + 1 });
  }
}

const goesBeyond = (row: SheetRow, layout: Layout): boolean => {
  const last = Math.max(...layout.columns.map(({ index }) => index));
  return row.cells.slice(last + 1).some((cell) => !isBlank(cell));
};

/** 县政府, 永久: a text without any figure that does not say that there is no date. */
const isInWords = ({ printed, certainty }: FormationDate): boolean =>
  certainty === 'unknown' &&
  /[\p{L}]/u.test(printed) &&
  !/[\d一二三四五六七八九十廿卅元〇零]/.test(printed.normalize('NFKC')) &&
  !/不详|不明|未知|未注明|^\s*无|undated|unknown|^\s*[ns]\.? ?d\.?\s*$/i.test(printed);
