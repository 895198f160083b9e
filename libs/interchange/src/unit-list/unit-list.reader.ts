import { basename } from 'node:path';
import { problemOf } from '../catalogue/catalogue.problem';
import { isBlankRow } from '../catalogue/layout';
import { openBook } from '../sheets/open-book';
import { unreadable } from '../sheets/sheet-problem';
import { hasNamedSheets, type Book } from '../sheets/sheet';
import { UnreadableSource, type Place, type Problem } from '../source';
import { ListSheetReader, listProblem } from './list-sheet.reader';
import type { UnitList, UnitListOptions, UnitListRow } from './unit-list';

/** Twice what one act takes; the list is held in memory. */
const ROW_LIMIT = 200_000;
/** Row numbers told one by one for each sheet. */
const SHOWN_ROWS = 10;

/**
 * Reads a list of units: a spreadsheet, .dbf, CSV, or a text file with one code a line, as a scanner writes it. Units
 * are named by 档号 in one column or in parts, or by their ids; 开放意见, 公开属性, 密级变更, 到期开放意见 and 备注 come
 * along as printed. Every row below the header ends in `rows` or in `problems`.
 *
 * @throws UnreadableSource `hidden-rows-undecided` (how many and where), `list-without-rows`, and whatever
 *   {@link openBook} throws
 * @example (await readUnitList('清册.xlsx', { today })).rows[0]?.code?.normalised // 'A001-WS·2011-Y-BGS-0001'
 */
export async function readUnitList(path: string, options: UnitListOptions): Promise<UnitList> {
  const book = await openBook(path, options.fileName ?? basename(path));
  try {
    return await listOf(book, options);
  } finally {
    await book.close();
  }
}

async function listOf(book: Book, options: UnitListOptions): Promise<UnitList> {
  const place: Place = { file: book.file };
  const hidden = await hiddenRowsOf(book);
  if (hidden.rows > 0 && !options.hiddenRows)
    throw new UnreadableSource(problemOf('hidden-rows-undecided', 'file', place, hidden));
  const problems: Problem[] = [];
  const named = new NamedOnce(problems);
  let counted = 0;
  const sheets = new Map<string | undefined, number>();
  for await (const sheet of book.sheets()) {
    sheets.set(hasNamedSheets(book) ? sheet.name : undefined, sheets.size);
    const reader = new ListSheetReader(sheet, book, options);
    for await (const finding of reader.findings()) {
      counted += 1;
      if (counted > ROW_LIMIT)
        throw unreadable('sheet-too-large', place, { what: 'rows of a list', limit: ROW_LIMIT });
      if ('row' in finding) named.add(finding.row, finding.place);
      else problems.push(...finding.problems);
    }
    problems.push(...reader.warnings());
  }
  const at = ({ place: { sheet } }: Problem): number => sheets.get(sheet) ?? 0;
  if (counted === 0) throw new UnreadableSource(listProblem('list-without-rows', 'file', place));
  return {
    file: book.file,
    rows: named.rows(),
    // Duplicates are found late and belong to their rows.
    problems: problems.sort((a, b) => at(a) - at(b) || (a.place.line ?? 0) - (b.place.line ?? 0)),
    counted,
    ...(hidden.rows > 0 &&
      options.hiddenRows && { hidden: { rows: hidden.rows, decision: options.hiddenRows } }),
  };
}

async function hiddenRowsOf(book: Book): Promise<{ rows: number; sheets: string }> {
  const places: string[] = [];
  let rows = 0;
  for await (const sheet of book.sheets()) {
    const found: number[] = [];
    let count = 0;
    for await (const row of sheet.rows()) {
      if ((!row.hidden && !sheet.hidden) || row.deleted || isBlankRow(row)) continue;
      count += 1;
      if (found.length < SHOWN_ROWS) found.push(row.row);
    }
    if (count === 0) continue;
    rows += count;
    const more = count > found.length ? ' …' : '';
    if (places.length < 20) places.push(`${sheet.name}: ${count} (${found.join(', ')}${more})`);
  }
  return { rows, sheets: places.join('; ') };
}

/** Keeps the first row of each unit; of rows that say different things about one unit it keeps none. */
class NamedOnce {
  private readonly taken: (UnitListRow | undefined)[] = [];
  private readonly placeAt: Place[] = [];
  private readonly all: UnitListRow[] = [];
  private readonly first = new Map<string, number>();

  constructor(private readonly problems: Problem[]) {}

  rows(): UnitListRow[] {
    return this.taken.filter((row): row is UnitListRow => row !== undefined);
  }

  add(row: UnitListRow, place: Place): void {
    const names = [row.code && `code ${row.code.normalised}`, row.unit && `unit ${row.unit}`].filter(
      (name): name is string => name !== undefined,
    );
    const seen = names.map((name) => this.first.get(name)).find((at) => at !== undefined);
    const index = this.taken.push(row) - 1;
    this.placeAt.push(place);
    this.all.push(row);
    for (const name of names) if (!this.first.has(name)) this.first.set(name, index);
    if (seen === undefined) return;
    const before = this.all[seen];
    this.taken[index] = undefined;
    if (before && sameContent(before, row)) return this.tell('list-duplicate', row, index, seen);
    if (this.taken[seen]) this.tell('list-duplicate-differs', row, seen, index);
    this.taken[seen] = undefined;
    this.tell('list-duplicate-differs', row, index, seen);
  }

  private tell(
    code: 'list-duplicate' | 'list-duplicate-differs',
    row: UnitListRow,
    at: number,
    other: number,
  ): void {
    const otherPlace = this.placeAt[other];
    this.problems.push(
      listProblem(code, 'refused', this.placeAt[at] ?? { file: '' }, {
        code: row.code?.printed ?? row.unit ?? '',
        otherSheet: otherPlace?.sheet ?? '',
        otherRow: otherPlace?.line ?? 0,
      }),
    );
  }
}

const sameContent = (a: UnitListRow, b: UnitListRow): boolean =>
  a.code?.normalised === b.code?.normalised &&
  a.unit === b.unit &&
  (['openingOpinion', 'disclosure', 'secrecyChange', 'dueOpinion', 'remark'] as const).every(
    (column) => a.columns[column]?.trim() === b.columns[column]?.trim(),
  );
