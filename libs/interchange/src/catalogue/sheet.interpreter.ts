import { parseReferenceCode } from '@fonds/kernel';
import { hasNamedSheets, type Book, type Sheet, type SheetRow } from '../sheets/sheet';
import type { Place } from '../source';
import { problemOf, type CatalogueProblemCode } from './catalogue.problem';
import { controlRowOf, RunningTotals } from './control-row.rule';
import {
  isCoverWithin,
  readCoverLine,
  readTitleLine,
  type Cover,
  type CoverField,
  type TableKind,
} from './cover.reader';
import { UnitAssembler } from './unit.assembler';
import type { CatalogueOptions, Finding, SheetOutcome } from './findings';
import {
  columnLetter,
  isBlank,
  isBlankRow,
  isHeader,
  layoutOf,
  nameForTitle,
  signatureOf,
  titledBy,
  type Layout,
} from './layout';
import { assessRow } from './row.assessment';
import { kindOfColumns, listsWithin } from './row-level.rule';
import { RowOddities } from './row-oddities';
import { ValuesAbove } from './row-values';
import { PROBLEM_COLUMN } from '../sheets/write/problem-column';
import { markIn, speaksOfMark, type HeldOutReason } from './secrecy.rule';

const HEADER_WITHIN = 200;
type FoundCover = Map<CoverField, { readonly value: string; readonly at: string }>;

/** Reads one sheet, row by row, into drafts of units and rows that will not be registered. */
export class SheetInterpreter {
  readonly outcome: SheetOutcome;
  private layout?: Layout;
  private titleKind?: TableKind;
  private readonly cover: FoundCover;
  private readonly units: UnitAssembler;
  private coverRow = 0;
  /** Said by the cover lines that stand together with the last one. */
  private readonly together = new Set<CoverField>();
  private above = new ValuesAbove();
  private totals = new RunningTotals();
  private looksLikeData = 0;
  /** Lines with a legal secrecy mark in a sheet that nobody can read as a table: they keep the file from being stored. */
  private marked = 0;
  private problemColumn = -1;

  constructor(
    private readonly sheet: Pick<Sheet, 'name' | 'hidden' | 'hiddenColumns' | 'rows'>,
    private readonly index: number,
    private readonly book: Pick<Book, 'file' | 'kind' | 'dateSystem'>,
    private readonly options: CatalogueOptions,
    bookCover: Cover,
  ) {
    this.outcome = {
      headerFound: false,
      hidden: 0,
      rows: 0,
      oddities: new RowOddities(book.kind === 'csv', sheet.hiddenColumns),
    };
    this.cover = new Map(bookCover);
    // One sheet for each 密级 is a custom, too.
    const mark = markIn(sheet.name);
    if (mark) this.cover.set('secrecy', { value: mark, at: sheet.name });
    this.units = new UnitAssembler(
      { sheet: index, placeOf: (row) => this.placeOf(row) },
      this.cover,
      options,
    );
  }

  /** What the sheet says above its table; for a sheet without a table the cover of the book. */
  get coverLines(): Cover {
    return this.cover;
  }

  async *findings(onRow?: () => void): AsyncGenerator<Finding> {
    let header: SheetRow | undefined;
    for await (const read of this.sheet.rows()) {
      const row = this.withoutProblem(read);
      if (header) {
        const layout = layoutOf(header, isBlankRow(row) ? undefined : row);
        yield* this.begin(layout, header);
        header = undefined;
        if (layout.depth === 2) continue;
      }
      if (isBlankRow(row)) continue;
      this.outcome.rows++;
      onRow?.();
      const hidden = row.hidden || this.sheet.hidden;
      if (hidden) this.outcome.hidden++;
      if (
        !row.deleted &&
        isHeader(row) &&
        (!this.layout || signatureOf(row) !== this.layout.signature) &&
        !(hidden && this.options.hiddenRows === 'exclude')
      ) {
        header = this.withoutProblem(row, true);
        continue;
      }
      if (row.deleted) yield* this.deletedRow(row);
      else if (this.layout) yield* this.tableRow(row, this.layout, hidden);
      else this.lineAbove(row, hidden);
    }
    if (header) yield* this.begin(layoutOf(header, undefined), header);
    yield* this.units.closeFile();
    if (!this.layout && this.looksLikeData > 0) yield this.withoutHeader();
    if (!this.layout && this.marked > 0) yield this.heldOut(undefined, this.marked, 'held-out-undated');
  }

