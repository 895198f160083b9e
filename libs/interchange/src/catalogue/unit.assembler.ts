import { canonicalJson, type ReferenceCode } from '@fonds/kernel';
import { hash } from 'node:crypto';
import type { Place, Problem, SourceSetAside } from '../source';
import { problemOf } from './catalogue.problem';
import { contentKey } from './code-index';
import { codeAgainstHead } from './contradiction.rule';
import type { Cover, TableKind } from './cover.reader';
import { FileInProgress, type EntryRow } from './file-in-progress';
import { fileOfHead, type SheetAt } from './file-of-head';
import type { CatalogueOptions, Finding, RowRecord } from './findings';
import { FondsOfRows } from './fonds-of-rows';
import { handedBack } from './handed-back';
import type { Layout } from './layout';
import type { AssessedRow, RowProblem } from './row.assessment';
import { describeRow } from './row-description.builder';
import { mayBeOfFile, numbersBeside, textOf } from './row-code';
import { levelOfRow, type RowLevel } from './row-level.rule';
import type { RowValues } from './row-values';
import { setAsideOf } from './set-aside.rule';

/** Turns assessed rows into units: items at once, files when their last entry has been read. One instance per sheet. */
export class UnitAssembler {
  kind?: TableKind;
  private readonly fonds: FondsOfRows;
  private open?: FileInProgress;

  /** `cover` is read when it is needed: lines between tables change it. */
  constructor(
    private readonly at: SheetAt,
    private readonly cover: Cover,
    options: CatalogueOptions,
  ) {
    this.fonds = new FondsOfRows(cover, options);
  }

  /** A 卷内目录 with the file's number or code above it: the rows are entries of that file. */
  openHead(row: number): void {
    if (this.kind === 'file' || this.kind === 'item') return;
    this.open = fileOfHead(row, this.cover, this.at, this.fonds) ?? this.open;
  }

  *dataRow(row: AssessedRow, layout: Layout): Generator<Finding> {
    const { values, rowCode } = row;
    const level = levelOfRow(values, rowCode, this.kind, layout, this.open);
    if (row.heldOut || (level === 'entry' && this.open?.heldOut)) return yield* this.heldOut(row, level);
    const record = this.recordOf(row, layout, level);
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
      const aside = rowCode.code && this.fonds.of(rowCode.code, values, record.place);
      return yield this.refused(record, problems, rowCode.code, setAsideOf(row, aside, undefined, problems));
    }
    const code = rowCode.code;
    if (!code && !problems.some((problem) => problem.code.startsWith('code-')))
      problems.push(problemOf('code-missing', 'refused', record.place, { value: '' }));
    const fonds = code && this.fonds.of(code, values, record.place);
    if (code && !fonds)
      problems.push(problemOf('fonds-missing', 'refused', record.place, { code: code.printed }));
    const warnings = row.warnings.map((problem) => this.problem('warning', problem, record.place));
    const description = describeRow({
      values,
      layout,
      cover: this.cover,
      code,
      date: row.date,
      dateFields: row.dateFields,
      fondsName: this.fonds.name(values),
      title: level === 'file' ? 'fileTitle' : 'title',
      apart: true,
    });
    const otherCodes = numbersBeside(values);
    if (level === 'file') {
      const own = {
        ...record,
        otherCodes,
        resolved: values.resolved,
        content: contentOf(values, layout),
        problems,
        setAside: setAsideOf(row, fonds, '按卷', problems),
      };
      this.open = new FileInProgress(
        code,
        false,
        this.at.sheet,
        record.place,
        description,
        own,
        this.cover,
        fonds,
        description.pages,
        warnings,
      );
      return;
    }
    if (problems.length || !code || !fonds)
      return yield this.refused(record, problems, code, setAsideOf(row, fonds, '按件', problems));
    const cover = this.coverSaid();
    yield {
      kind: 'unit',
      at: { sheet: this.at.sheet, row: values.row },
      code,
      content: contentKey(canonicalJson({ cover, rows: [contentOf(values, layout)] })),
      fonds,
      unit: {
        level: 'item',
        sourceLevel: '件',
        arrangementMode: '按件',
        ...otherCodes,
        description,
        entries: [],
        digest: hash('sha256', canonicalJson({ cover, rows: [values.resolved] }), 'hex'),
        components: 1,
        place: record.place,
        row: record.row,
      },
      rows: [record],
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
    const named = textOf(values, 'fileTitle') || (!rowCode.from && textOf(values, 'fileNumber'));
    const bearsOpen = (): boolean =>
      rowCode.code !== undefined && rowCode.code.normalised === this.open?.code?.normalised;
    const isUnsure = mayBeOfFile(rowCode, values);
    const file = bearsOpen() ? undefined : (rowCode.fileCode ?? (named ? rowCode.code : undefined));
    if (isUnsure && !rowCode.fileCode && this.isBelowImplied(rowCode.code))
      problems.push(
        problemOf('level-unclear', 'refused', record.place, { value: rowCode.code?.printed ?? '' }),
      );
    else if (file && (!this.open || (!this.open.head && this.open.code?.normalised !== file.normalised))) {
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
      this.open?.skip(textOf(values, 'pageNumber'));
      const within = this.open?.without && this.open.code?.normalised;
      return yield { ...this.refused(record, problems, undefined), ...(within && { within }) };
    }
    const other = this.open.head && codeAgainstHead(values, rowCode, layout, this.cover, this.open.code);
    if (other) problems.push(problemOf(other.code, 'refused', record.place, { ...other.facts }));
    this.compareTitle(this.open, textOf(values, 'fileTitle'), record.place);
    for (const warning of row.warnings) this.open.warn(this.problem('warning', warning, record.place));
    const own = rowCode.from && !bearsOpen() ? rowCode.code : undefined;
    const key =
      own?.normalised ??
      rowCode.entryNumber ??
      (textOf(values, 'itemNumber') || textOf(values, 'sequence') || String(this.open.entries.length + 1));
    const described = describeRow({
      values,
      layout,
      cover: this.cover,
      code: own,
      date: row.date,
      dateFields: row.dateFields,
      title: 'title',
    });
    const entry: EntryRow = {
      ...record,
      key,
      description: described,
      pageStart: textOf(values, 'pageNumber'),
      resolved: values.resolved,
      content: contentOf(values, layout),
      mayBeOfFile: isUnsure && own !== undefined,
      problems,
    };
    yield* this.open.add(entry);
  }

