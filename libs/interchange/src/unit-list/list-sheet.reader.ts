import { isUuid, type UnitId } from '@fonds/kernel';
import { problemOf } from '../catalogue/catalogue.problem';
import { controlRowOf } from '../catalogue/control-row.rule';
import { readCoverLine, readTitleLine, type Cover, type TableKind } from '../catalogue/cover.reader';
import { HiddenColumns } from '../catalogue/hidden-columns';
import { isBlank, isBlankRow, layoutOf, type Layout } from '../catalogue/layout';
import { assessRow, type AssessedRow } from '../catalogue/row.assessment';
import { kindOfColumns } from '../catalogue/row-level.rule';
import { ValuesAbove, type RowValues } from '../catalogue/row-values';
import { markIn } from '../catalogue/secrecy.rule';
import { hasNamedSheets, type Book, type Sheet, type SheetRow } from '../sheets/sheet';
import type { Place, Problem } from '../source';
import { isListHeader, listColumnOf } from './list-columns';
import type { UnitListProblemCode } from './problem-texts';
import type { UnitListOptions, UnitListRow } from './unit-list';

/** A row of the list, or why it is none. */
export type ListFinding =
  | { readonly row: UnitListRow; readonly place: Place }
  | { readonly problems: readonly Problem[]; readonly place: Place };

/** Lines above a table; a list whose header has not come by then has none. */
const HEADER_WITHIN = 50;

export const listProblem = (
  code: UnitListProblemCode,
  severity: Problem['severity'],
  place: Place,
  facts: Problem['facts'] = {},
): Problem => ({ code, severity, place, facts });

/** Reads one sheet of a list. The rows of a catalogue are understood here as they are there, by the same rules. */
export class ListSheetReader {
  private layout?: Layout;
  private readonly cover: Map<string, { readonly value: string; readonly at: string }> = new Map();
  private titleKind?: TableKind;
  private readonly above = new ValuesAbove();
  private readonly single = new Map<number, Layout>();
  private readonly hiddenColumns: HiddenColumns;

  constructor(
    private readonly sheet: Sheet,
    private readonly book: Book,
    private readonly options: UnitListOptions,
  ) {
    this.hiddenColumns = new HiddenColumns(sheet.hiddenColumns);
    const mark = markIn(sheet.name);
    if (mark) this.cover.set('secrecy', { value: mark, at: '' });
  }

  async *findings(): AsyncGenerator<ListFinding> {
    let waiting: SheetRow[] | undefined = [];
    let header: SheetRow | undefined;
    for await (const row of this.sheet.rows()) {
      if (header) {
        this.layout = layoutOf(header, isBlankRow(row) ? undefined : row);
        header = undefined;
        if (this.layout.depth === 2) continue;
      }
      if (isBlankRow(row)) continue;
      if (!this.layout && waiting && isListHeader(row)) {
        for (const line of waiting) this.readCover(line);
        [waiting, header] = [undefined, row];
      } else if (this.layout) yield this.finding(row, this.layout);
      else if (waiting && waiting.length < HEADER_WITHIN) waiting.push(row);
      else {
        for (const line of waiting ?? []) yield this.withoutHeader(line);
        waiting = undefined;
        yield this.withoutHeader(row);
      }
    }
    for (const line of waiting ?? []) yield this.withoutHeader(line);
  }

  /** What is said of the whole sheet, once its {@link findings} have come. */
  warnings(): Problem[] {
    const columns = this.hiddenColumns.named;
    return columns ? [listProblem('list-hidden-columns', 'warning', this.placeOf(), { columns })] : [];
  }

  private readCover(row: SheetRow): void {
    const title = readTitleLine(row);
    this.titleKind = title.kind ?? this.titleKind;
    for (const [field, found] of [...title.cover, ...readCoverLine(row)]) this.cover.set(field, found);
  }