  private *begin(read: Layout, header: SheetRow): Generator<Finding> {
    yield* this.units.closeFile();
    if (this.layout) yield this.control(header, 'repeated-header');
    this.outcome.headerFound = true;
    this.outcome.oddities.begin(header);
    const name = nameForTitle(read);
    const layout = name ? titledBy(read, name) : read;
    if (name)
      yield {
        kind: 'problem',
        problem: problemOf('title-from-name', 'warning', this.placeOf(header.row), { column: name.name }),
      };
    this.layout = layout;
    this.units.kind = this.titleKind ?? kindOfColumns(layout);
    if (listsWithin(layout, this.units.kind)) this.units.kind = 'inner';
    this.above = new ValuesAbove(this.isOfProblems);
    this.units.openHead(header.row);
  }

  private lineAbove(row: SheetRow, hidden: boolean): void {
    const marked = row.cells.some((cell) => markIn(cell.text) !== undefined);
    if (marked) this.marked++;
    if (hidden && this.options.hiddenRows === 'exclude') return;
    if (this.outcome.rows <= HEADER_WITHIN) this.readCover(row);
    if (
      !marked &&
      row.cells.some((cell) => !isBlank(cell) && isModernCode(cell.text)) &&
      row.cells.filter((cell) => !isBlank(cell)).length > 2
    )
      this.looksLikeData++;
  }

  private readCover(row: SheetRow): void {
    const title = readTitleLine(row);
    this.titleKind = title.kind ?? this.titleKind;
    const found = new Map([...title.cover, ...readCoverLine(row)]);
    if (row.row !== this.coverRow + 1) this.together.clear();
    this.coverRow = row.row;
    const [fonds, before] = [found.get('fonds')?.value, this.cover.get('fonds')?.value];
    if (fonds && before && fonds !== before) this.forgetCoverAbove();
    for (const [field, value] of found) {
      this.cover.set(field, value);
      this.together.add(field);
    }
  }

  /** Of another fonds nothing holds that was said of the one before, but the archives and a mark: nobody takes that off. */
  private forgetCoverAbove(): void {
    const kept = new Set<CoverField>([...this.together, 'secrecy', 'archivesCode']);
    for (const field of this.cover.keys()) if (!kept.has(field)) this.cover.delete(field);
  }

  private *tableRow(row: SheetRow, layout: Layout, hidden: boolean): Generator<Finding> {
    if (hidden && this.options.hiddenRows !== 'include') {
      const values = this.above.resolve(row, layout);
      const { heldOut } = assessRow(values, this.context(layout));
      this.above.keep(row, layout, heldOut !== undefined);
      if (this.options.hiddenRows === 'exclude')
        yield heldOut ? this.heldOut(row.row, 1, heldOut) : this.control(row, 'hidden-row-excluded', true);
      return;
    }
    const control = controlRowOf(row, layout);
    if (control?.kind === 'header') return yield this.control(row, 'repeated-header');
    if (isCoverWithin(row)) return yield* this.coverWithin(row);
    if (control?.kind === 'total') return yield* this.total(row, layout, control.scope);
    if (control?.kind === 'note') return yield this.control(row, 'note-row', control.quiet);
    const values = this.above.resolve(row, layout);
    const assessed = assessRow(values, this.context(layout));
    this.above.keep(row, layout, assessed.heldOut !== undefined);
    this.totals.count(row, summed(layout));
    this.outcome.oddities.note(row, layout, assessed);
    yield* this.units.dataRow(assessed, layout);
  }

