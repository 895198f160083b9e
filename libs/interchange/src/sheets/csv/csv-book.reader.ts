import { createReadStream } from 'node:fs';
import { chunksOf, unreadable } from '../sheet-problem';
import type { Book, Cell, Sheet, SheetRow } from '../sheet';
import { delimiterOf, DELIMITER_SAMPLE } from './csv-delimiter';
import { decoderFor, detectEncoding, type CsvEncoding } from './csv-encoding';
import { CsvRecords, type CsvRecord } from './csv-records';

interface Encoded {
  readonly encoding: CsvEncoding;
  readonly bom: number;
}

const NOTHING: Cell = { text: '' };

/**
 * A CSV (or TSV) file as a book of one sheet without a name. Records without any text are left out; so are the
 * empty fields at the end of a record.
 * @param head the first bytes of the file, for its byte order mark
 * @throws UnreadableSource see {@link detectEncoding}; while reading also `quote-not-closed`, `quote-misplaced`, `line-too-long`
 */
export async function openCsv(path: string, file: string, head: Buffer, onPiece?: () => void): Promise<Book> {
  const { encoding, bom } = await detectEncoding(path, file, head, onPiece);
  const sheet: Sheet = {
    name: '',
    hidden: false,
    rows: () => rowsOf(path, file, { encoding, bom }, onPiece),
  };
  return {
    file,
    kind: 'csv',
    dateSystem: '1900',
    async *sheets() {
      yield sheet;
    },
    close: () => Promise.resolve(),
  };
}

async function* rowsOf(
  path: string,
  file: string,
  encoded: Encoded,
  onPiece?: () => void,
): AsyncGenerator<SheetRow> {
  let sample = '';
  let records: CsvRecords | undefined;
  for await (const piece of textOf(path, file, encoded)) {
    onPiece?.();
    if (records) {
      yield* toRows(records.write(piece));
      continue;
    }
    sample += piece;
    if (sample.length < DELIMITER_SAMPLE) continue;
    records = begin(sample, file);
    yield* toRows(records.write(textAfterDialect(sample)));
    sample = '';
  }
  if (!records) {
    records = begin(sample, file);
    yield* toRows(records.write(textAfterDialect(sample)));
  }
  yield* toRows(records.end());
}

const begin = (sample: string, file: string): CsvRecords => {
  const { delimiter, skipLines } = delimiterOf(sample.slice(0, DELIMITER_SAMPLE));
  return new CsvRecords(delimiter, { file }, 1 + skipLines);
};

const textAfterDialect = (sample: string): string =>
  delimiterOf(sample.slice(0, DELIMITER_SAMPLE)).skipLines ? sample.slice(sample.indexOf('\n') + 1) : sample;

/** The file was decodable a moment ago; where it no longer is, it changed under the reader. */
async function* textOf(path: string, file: string, { encoding, bom }: Encoded): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  const changed = () =>
    unreadable('file-unreadable', { file }, { detail: 'the file changed while it was read' });
  for await (const chunk of chunksOf(createReadStream(path, { start: bom }), 'file-unreadable', { file })) {
    const text = decoder.write(chunk);
    if (text === undefined) throw changed();
    yield text;
  }
  const rest = decoder.end();
  if (rest === undefined) throw changed();
  yield rest;
}

function* toRows(records: readonly CsvRecord[]): Generator<SheetRow> {
  for (const { line, fields } of records) {
    let length = fields.length;
    while (length > 0 && fields[length - 1] === '') length -= 1;
    if (length === 0) continue;
    const cells = fields.slice(0, length).map((text) => (text === '' ? NOTHING : { text: plain(text) }));
    yield { row: line, hidden: false, cells };
  }
}

/** `="0012"` is how a program keeps Excel from reading a number: a constant, no formula, and Excel shows 0012. */
function plain(text: string): string {
  const constant = text.startsWith('="') ? /^="((?:[^"]|"")*)"$/.exec(text)?.[1] : undefined;
  return constant === undefined ? text : constant.replaceAll('""', '"');
}
