import {
  canonicalJson,
  normaliseReferenceCode,
  parseReferenceCode,
  assembleReferenceCode,
  type ReferenceCode,
} from '@fonds/kernel';
import { hash } from 'node:crypto';
import type { Book, Sheet, SheetRow } from '../sheets/sheet';
import type { Place, Problem } from '../source';
import { problemOf, type CatalogueProblemCode } from './catalogue.problem';
import { contentKey } from './code-index';
import { codeAgainstCover } from './contradiction.rule';
import { controlRowOf, numberIn, RunningTotals } from './control-row.rule';
import { readCoverLine, readTitleLine, type Cover, type TableKind } from './cover.reader';
import { FileInProgress, type EntryRow } from './file-in-progress';
import type { CatalogueOptions, Finding, RowRecord, SheetOutcome, UnitDraft } from './findings';
import { columnLetter, isBlank, isBlankRow, isHeader, layoutOf, signatureOf, type Layout } from './layout';
import { assessRow, type AssessedRow, type RowProblem } from './row.assessment';
import { describeRow } from './row-description.builder';
import { kindOfColumns, levelOfRow } from './row-level.rule';
import { textOf } from './row-code';
import { ValuesAbove, type RowValues } from './row-values';

const HEADER_WITHIN = 200;
type FoundCover = Map<string, { readonly value: string; readonly at: string }>;

/** Reads one sheet, row by row, into drafts of units and rows that will not be registered. */
export class SheetInterpreter {
  readonly outcome: SheetOutcome = { headerFound: false, hidden: 0, rows: 0 };
  private layout?: Layout;
  private kind?: TableKind;
  private titleKind?: TableKind;
  private cover: FoundCover;
  private coverRow = 0;
  private above = new ValuesAbove();
  private totals = new RunningTotals();
  private open?: FileInProgress;
  private looksLikeData = 0;

  constructor(
    private readonly sheet: Pick<Sheet, 'name' | 'hidden' | 'rows'>,
    private readonly index: number,
    private readonly book: Pick<Book, 'file' | 'kind' | 'dateSystem'>,
    private readonly options: CatalogueOptions,
    bookCover: Cover,
  ) {
    this.cover = new Map(bookCover);
  }

  /** What the sheet says above its table; for a sheet without a table the cover of the book. */
  get coverLines(): Cover {
    return this.cover as Cover;
  }

  async *findings(): AsyncGenerator<Finding> {
    let header: SheetRow | undefined;
    for await (const row of this.sheet.rows()) {
      if (header) {
        const layout = layoutOf(header, isBlankRow(row) ? undefined : row);
        yield* this.begin(layout, header);
        header = undefined;
        if (layout.depth === 2) continue;
      }
      if (isBlankRow(row)) continue;
      this.outcome.rows++;
      const hidden = row.hidden || this.sheet.hidden;
      if (hidden) this.outcome.hidden++;
      if (
        isHeader(row) &&
        (!this.layout || signatureOf(row) !== this.layout.signature) &&
        !(hidden && this.options.hiddenRows === 'exclude')
      ) {
        header = row;
        continue;
      }
      if (this.layout) yield* this.tableRow(row, this.layout, hidden);
      else this.lineAbove(row, hidden);
    }
    if (header) yield* this.begin(layoutOf(header, undefined), header);
    yield* this.closeFile();
    if (!this.layout && this.looksLikeData > 0) yield this.withoutHeader();
  }

  private *begin(layout: Layout, header: SheetRow): Generator<Finding> {
    yield* this.closeFile();
    if (this.layout) yield this.control(header, 'repeated-header');
    this.outcome.headerFound = true;
    this.layout = layout;
    this.kind = this.titleKind ?? kindOfColumns(layout);
    if (this.kind === 'item' && layout.byField.has('fileTitle') && layout.byField.has('title'))
      this.kind = 'inner';
    this.above = new ValuesAbove();
    this.openHead(header.row);
  }

  private lineAbove(row: SheetRow, hidden: boolean): void {
    if (hidden && this.options.hiddenRows === 'exclude') return;
    if (this.outcome.rows <= HEADER_WITHIN) this.readCover(row);
    if (
      row.cells.some((cell) => !isBlank(cell) && isModernCode(cell.text)) &&
      row.cells.filter((cell) => !isBlank(cell)).length > 2
    )
      this.looksLikeData++;
  }

  private readCover(row: SheetRow): void {
    const title = readTitleLine(row);
    this.titleKind = title.kind ?? this.titleKind;
    for (const [field, found] of [...title.cover, ...readCoverLine(row)]) this.cover.set(field, found);
    this.coverRow = row.row;
  }