  /** A record that the sender deleted is none of the catalogue; that it is still in the file is told. */
  private *deletedRow(row: SheetRow): Generator<Finding> {
    const { layout } = this;
    const marked = row.cells.some((cell) => speaksOfMark(cell.text));
    const heldOut = layout && assessRow(this.above.resolve(row, layout), this.context(layout)).heldOut;
    yield heldOut ? this.heldOut(row.row, 1, heldOut) : this.control(row, 'deleted-record', marked);
  }

  private *coverWithin(row: SheetRow): Generator<Finding> {
    yield* this.units.closeFile();
    if (row.row !== this.coverRow + 1)
      for (const field of ['code', 'file', 'title', 'date', 'pages'] as const) this.cover.delete(field);
    this.readCover(row);
    yield this.control(row, 'cover-row');
    this.units.kind = this.titleKind ?? this.units.kind;
    this.units.openHead(row.row);
  }

  private *total(row: SheetRow, layout: Layout, scope: 'part' | 'all'): Generator<Finding> {
    yield this.control(row, 'total-row');
    for (const { column, printed, computed } of this.totals.differences(row, scope, summed(layout))) {
      const name = layout.columns.find((each) => each.index === column)?.name ?? columnLetter(column);
      yield {
        kind: 'problem',
        problem: problemOf(
          'total-differs',
          'warning',
          { ...this.placeOf(row.row), column: name },
          { column: name, printed, computed },
        ),
      };
    }
  }

  private context(layout: Layout): Parameters<typeof assessRow>[1] {
    return {
      layout,
      cover: this.cover,
      kind: this.units.kind,
      // The sheet of problems holds texts, as a text file does: 2003.1 in it may be a number that was 2003.10.
      book: this.isOfProblems ? { ...this.book, kind: 'csv' } : this.book,
      options: this.options,
    };
  }

  private control(row: SheetRow, code: CatalogueProblemCode, quiet = false): Finding {
    const place = this.placeOf(row.row);
    const cells = Object.fromEntries(
      row.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [[columnLetter(index), cell.text]])),
    );
    return {
      kind: 'control',
      record: {
        kind: 'control',
        components: 0,
        place,
        problems: [problemOf(code, 'warning', place)],
        ...(!quiet && { row: cells }),
      },
    };
  }

  private withoutHeader(): Finding {
    const place: Place = { file: this.book.file, sheet: this.sheet.name };
    const problem = problemOf('rows-without-header', 'refused', place, {
      sheet: this.sheet.name,
      rows: this.looksLikeData,
    });
    return {
      kind: 'refused',
      at: { sheet: this.index, row: 0 },
      record: { kind: 'refused', components: this.looksLikeData, place, problems: [problem] },
    };
  }

  private heldOut(row: number | undefined, rows: number, reason: HeldOutReason): Finding {
    const place = row === undefined ? { file: this.book.file, sheet: this.sheet.name } : this.placeOf(row);
    return {
      kind: 'refused',
      at: { sheet: this.index, row: row ?? 0 },
      record: { kind: 'heldOut', components: rows, place, problems: [problemOf(reason, 'refused', place)] },
    };
  }

  /** A mended sheet of problem rows still has the reasons in its last column; they are not of the row. */
  private withoutProblem(row: SheetRow, header = false): SheetRow {
    if (header) this.problemColumn = row.cells.findIndex((cell) => cell.text.trim() === PROBLEM_COLUMN);
    if (this.problemColumn < 0 || isBlank(row.cells[this.problemColumn])) return row;
    const cells = [...row.cells];
    cells[this.problemColumn] = { text: '' };
    return { ...row, cells };
  }

  private get isOfProblems(): boolean {
    return this.problemColumn >= 0;
  }

  private placeOf(row: number): Place {
    return { file: this.book.file, ...(hasNamedSheets(this.book) && { sheet: this.sheet.name }), line: row };
  }
}

const isModernCode = (text: string): boolean => {
  const read = text.length <= 60 ? parseReferenceCode(text) : undefined;
  return read?.ok === true && read.value.scheme !== 'legacy';
};

const summed = (layout: Layout): number[] =>
  (['pages', 'items'] as const).flatMap((field) => layout.byField.get(field)?.index ?? []);
