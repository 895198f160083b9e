import { open, type FileHandle } from 'node:fs/promises';
import { detailOf, unreadable } from '../sheet-problem';
import type { Book, Cell, SheetRow } from '../sheet';
import { dbfCell } from './dbf-cell';
import { DbfEncodingDetector, decodeField, type DbfEncoding } from './dbf-encoding';
import { readDbfHeader, type DbfField, type DbfHeader } from './dbf-header';

const LARGEST_HEADER = 65_535;
const BLOCK = 256 * 1024;
const [LIVE, DELETED, END] = [0x20, 0x2a, 0x1a];
const NOTHING: Cell = { text: '' };

/**
 * A dBASE III/IV or FoxPro table as a book of one sheet without a name: row 1 has the names of the fields, record n
 * is row n + 1. Records marked as deleted come too, marked. Read by ourselves and not by a library, because the
 * encoding is to be found out over the whole file first, and a text cut within a character is to be told.
 * @throws UnreadableSource `format-dbf`, `dbf-damaged`, `dbf-field-type`, `dbf-memo`, `dbf-code-page`, `encoding-unknown`, `encoding-mixed`
 */
export async function openDbf(path: string, file: string): Promise<Book> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable('file-unreadable', { file }, { detail: detailOf(error) });
  });
  try {
    const table = new DbfTable(handle, file, await headerOf(handle, file));
    await table.checkEnd();
    const encoding = await table.detect();
    const sheet = { name: '', hidden: false, rows: () => table.rows(encoding) };
    return {
      file,
      kind: 'dbf',
      dateSystem: '1900',
      async *sheets() {
        yield sheet;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function headerOf(handle: FileHandle, file: string): Promise<DbfHeader> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LARGEST_HEADER), 0, LARGEST_HEADER, 0);
  if (bytesRead < 33) throw unreadable('dbf-damaged', { file }, { detail: 'the header is cut off' });
  return readDbfHeader(buffer.subarray(0, bytesRead), file);
}

class DbfTable {
  constructor(
    private readonly handle: FileHandle,
    private readonly file: string,
    private readonly header: DbfHeader,
  ) {}

  /** What lies behind the records that the header counts must be the end of the table, not more records. */
  async checkEnd(): Promise<void> {
    const { headerLength, recordLength, records } = this.header;
    const { size } = await this.handle.stat();
    const end = headerLength + records * recordLength;
    if (size < end) {
      const there = Math.max(0, Math.floor((size - headerLength) / recordLength));
      throw this.damaged(`${there} of ${records} records are there`);
    }
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(1), 0, 1, end);
    if (bytesRead === 1 && buffer[0] !== END && buffer[0] !== 0 && size - end >= recordLength)
      throw this.damaged(`more records follow the ${records} that the header counts`);
  }

  async detect(): Promise<DbfEncoding> {
    const detector = new DbfEncodingDetector(this.file, this.header.codePage);
    for (const { name } of this.header.fields) detector.take(name, 1);
    const texts = this.header.fields.filter(({ type }) => type === 'C');
    for await (const { record, line } of this.records())
      for (const { offset, length } of texts) detector.take(record.subarray(offset, offset + length), line);
    return detector.result();
  }

  async *rows(encoding: DbfEncoding): AsyncGenerator<SheetRow> {
    const { fields } = this.header;
    yield { row: 1, hidden: false, cells: fields.map((field) => ({ text: this.nameOf(field, encoding) })) };
    for await (const { record, line } of this.records()) {
      const cells = fields.map((field) => this.cell(record, field, line, encoding));
      while (cells.at(-1) === NOTHING || cells.at(-1)?.text === '') cells.pop();
      if (cells.length === 0) continue;
      yield { row: line, hidden: false, cells, ...(record[0] === DELETED && { deleted: true }) };
    }
  }

  private cell(record: Buffer, field: DbfField, line: number, encoding: DbfEncoding): Cell {
    const cell = dbfCell(record, field, encoding);
    const place = { file: this.file, line, column: this.nameOf(field, encoding) };
    if (cell === 'elsewhere') throw unreadable('dbf-memo', place, { column: place.column });
    if (!cell) throw unreadable('dbf-damaged', place, { detail: `row ${line}, ${place.column}` });
    return cell;
  }

  private nameOf(field: DbfField, encoding: DbfEncoding): string {
    return decodeField(field.name, encoding)?.text.trim() ?? '';
  }

  private async *records(): AsyncGenerator<{ readonly record: Buffer; readonly line: number }> {
    const { headerLength, recordLength, records } = this.header;
    const many = Math.max(1, Math.floor(BLOCK / recordLength));
    for (let first = 0; first < records; first += many) {
      const length = Math.min(many, records - first) * recordLength;
      const position = headerLength + first * recordLength;
      const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead < length)
        throw unreadable(
          'file-unreadable',
          { file: this.file },
          { detail: 'the file changed while it was read' },
        );
      for (let at = 0; at < length; at += recordLength) {
        const [record, line] = [buffer.subarray(at, at + recordLength), first + at / recordLength + 2];
        if (record[0] !== LIVE && record[0] !== DELETED)
          throw this.damaged(`row ${line} begins with no mark`);
        yield { record, line };
      }
    }
  }

  private damaged(detail: string) {
    return unreadable('dbf-damaged', { file: this.file }, { detail });
  }
}