  private *tableRow(row: SheetRow, layout: Layout, hidden: boolean): Generator<Finding> {
    if (hidden && this.options.hiddenRows !== 'include') {
      const values = this.above.resolve(row, layout);
      this.above.keep(row, layout, assessRow(row, values, this.context(layout)).heldOut !== undefined);
      if (this.options.hiddenRows === 'exclude') yield this.control(row, 'hidden-row-excluded', true);
      return;
    }
    const control = controlRowOf(row, layout);
    if (control?.kind === 'header') return yield this.control(row, 'repeated-header');
    if (isCoverWithin(row)) return yield* this.coverWithin(row);
    if (control?.kind === 'total') return yield* this.total(row, layout, control.scope);
    if (control?.kind === 'note') return yield this.control(row, 'note-row', control.quiet);
    const values = this.above.resolve(row, layout);
    const assessed = assessRow(row, values, this.context(layout));
    this.above.keep(row, layout, assessed.heldOut !== undefined);
    this.totals.count(row, summed(layout));
    yield* this.dataRow(assessed, layout);
  }

  private *coverWithin(row: SheetRow): Generator<Finding> {
    yield* this.closeFile();
    if (row.row !== this.coverRow + 1)
      for (const field of ['code', 'file', 'title', 'date', 'pages']) this.cover.delete(field);
    this.readCover(row);
    yield this.control(row, 'cover-row');
    this.kind = this.titleKind ?? this.kind;
    this.openHead(row.row);
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

  /** A 卷内目录 with the file's number or code above it: the rows are entries of that file. */
  private openHead(row: number): void {
    const value = (field: string): string | undefined => this.cover.get(field)?.value;
    if (this.kind === 'file' || this.kind === 'item' || !(value('code') || value('file'))) return;
    const whole = value('code') && !/^\d{1,6}$/.test(value('code') ?? '') ? value('code') : undefined;
    const assembled =
      whole ??
      assembleReferenceCode({
        fonds: value('fonds'),
        series: value('series'),
        file: value('file') ?? value('code'),
      });
    const place = this.placeOf(
      Number(/\d+$/.exec(this.cover.get('code')?.at ?? this.cover.get('file')?.at ?? '')?.[0] ?? row),
    );
    const read = assembled ? parseReferenceCode(assembled, { mode: '按卷' }) : undefined;
    const code = read?.ok ? read.value : undefined;
    const contradiction =
      code && whole
        ? codeAgainstCover(code, this.cover as Cover, this.cover.get('code')?.at ?? '')
        : undefined;
    const problems: Problem[] = [];
    if (!read) problems.push(problemOf('code-missing', 'refused', place, { value: value('file') ?? '' }));
    else if (!read.ok) problems.push(problemOf(read.error.code, 'refused', place, read.error.facts));
    if (contradiction)
      problems.push(problemOf(contradiction.code, 'refused', place, { ...contradiction.facts }));
    const fonds = code && this.fondsOf(code, undefined, place);
    if (code && !fonds) problems.push(problemOf('fonds-missing', 'refused', place, { code: code.printed }));
    const title = value('title');
    const description = {
      title: title ?? code?.printed ?? '—',
      ...(code && { code: code.printed }),
      ...((value('retention') ?? code?.retention)
        ? { retention: value('retention') ?? code?.retention }
        : {}),
      ...(this.fondsName() && { creators: [this.fondsName() ?? ''] }),
      opening: '未审核',
      ...(numberIn(value('pages') ?? '') !== undefined && { pages: numberIn(value('pages') ?? '') }),
      derived: [
        ...(title ? [] : ['title']),
        'opening',
        ...(this.fondsName() ? ['creators'] : []),
        ...(value('retention') ? ['retention'] : []),
      ],
    };
    this.open = new FileInProgress(
      problems.length ? undefined : code,
      true,
      this.index,
      place,
      description,
      undefined,
      this.cover as Cover,
      fonds,
      numberIn(value('pages') ?? ''),
      problems,
    );
  }

  private *dataRow(row: AssessedRow, layout: Layout): Generator<Finding> {
    const { values, rowCode } = row;
    const level = levelOfRow(values, rowCode, this.kind, layout, this.open);
    if (row.heldOut || (level === 'entry' && this.open?.heldOut)) return yield* this.heldOut(row, level);
    const record = this.recordOf(values);
    const problems = row.refusals.map((problem) => this.problem('refused', problem, record.place));
    if (row.status)
      problems.push(
        problemOf('status-needs-decision', 'refused', record.place, {
          status: row.status,
          code: rowCode.code?.printed ?? '',
        }),
      );
    if (level === 'entry') return yield* this.entry(row, layout, record, problems);
    yield* this.closeFile();
    if (level === 'unclear') {
      if (!problems.length || rowCode.code)
        problems.push(
          problemOf(rowCode.code ? 'level-unclear' : 'code-missing', 'refused', record.place, {
            value: rowCode.code?.printed ?? '',
          }),
        );
      return yield this.refused(record, problems, rowCode.code);
    }
    const code = rowCode.code;
    if (!code && !problems.some((problem) => problem.code.startsWith('code-')))
      problems.push(problemOf('code-missing', 'refused', record.place, { value: '' }));
    const fonds = code && this.fondsOf(code, values, record.place);
    if (code && !fonds)
      problems.push(problemOf('fonds-missing', 'refused', record.place, { code: code.printed }));
    const warnings = row.warnings.map((problem) => this.problem('warning', problem, record.place));
    const description = describeRow({
      values,
      layout,
      cover: this.cover as Cover,
      code,
      date: row.date,
      fondsName: this.fondsName(values),
      title: level === 'file' ? 'fileTitle' : 'title',
    });
    if (level === 'file') {
      const own = { ...record, resolved: values.resolved, content: contentOf(values, layout), problems };
      this.open = new FileInProgress(
        code,
        false,
        this.index,
        record.place,
        description,
        own,
        this.cover as Cover,
        fonds,
        description.pages,
        warnings,
      );
      return;
    }
    if (problems.length || !code || !fonds) return yield this.refused(record, problems, code);
    const cover = this.coverSaid();
    yield {
      kind: 'unit',
      at: { sheet: this.index, row: values.row },
      code,
      content: contentKey(canonicalJson({ cover, rows: [contentOf(values, layout)] })),
      fonds,
      unit: {
        level: 'item',
        sourceLevel: '件',
        arrangementMode: '按件',
        description,
        entries: [],
        digest: hash('sha256', canonicalJson({ cover, rows: [values.resolved] }), 'hex'),
        components: 1,
        place: record.place,
        row: record.row,
      },
      rows: [record],
      fromHead: false,
      warnings,
    };
  }

  private *entry(
    row: AssessedRow,
    layout: Layout,
    record: RowRecord,
    problems: Problem[],
  ): Generator<Finding> {
    const { values, rowCode } = row;
    const file = rowCode.fileCode ?? (textOf(values, 'fileTitle') ? rowCode.code : undefined);
    if (file && (!this.open || (!this.open.head && this.open.code?.normalised !== file.normalised))) {
      yield* this.closeFile();
      this.openImplied(file, row, record.place);
    }
    if (!this.open || row.status || (!this.open.code && !this.open.head)) {
      if (!this.open && !problems.length)
        problems.push(
          problemOf('code-missing', 'refused', record.place, { value: rowCode.code?.printed ?? '' }),
        );
      if (this.open && !row.status)
        problems.push(
          problemOf('file-row-not-registered', 'refused', record.place, {
            fileRow: this.open.place.line ?? 0,
          }),
        );
      return yield this.refused(record, problems, undefined);
    }
    const own = rowCode.from && rowCode.code ? rowCode.code : undefined;
    const key =
      own?.normalised ??
      rowCode.entryNumber ??
      (textOf(values, 'itemNumber') || textOf(values, 'sequence') || String(this.open.entries.length + 1));
    const described = describeRow({
      values,
      layout,
      cover: this.cover as Cover,
      code: own,
      date: row.date,
      title: 'title',
    });
    const entry: EntryRow = {
      ...record,
      key,
      description: described,
      pageStart: textOf(values, 'pageNumber'),
      resolved: values.resolved,
      content: contentOf(values, layout),
      problems,
    };
    this.open.add(entry);
  }

  /** Entries that name a file which has no row of its own. */
  private openImplied(code: ReferenceCode, row: AssessedRow, place: Place): void {
    const fonds = this.fondsOf(code, row.values, place);
    const problems = fonds ? [] : [problemOf('fonds-missing', 'refused', place, { code: code.printed })];
    const title = textOf(row.values, 'fileTitle') ? row.values.cells.get('fileTitle')?.text : undefined;
    const retention = this.cover.get('retention')?.value ?? code.retention;
    const name = this.fondsName(row.values);
    const description = {
      title: title ?? code.printed,
      code: code.printed,
      ...(retention && { retention }),
      ...(name && { creators: [name] }),
      opening: '未审核',
      derived: [
        ...(title ? [] : ['title']),
        'opening',
        ...(name ? ['creators'] : []),
        ...(retention ? ['retention'] : []),
      ],
    };
    this.open = new FileInProgress(
      code,
      false,
      this.index,
      place,
      description,
      undefined,
      this.cover as Cover,
      fonds,
      undefined,
      problems,
    );
  }

  private *heldOut(row: AssessedRow, level: string): Generator<Finding> {
    const place = this.placeOf(row.values.row);
    const record = {
      kind: 'heldOut' as const,
      components: 1,
      place,
      problems: [problemOf(row.heldOut ?? 'held-out-undated', 'refused', place)],
    };
    const code = level === 'entry' ? undefined : row.rowCode.code?.normalised;
    if (level !== 'entry') {
      yield* this.closeFile();
      if (level === 'file') {
        this.open = new FileInProgress(
          row.rowCode.code,
          false,
          this.index,
          place,
          undefined,
          undefined,
          new Map(),
          undefined,
          undefined,
          [],
        );
        this.open.heldOut = true;
      }
    }
    yield {
      kind: 'refused',
      at: { sheet: this.index, row: row.values.row },
      record,
      ...(code && { code, content: contentKey(`held out ${this.index} ${row.values.row}`) }),
    };
  }

  private *closeFile(): Generator<Finding> {
    const file = this.open;
    this.open = undefined;
    if (file && !file.heldOut && !(file.head && file.entries.length === 0)) yield* file.close();
  }

  private context(layout: Layout): Parameters<typeof assessRow>[2] {
    return { layout, cover: this.cover as Cover, kind: this.kind, book: this.book, options: this.options };
  }

  private fondsName(values?: RowValues): string | undefined {
    return (
      (values && textOf(values, 'fondsName')) || this.cover.get('fondsName')?.value || this.options.fondsName
    );
  }

  private fondsOf(
    code: ReferenceCode,
    values: RowValues | undefined,
    place: Place,
  ): UnitDraft['fonds'] | undefined {
    const printed =
      code.fonds ??
      ((values && textOf(values, 'fonds')) || this.cover.get('fonds')?.value || this.options.fondsNumber);
    const name = this.fondsName(values);
    return printed ? { number: normaliseReferenceCode(printed), ...(name && { name }), place } : undefined;
  }

  private refused(record: RowRecord, problems: readonly Problem[], code: ReferenceCode | undefined): Finding {
    return {
      kind: 'refused',
      at: { sheet: this.index, row: record.place.line ?? 0 },
      record: { kind: 'refused', components: 1, place: record.place, problems, row: record.row },
      ...(code && { code: code.normalised, content: contentKey(canonicalJson(wellFormed(record.row))) }),
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

  private problem(
    severity: 'refused' | 'warning',
    { code, facts, column }: RowProblem,
    place: Place,
  ): Problem {
    return problemOf(code, severity, column ? { ...place, column } : place, facts);
  }

  private recordOf(values: RowValues): RowRecord {
    return { place: this.placeOf(values.row), row: values.printed };
  }

  private placeOf(row: number): Place {
    return { file: this.book.file, ...(this.book.kind === 'xlsx' && { sheet: this.sheet.name }), line: row };
  }

  private coverSaid(): Record<string, string> {
    return Object.fromEntries([...this.cover].map(([field, { value }]) => [field, value]));
  }
}

const isModernCode = (text: string): boolean => {
  const read = text.length <= 60 ? parseReferenceCode(text) : undefined;
  return read?.ok === true && read.value.scheme !== 'legacy';
};

/** Cover lines between two tables: the first cell is a label with a colon, or the line is a title. */
function isCoverWithin(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell) && !cell.mergedLeft && !cell.mergedAbove);
  const [first] = filled;
  if (!first) return false;
  if (filled.length === 1 && readTitleLine(row).kind && first.text.trim().length <= 40) return true;
  return (
    /^[^:：]{2,10}[:：]/.test(first.text.trim()) &&
    readCoverLine({ ...row, cells: [first, ...filled.slice(1, 2)] }).size > 0
  );
}

const summed = (layout: Layout): number[] =>
  (['pages', 'items'] as const).flatMap((field) => layout.byField.get(field)?.index ?? []);

/** What a row says without its running number: the same line twice is a repetition. */
function contentOf(values: RowValues, layout: Layout): Readonly<Record<string, string>> {
  const sequence = layout.byField.get('sequence')?.name;
  return sequence ? { ...values.resolved, [sequence]: '' } : values.resolved;
}

const wellFormed = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([name, text]) => [Buffer.from(name).toString(), Buffer.from(text).toString()]),
  );