  /** A column of codes, or what a scanner wrote: the one filled cell is the code. */
  private withoutHeader(row: SheetRow): ListFinding {
    const filled = row.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index]));
    const [column = 0, ...more] = filled;
    if (more.length > 0) {
      const place = this.placeOf(row);
      return {
        place,
        problems: [listProblem('list-row-unclear', 'refused', place, { cells: filled.length })],
      };
    }
    let layout = this.single.get(column);
    if (!layout) {
      const cells = Array.from({ length: column + 1 }, (_, at) => ({ text: at === column ? '档号' : '' }));
      this.single.set(column, (layout = layoutOf({ row: 0, hidden: false, cells }, undefined)));
    }
    return this.finding(row, layout);
  }

  private finding(row: SheetRow, layout: Layout): ListFinding {
    const place = this.placeOf(row);
    const notOfTheList = (code: Parameters<typeof problemOf>[0]): ListFinding => ({
      place,
      problems: [problemOf(code, 'warning', place)],
    });
    if (row.deleted) return notOfTheList('deleted-record');
    const hidden = row.hidden || this.sheet.hidden;
    const values = this.above.resolve(row, layout);
    const unitText = unitOf(values, layout, row);
    // An opinion without a code is a row that lost its code, not a note.
    const says = Object.keys(columnsOf(values, layout)).some((column) => column !== 'remark');
    const read = unitText ? undefined : controlRowOf(row, layout);
    const control = read?.kind === 'note' && says ? undefined : read;
    if (!control) this.above.keep(row, layout, false);
    if (hidden && this.options.hiddenRows === 'exclude') return notOfTheList('hidden-row-excluded');
    if (control)
      return notOfTheList(
        ({ header: 'repeated-header', total: 'total-row', note: 'note-row' } as const)[control.kind],
      );
    const assessed = assessRow(values, {
      layout,
      cover: this.coverOf(),
      kind: this.titleKind ?? kindOfColumns(layout),
      book: this.book,
      options: { today: this.options.today },
    });
    if (assessed.heldOut) return { place, problems: [problemOf(assessed.heldOut, 'refused', place)] };
    this.hiddenColumns.note(row, layout);
    return this.taken(row, layout, assessed, unitText, hidden);
  }

  private taken(
    row: SheetRow,
    layout: Layout,
    assessed: AssessedRow,
    unitText: string,
    hidden: boolean,
  ): ListFinding {
    const place = this.placeOf(row);
    const isId = unitText !== '' && isUuid(unitText.toLowerCase());
    const { code } = assessed.rowCode;
    // What a catalogue says of dates does not matter here; that a code cannot be read matters unless an id stands beside it.
    const problems = assessed.refusals
      .filter((each) => !each.code.startsWith('date-') && !(isId && each.code === 'code-missing'))
      .map((each) =>
        problemOf(
          each.code,
          'refused',
          { ...place, ...(each.column && { column: each.column }) },
          each.facts,
        ),
      );
    if (unitText && !isId)
      problems.push(
        listProblem('list-unit-and-code-unread', 'refused', place, { value: unitText.slice(0, 60) }),
      );
    if (!isId && !code && problems.length === 0)
      problems.push(listProblem('list-row-without-code', 'refused', place));
    if (problems.length > 0) return { place, problems };
    const isCode = code && !(isId && isUuid(code.printed.trim().toLowerCase()));
    return {
      place,
      row: {
        row: row.row,
        ...(hasNamedSheets(this.book) && { sheet: this.sheet.name }),
        ...(isCode && { code }),
        ...(isId && { unit: unitText.toLowerCase() as UnitId }),
        columns: columnsOf(assessed.values, layout),
        ...(hidden && { hidden: true }),
      },
    };
  }

  private coverOf(): Cover {
    const cover = this.cover as Map<'fonds', { readonly value: string; readonly at: string }>;
    const { fondsNumber } = this.options;
    return fondsNumber && !cover.has('fonds')
      ? new Map([...cover, ['fonds' as const, { value: fondsNumber, at: '' }]])
      : cover;
  }

  private placeOf(row?: SheetRow): Place {
    return {
      file: this.book.file,
      ...(hasNamedSheets(this.book) && { sheet: this.sheet.name }),
      ...(row && { line: row.row }),
    };
  }
}

/** The id in its own column, or in the place of a code: a label of this system says the id. */
function unitOf(values: RowValues, layout: Layout, row: SheetRow): string {
  const column = layout.columns.find(({ name }) => listColumnOf(name) === 'unit');
  const own = column ? (row.cells[column.index]?.text.trim() ?? '') : '';
  const code = values.cells.get('code')?.text.trim() ?? '';
  return own || (isUuid(code.toLowerCase()) ? code : '');
}

function columnsOf(values: RowValues, layout: Layout): UnitListRow['columns'] {
  const columns: Partial<Record<string, string>> = {};
  for (const { name } of layout.columns) {
    const column = listColumnOf(name.replace(/#\d+$/, ''));
    const text = values.resolved[name] ?? '';
    if (column && column !== 'unit' && text.trim() !== '') columns[column] ??= text;
  }
  return columns;
}
