/**
 * The records of a BIFF5 or BIFF8 workbook stream (MS-XLS), as far as they say what must be in it: sheets, hidden
 * rows and columns, merged ranges, the date system, and how many cells. Whoever reads the cells is held to these counts.
 */
import type { DateSystem } from '../xlsx/serial-date';
import type { MergedRange } from '../xlsx/merges.reader';
import { unreadable } from '../sheet-problem';

/** Cells with content: a full sheet of 65,536 rows by 22 columns. Measured: the library takes about 450 bytes a cell. */
export const CELL_COUNT_LIMIT = 1_500_000;
const SHEET_LIMIT = 20_000;
/** BIFF8 has no more columns. */
const COLUMNS = 256;

const enum Type {
  Formula = 0x0006,
  Eof = 0x000a,
  Date1904 = 0x0022,
  FilePass = 0x002f,
  BoundSheet = 0x0085,
  ColInfo = 0x007d,
  MulRk = 0x00bd,
  RString = 0x00d6,
  MergedCells = 0x00e5,
  LabelSst = 0x00fd,
  Number = 0x0203,
  Label = 0x0204,
  BoolErr = 0x0205,
  FormulaString = 0x0207,
  Row = 0x0208,
  Rk = 0x027e,
  Bof = 0x0809,
}
const ONE_CELL = new Set<number>([
  Type.Formula,
  Type.RString,
  Type.LabelSst,
  Type.Number,
  Type.Label,
  Type.BoolErr,
  Type.Rk,
]);
/** Shortest lawful content of the records that are looked into. */
const SHORTEST: Readonly<Record<number, number>> = {
  [Type.Bof]: 4,
  [Type.Date1904]: 2,
  [Type.BoundSheet]: 6,
  [Type.Row]: 16,
  [Type.ColInfo]: 10,
  [Type.MergedCells]: 2,
  [Type.MulRk]: 12,
  [Type.Formula]: 14,
};

export interface BiffSheet {
  /** Charts, macros and dialogs have no rows of a catalogue. */
  readonly isWorksheet: boolean;
  readonly hidden: boolean;
  /** 0-based. */
  readonly hiddenRows: ReadonlySet<number>;
  /** 0-based. */
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly MergedRange[];
  /** Cells with a value. */
  readonly cells: number;
  /** `row * 256 + column` of formulas whose text is not in the file. */
  readonly withoutValue: ReadonlySet<number>;
}

export interface BiffStructure {
  readonly dateSystem: DateSystem;
  /** In the order of the tabs. */
  readonly sheets: readonly BiffSheet[];
}

/** @throws UnreadableSource `xls-damaged`, `xls-encrypted`, `format-xls`, `sheet-too-large` */
export const biffStructure = (stream: Buffer, file: string): BiffStructure => new Walk(stream, file).walk();

class SheetSoFar {
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly merges: MergedRange[] = [];
  readonly withoutValue = new Set<number>();
  cells = 0;
}

class Walk {
  private readonly listed: {
    readonly at: number;
    readonly hidden: boolean;
    readonly isWorksheet: boolean;
  }[] = [];
  private readonly begun = new Map<number, SheetSoFar>();
  private sheet?: SheetSoFar;
  private depth = 0;
  private dateSystem: DateSystem = '1900';
  private cells = 0;
  /** A formula whose text is to follow. */
  private waiting?: number;

  constructor(
    private readonly stream: Buffer,
    private readonly file: string,
  ) {}

  walk(): BiffStructure {
    const { stream } = this;
    let at = 0;
    while (at < stream.length) {
      if (this.depth === 0 && at > 0 && stream.subarray(at).every((byte) => byte === 0)) break;
      if (at + 4 > stream.length) throw this.damaged('the last record is cut off');
      const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
      const content = stream.subarray(at + 4, at + 4 + length);
      if (content.length < length) throw this.damaged('the last record is cut off');
      if (content.length < (SHORTEST[type] ?? (ONE_CELL.has(type) ? 6 : 0)))
        throw this.damaged(`a record ${type} of ${length} bytes`);
      if (this.depth === 0 && type !== Type.Bof) throw this.damaged('a record outside of any part');
      this.record(type, content, at);
      at += 4 + length;
    }
    if (this.depth !== 0) throw this.damaged('the stream ends in the middle of a sheet');
    return {
      dateSystem: this.dateSystem,
      sheets: this.listed.map(({ at, hidden, isWorksheet }) => {
        const sheet = this.begun.get(at);
        if (!sheet) throw this.damaged('a sheet is listed and not there');
        return { hidden, isWorksheet, ...sheet };
      }),
    };
  }

