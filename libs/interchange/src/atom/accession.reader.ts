import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CivilDate } from '@fonds/kernel';
import { CodeIndex, contentKey } from '../catalogue/code-index';
import { heldOutReason } from '../catalogue/secrecy.rule';
import { binaryKind } from '../ead/file-signature';
import { UnreadableSource, type Place } from '../source';
import { AccessionHeader } from './accession.columns';
import { accessionProblem, mapAccession, type MappedAccession } from './accession.mapper';
import type { AtomAccessionItem } from './accession.record';
import { atomRefusal, atomUnreadable } from './atom.problem';
import { csvCells, csvRecords } from './csv.scanner';

export interface ReadAtomAccessionsOptions {
  /** Civil date of the import: secrecy terms are measured against it. */
  readonly today: CivilDate;
  /** The name to report; otherwise the name of the file read. */
  readonly fileName?: string;
}

/**
 * Reads AtoM's CSV of accessions (`csv:accession-import`, AtoM 2.x; UTF-8). Two passes: the first compares the
 * numbers of all rows, the second hands out records in the order of the file; memory holds 33 bytes a row. Every row
 * below the header ends as one record, or as one refused, held-out or blank row.
 *
 * @throws UnreadableSource `not-atom-accessions`, `file-not-readable`, `encoding-contradicts`, `csv-not-well-formed`, `text-too-long`
 */
export async function* readAtomAccessions(
  path: string,
  options: ReadAtomAccessionsOptions,
): AsyncGenerator<AtomAccessionItem> {
  const place: Place = { file: options.fileName ?? basename(path) };
  const file = await open(path, 'r').catch((error: unknown) => {
    throw atomUnreadable('file-not-readable', place, {
      detail: error instanceof Error ? error.message.replace(/, \w+ '.*'$/s, '') : String(error),
    });
  });
  try {
    const head = Buffer.alloc(8);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const found = binaryKind(head.subarray(0, bytesRead)) ?? (head[0] === 0x3c ? 'XML or HTML' : undefined);
    if (found) throw new UnreadableSource(accessionProblem('not-atom-accessions', 'file', place, { found }));
    const numbers = new CodeIndex();
    for await (const { number, line, mapped } of mappedRows(file, place))
      if (number) numbers.add(number, contentKey(mapped.accession.digest), { sheet: 0, row: line });
    for await (const row of mappedRows(file, place)) yield* judged(row, numbers, options.today);
  } finally {
    await file.close();
  }
}

interface MappedRow {
  readonly line: number;
  readonly number: string;
  readonly blank: boolean;
  readonly mapped: MappedAccession;
}

async function* mappedRows(file: FileHandle, place: Place): AsyncGenerator<MappedRow> {
  let header: AccessionHeader | undefined;
  for await (const records of csvRecords(file, place))
    for (const { text, line } of records) {
      const cells = csvCells(text);
      if (!header) {
        header = AccessionHeader.read(cells, { ...place, line });
        continue;
      }
      const at = { ...place, line };
      const read = mapAccession(header, cells, at);
      const { columns } = header;
      const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
      const refusals = extra
        ? [atomRefusal('atom-columns-differ', at, { cells: cells.length, columns: columns.length })]
        : read.refusals;
      const blank = cells.every((cell) => cell.trim() === '');
      yield { line, number: read.accession.number, blank, mapped: { ...read, refusals } };
    }
  if (!header) AccessionHeader.read([], place);
}

function* judged(
  { line, number, blank, mapped }: MappedRow,
  numbers: CodeIndex,
  today: CivilDate,
): Generator<AtomAccessionItem> {
  const { accession, warnings } = mapped;
  const { place, row } = accession;
  if (blank) {
    const problems = [accessionProblem('accession-row-blank', 'warning', place)];
    return yield { kind: 'control', components: 0, place, problems, row: {} };
  }
  if (heldOutReason({ marks: [], title: accession.title ?? '', others: Object.values(row), today })) {
    const problems = [accessionProblem('accession-held-out', 'refused', place)];
    return yield { kind: 'heldOut', components: 1, place, problems };
  }
  const found = number ? numbers.judge(number, { sheet: 0, row: line }) : undefined;
  const repeated = found && {
    ...accessionProblem(
      found.verdict === 'conflict' ? 'accession-conflict' : 'accession-repeated',
      'refused',
      { ...place, column: 'accessionNumber' },
      { number, line: found.of.row },
    ),
  };
  const problems = [...mapped.refusals, ...(repeated ? [repeated] : [])];
  if (problems.length) return yield { kind: 'refused', components: 1, place, problems, row };
  yield accession;
  for (const problem of warnings) yield { kind: 'problem', problem };
}
