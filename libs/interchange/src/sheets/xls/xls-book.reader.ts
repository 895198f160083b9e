import { open } from 'node:fs/promises';
import { detailOf, unreadable } from '../sheet-problem';
import type { Book, Cell, SheetRow } from '../sheet';
import { MergedCells, NOTHING } from '../xlsx/merged-cells';
import { BUILT_IN_FORMATS, parseFormat, showNumber, type NumberFormat } from '../xlsx/number-format';
import { FILL_LIMIT, hasOwnContent } from '../xlsx/sheet-rows.reader';
import type { DateSystem } from '../xlsx/serial-date';
import { readBiffCells, type BiffCell, type BiffCells } from './biff-cells';
import { biffStructure, type BiffSheet } from './biff-structure';
import { OLE_SIGNATURE, OleContainer } from './ole-container';

/** 65,536 rows by 12 columns of Chinese text take about 20 MiB. */
const XLS_FILE_LIMIT = 64 * 1024 * 1024;

/**
 * An Excel 5–2003 workbook (BIFF5, BIFF8), also where WPS calls it .et. It is read whole, by a thread of its own that
 * ends with `close`; what the records promise is compared with what was read of them.
 * @throws UnreadableSource `format-xls`, `xls-damaged`, `xls-encrypted`, `sheet-too-large`, `file-unreadable`
 */
export async function openXls(path: string, file: string): Promise<Book> {
  const bytes = await wholeFile(path, file);
  const stream = streamOf(bytes, file);
  const structure = biffStructure(stream, file);
  const cells = await readBiffCells(stream, file, BUILT_IN_FORMATS);
  try {
    structure.sheets.forEach((sheet, index) => {
      if (sheet.isWorksheet && cells.counts[index] !== sheet.cells)
        throw unreadable(
          'xls-damaged',
          { file, sheet: cells.names[index] },
          { detail: `${cells.counts[index] ?? 0} of ${sheet.cells} cells could be read` },
        );
    });
  } catch (error) {
    await cells.close();
    throw error;
  }
  const formats = formatsOf(structure.dateSystem);
  return {
    file,
    kind: 'xls',
    dateSystem: structure.dateSystem,
    async *sheets() {
      for (const [index, sheet] of structure.sheets.entries()) {
        if (!sheet.isWorksheet) continue;
        const name = cells.names[index] ?? '';
        yield {
          name,
          hidden: sheet.hidden,
          hiddenColumns: sheet.hiddenColumns,
          rows: () => rowsOf(cells, index, sheet, { file, name }, formats),
        };
      }
    },
    close: () => cells.close(),
  };
}

async function wholeFile(path: string, file: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable('file-unreadable', { file }, { detail: detailOf(error) });
  });
  try {
    const { size } = await handle.stat();
    if (size > XLS_FILE_LIMIT)
      throw unreadable('sheet-too-large', { file }, { what: 'bytes of an .xls file', limit: XLS_FILE_LIMIT });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function streamOf(bytes: Buffer, file: string): Buffer {
  if (bytes.subarray(0, 8).toString('hex') !== OLE_SIGNATURE) return bytes;
  const container = new OleContainer(bytes, file);
  const stream = container.stream('Workbook') ?? container.stream('Book');
  if (stream) return stream;
  // A new workbook with an opening password lies encrypted in an old container.
  throw unreadable(container.has('EncryptedPackage') ? 'xls-encrypted' : 'format-xls', { file });
}

type ToCell = (cell: BiffCell) => Cell;

function formatsOf(system: DateSystem): ToCell {
  const parsed = new Map<string, NumberFormat>();
  return ([, type, value, format]) => {
    const code = format ?? '';
    if (type === 'e') return { text: ERRORS[Number(value)] ?? '#N/A' };
    if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
    if (typeof value === 'string') return value === '' ? NOTHING : { text: value };
    let shown = parsed.get(code);
    if (!shown) parsed.set(code, (shown = parseFormat(code)));
    const { text, isDate } = showNumber(value, shown, system);
    return { text, number: value, ...(isDate && { isDate }) };
  };
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Rows and cells as the reader of .xlsx gives them. */
async function* rowsOf(
  read: BiffCells,
  index: number,
  sheet: BiffSheet,
  { file, name }: { readonly file: string; readonly name: string },
  toCell: ToCell,
): AsyncGenerator<SheetRow> {
  const merged = new MergedCells([...sheet.merges].sort((a, b) => a.top - b.top || a.left - b.left));
  const unvalued = byRow(sheet.withoutValue);
  let filled = 0;
  for await (const [row, found] of withRows(read.rows(index), unvalued)) {
    const cells: Cell[] = [];
    for (const cell of found) cells[cell[0]] = toCell(cell);
    for (const column of unvalued.get(row) ?? []) cells[column] = { text: '', formulaWithoutValue: true };
    const own = cells.findLastIndex((cell) => cell !== undefined && cell !== NOTHING) + 1;
    const whole = Array.from({ length: own }, (_, column) => cells[column] ?? NOTHING);
    filled += own;
    const place = { file, sheet: name, line: row + 1 };
    if (!merged.apply(row + 1, whole))
      throw unreadable('xls-damaged', place, { detail: `merged ranges overlap in row ${row + 1}` });
    if (filled + merged.work > FILL_LIMIT)
      throw unreadable('sheet-too-large', place, {
        what: 'empty cells between filled ones',
        limit: FILL_LIMIT,
      });
    if (own > 0 && (merged.isEmpty || whole.some(hasOwnContent)))
      yield { row: row + 1, hidden: sheet.hiddenRows.has(row), cells: whole };
  }
}

function byRow(addresses: ReadonlySet<number>): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const address of addresses) {
    const row = address >> 8;
    rows.set(row, [...(rows.get(row) ?? []), address & 255]);
  }
  return rows;
}

/** Rows in which nothing but formulas without a text stands are not among those that were read. */
async function* withRows(
  rows: AsyncIterable<readonly [number, readonly BiffCell[]]>,
  unvalued: ReadonlyMap<number, readonly number[]>,
): AsyncGenerator<readonly [number, readonly BiffCell[]]> {
  const extra = [...unvalued.keys()].sort((a, b) => a - b);
  let next = 0;
  for await (const read of rows) {
    for (; (extra[next] ?? Infinity) < read[0]; next += 1) yield [extra[next] ?? 0, []];
    if (extra[next] === read[0]) next += 1;
    yield read;
  }
  for (; next < extra.length; next += 1) yield [extra[next] ?? 0, []];
}