  /** A code below that of a file which no row but its entries named. */
  private isBelowImplied(code: ReferenceCode | undefined): boolean {
    const above = this.open?.without === 'entries' ? this.open.code?.normalised : undefined;
    return Boolean(above && code?.normalised.startsWith(`${above}-`));
  }

  /** The first entry gives a file without a row its title. */
  private compareTitle(open: FileInProgress, value: string, place: Place): void {
    const other = open.title?.trim() ?? '';
    if (open.without !== 'entries' || !value || value === other) return;
    const facts = { value, other, otherRow: open.place.line ?? 0 };
    open.warn(problemOf('file-title-differs', 'warning', place, facts));
  }

  /** Entries that name a file which has no row of its own. */
  private openImplied(code: ReferenceCode, row: AssessedRow, place: Place): void {
    const fonds = this.fonds.of(code, row.values, place);
    const problems = fonds ? [] : [problemOf('fonds-missing', 'refused', place, { code: code.printed })];
    const title = textOf(row.values, 'fileTitle') ? row.values.cells.get('fileTitle')?.text : undefined;
    const retention = this.cover.get('retention')?.value ?? code.retention;
    const name = this.fonds.name(row.values);
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
      this.at.sheet,
      place,
      description,
      undefined,
      this.cover,
      fonds,
      undefined,
      problems,
    );
  }

  private *heldOut(row: AssessedRow, level: string): Generator<Finding> {
    const place = this.at.placeOf(row.values.row);
    const record = {
      kind: 'heldOut' as const,
      components: 1,
      place,
      problems: [problemOf(row.heldOut ?? 'held-out-undated', 'refused', place)],
    };
    const code = level === 'entry' ? undefined : row.rowCode.code?.normalised;
    if (level === 'entry') this.open?.skip(textOf(row.values, 'pageNumber'));
    else {
      yield* this.closeFile();
      if (level === 'file') {
        this.open = new FileInProgress(
          row.rowCode.code,
          false,
          this.at.sheet,
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
      at: { sheet: this.at.sheet, row: row.values.row },
      record,
      ...(code && { code, content: contentKey(`held out ${this.at.sheet} ${row.values.row}`) }),
    };
  }

  *closeFile(): Generator<Finding> {
    const file = this.open;
    this.open = undefined;
    if (file && !file.heldOut && !(file.head && file.entries.length === 0)) yield* file.close();
  }

  private refused(
    record: RowRecord,
    problems: readonly Problem[],
    code: ReferenceCode | undefined,
    setAside?: SourceSetAside,
  ): Finding {
    return {
      kind: 'refused',
      at: { sheet: this.at.sheet, row: record.place.line ?? 0 },
      record: {
        ...{ kind: 'refused', components: 1, place: record.place, problems, row: record.back },
        ...(setAside && { setAside }),
      },
      ...(code && { code: code.normalised, content: contentKey(canonicalJson(wellFormed(record.row))) }),
    };
  }

  private problem(
    severity: 'refused' | 'warning',
    { code, facts, column }: RowProblem,
    place: Place,
  ): Problem {
    return problemOf(code, severity, column ? { ...place, column } : place, facts);
  }

  private recordOf(row: AssessedRow, layout: Layout, level: RowLevel): RowRecord {
    const head = this.open?.head
      ? { code: this.open.code, title: this.cover.get('title')?.value }
      : undefined;
    return {
      place: this.at.placeOf(row.values.row),
      row: row.values.printed,
      back: handedBack(row, layout, this.cover, level, head),
    };
  }

  private coverSaid(): Record<string, string> {
    return Object.fromEntries([...this.cover].map(([field, { value }]) => [field, value]));
  }
}

/** What a row says without its running number: the same line twice is a repetition. */
function contentOf(values: RowValues, layout: Layout): Readonly<Record<string, string>> {
  const sequence = layout.byField.get('sequence')?.name;
  return sequence ? { ...values.resolved, [sequence]: '' } : values.resolved;
}

const wellFormed = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([name, text]) => [Buffer.from(name).toString(), Buffer.from(text).toString()]),
  );
