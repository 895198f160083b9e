/**
 * A workbook as readers of catalogues see it: cells with the text a person would see, nothing of the file format.
 * Rows are streamed; a sheet may be read more than once, so nobody has to hold 1,048,576 rows.
 */
export interface Cell {
  /** As the spreadsheet would show it: a number 7 with the format `000` is `007`. Byte for byte, never trimmed. */
  readonly text: string;
  /** The value of a numeric cell (also of a date cell: its serial). Absent for text, also for text that looks like a number. */
  readonly number?: number;
  /** The number has a date format. */
  readonly isDate?: boolean;
  /** A formula whose result is not in the file. */
  readonly formulaWithoutValue?: boolean;
  /** The field was too short for its text, which ends in half of a character (shown as U+FFFD). */
  readonly cutShort?: boolean;
  /** Covered by a merged range that starts in a row above. */
  readonly mergedAbove?: boolean;
  /** Covered by a merged range that starts in a column to the left (both are set for the inner cells of a block). */
  readonly mergedLeft?: boolean;
}

export interface SheetRow {
  /** 1-based row of a sheet; for CSV the line on which the record starts; for .dbf the record, with the field names as row 1. */
  readonly row: number;
  /** Hidden by hand or by a filter. */
  readonly hidden: boolean;
  /** Marked as deleted, and still in the file (.dbf). */
  readonly deleted?: boolean;
  /** Column A first; short rows are allowed. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Columns that are hidden or have no width, 0-based; known once the first row was read. Text files and tables have none. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** May be iterated more than once; each time from the first row. */
  rows(): AsyncIterable<SheetRow>;
}

export interface Book {
  /** File name without folders. */
  readonly file: string;
  readonly kind: 'xlsx' | 'xls' | 'csv' | 'dbf';
  readonly dateSystem: '1900' | '1904';
  /** May be iterated more than once; sheets in the order of the tabs. */
  sheets(): AsyncIterable<Sheet>;
  close(): Promise<void>;
}

/** Sheets of a workbook have names; CSV and .dbf are one table. */
export const hasNamedSheets = ({ kind }: Pick<Book, 'kind'>): boolean => kind === 'xlsx' || kind === 'xls';