  private record(type: number, content: Buffer, at: number): void {
    if (type === Type.Bof) return this.begin(content, at);
    if (type === Type.FilePass) throw unreadable('xls-encrypted', { file: this.file });
    if (type === Type.Eof) {
      this.settleFormula();
      this.depth -= 1;
      if (this.depth === 0) this.sheet = undefined;
    } else if (this.depth > 1) return;
    else if (this.sheet) this.inSheet(type, content, this.sheet);
    else if (type === Type.Date1904 && content.readUInt16LE(0) === 1) this.dateSystem = '1904';
    else if (type === Type.BoundSheet) this.list(content);
  }

  /** The first part is the workbook, the others are sheets; charts within a sheet lie deeper. */
  private begin(content: Buffer, at: number): void {
    const [version, kind] = [content.readUInt16LE(0), content.readUInt16LE(2)];
    this.depth += 1;
    if (this.depth > 1) return;
    if (at === 0) {
      if ((version !== 0x0500 && version !== 0x0600) || kind !== 0x0005)
        throw unreadable('format-xls', { file: this.file });
      return;
    }
    this.sheet = new SheetSoFar();
    this.begun.set(at, this.sheet);
  }

  private list(content: Buffer): void {
    this.listed.push({
      at: content.readUInt32LE(0),
      hidden: (content.readUInt8(4) & 3) !== 0,
      isWorksheet: content.readUInt8(5) === 0,
    });
    if (this.listed.length > SHEET_LIMIT) throw this.tooLarge('number of sheets', SHEET_LIMIT);
  }

  private inSheet(type: number, content: Buffer, sheet: SheetSoFar): void {
    if (type === Type.FormulaString) this.waiting = undefined;
    else if (type === Type.Row) {
      // Hidden by hand, by filter, by outline: one bit; or of no height.
      const hidden = (content.readUInt16LE(12) & 0x20) !== 0 || (content.readUInt16LE(6) & 0x7fff) === 0;
      if (hidden) sheet.hiddenRows.add(content.readUInt16LE(0));
    } else if (type === Type.ColInfo) this.columns(content, sheet);
    else if (type === Type.MergedCells) this.merged(content, sheet);
    else if (type === Type.MulRk || ONE_CELL.has(type)) this.cell(type, content, sheet);
  }

  /** Hidden by hand or by outline: one bit; or of no width. */
  private columns(content: Buffer, { hiddenColumns }: SheetSoFar): void {
    if ((content.readUInt16LE(8) & 1) === 0 && content.readUInt16LE(4) !== 0) return;
    const last = Math.min(content.readUInt16LE(2), COLUMNS - 1);
    for (let column = content.readUInt16LE(0); column <= last; column++) hiddenColumns.add(column);
  }

  private cell(type: number, content: Buffer, sheet: SheetSoFar): void {
    this.settleFormula();
    const [row, column] = [content.readUInt16LE(0), content.readUInt16LE(2)];
    const count = type === Type.MulRk ? Math.floor((content.length - 6) / 6) : 1;
    if (column + count > COLUMNS) throw this.damaged(`a cell in column ${column + count}`);
    // A formula that gives a text says so here; the text is a record of its own.
    if (type === Type.Formula && content.readUInt16LE(12) === 0xffff && content.readUInt8(6) === 0)
      this.waiting = row * COLUMNS + column;
    sheet.cells += count;
    this.cells += count;
    if (this.cells > CELL_COUNT_LIMIT) throw this.tooLarge('number of filled cells', CELL_COUNT_LIMIT);
  }

  private settleFormula(): void {
    if (this.waiting === undefined || !this.sheet) return;
    this.sheet.withoutValue.add(this.waiting);
    this.sheet.cells -= 1;
    this.waiting = undefined;
  }

  private merged(content: Buffer, sheet: SheetSoFar): void {
    const count = content.readUInt16LE(0);
    if (content.length < 2 + count * 8) throw this.damaged('merged ranges are cut off');
    for (let at = 2; at < 2 + count * 8; at += 8) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map(
        (offset) => content.readUInt16LE(at + offset) + 1,
      );
      if (bottom < top || right < left || right > COLUMNS) throw this.damaged('a merged range');
      if (bottom > top || right > left) sheet.merges.push({ top, left, bottom, right });
    }
  }

  private damaged(detail: string) {
    return unreadable('xls-damaged', { file: this.file }, { detail });
  }

  private tooLarge(what: string, limit: number) {
    return unreadable('sheet-too-large', { file: this.file }, { what, limit });
  }
}
