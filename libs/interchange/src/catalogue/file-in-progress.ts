import { canonicalJson, type ReferenceCode } from '@fonds/kernel';
import { hash } from 'node:crypto';
import { MAX_ENTRIES, type Place, type Problem, type SourceEntry } from '../source';
import type { SourceSetAside, SourceUnit } from '../source';
import { problemOf } from './catalogue.problem';
import { contentKey } from './code-index';
import type { Cover } from './cover.reader';
import type { Description, RefusedFinding, RowRecord, UnitDraft } from './findings';
import { pageRange, pagesOfEntries } from './page-count.rule';

export interface EntryRow extends RowRecord {
  readonly key: string;
  readonly description: Description;
  readonly pageStart: string;
  readonly resolved: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, string>>;
  /** Its code ends with the number of the file, and may be the file's own. */
  readonly mayBeOfFile: boolean;
  readonly problems: readonly Problem[];
}

/** The row that lists the file itself. */
export interface FileRow extends RowRecord {
  readonly otherCodes: Pick<SourceUnit, 'otherCodes'>;
  readonly resolved: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly setAside?: SourceSetAside;
}

/** A file with the entries that follow it, until the next file begins. */
export class FileInProgress {
  /** None any more once there were too many: they went back as they came. */
  readonly entries: EntryRow[] = [];
  /** Rows handed back because the file itself is: its problems are not those of its entries. */
  refused = false;
  heldOut = false;
  private broken?: EntryRow;
  /** Page starts of all rows in order, also of those that are not registered: the next start ends the entry before it. */
  private readonly starts: { readonly text: string; readonly entry: number }[] = [];
  private tooMany = false;
  private readonly ofEntries: Problem[] = [];

  constructor(
    readonly code: ReferenceCode | undefined,
    readonly head: boolean,
    readonly sheet: number,
    readonly place: Place,
    private readonly description: Description | undefined,
    private readonly own: FileRow | undefined,
    private readonly cover: Cover,
    private readonly fonds: UnitDraft['fonds'] | undefined,
    private readonly totalPages: number | undefined,
    private readonly warnings: readonly Problem[],
  ) {}

  get title(): string | undefined {
    return this.description?.title;
  }

  warn(problem: Problem): void {
    this.ofEntries.push(problem);
  }

  /** What describes the file in place of a row of its own. */
  get without(): UnitDraft['without'] {
    return this.own ? undefined : this.head ? 'head' : 'entries';
  }

  /** @returns rows handed back already: from the first that is too many on, the file keeps none of them. */
  add(entry: EntryRow): RefusedFinding[] {
    if (entry.problems.length) this.broken ??= entry;
    if (this.tooMany) return [this.handedBack(entry)];
    this.starts.push({ text: entry.pageStart, entry: this.entries.length });
    this.entries.push(entry);
    if (this.entries.length <= MAX_ENTRIES) return [];
    this.tooMany = true;
    const back = this.handBack();
    this.entries.length = this.starts.length = 0;
    return back;
  }

  /** A row of this file that is not registered. Its page only bounds the entry before it. */
  skip(pageStart: string): void {
    if (!this.tooMany) this.starts.push({ text: pageStart, entry: -1 });
  }

  /** The finished unit; or every row of it handed back when one of them has a problem, so that it can be mended whole. */
  close(): (UnitDraft | RefusedFinding)[] {
    const own = this.own;
    if (this.tooMany) return [];
    this.doubt();
    if (!this.code || !this.fonds || !this.description || this.broken || own?.problems.length)
      return this.handBack();
    const warnings = [...this.warnings, ...this.ofEntries];
    const entries = this.numbered(this.counted(warnings), warnings);
    const coverSaid = Object.fromEntries([...this.cover].map(([field, { value }]) => [field, value]));
    const digest = hash(
      'sha256',
      canonicalJson({
        cover: coverSaid,
        rows: [...(own ? [own.resolved] : []), ...this.entries.map((entry) => entry.resolved)],
      }),
      'hex',
    );
    const content = contentKey(
      canonicalJson({
        cover: coverSaid,
        rows: [...(own ? [own.content] : []), ...this.entries.map((entry) => entry.content)],
      }),
    );
    const rows: RowRecord[] = [...(own ? [own] : []), ...this.entries];
    return [
      {
        kind: 'unit',
        at: { sheet: this.sheet, row: this.place.line ?? 0 },
        code: this.code,
        content,
        fonds: this.fonds,
        unit: {
          level: 'file',
          sourceLevel: '案卷',
          arrangementMode: '按卷',
          ...own?.otherCodes,
          description: this.description,
          entries,
          digest,
          components: rows.length,
          place: this.place,
          ...(own && { row: own.row }),
        },
        rows: rows.map(({ place, row, back }) => ({ place, row, back })),
        ...(this.without && { without: this.without }),
        warnings,
      },
    ];
  }

  /** A file that entries name is surely there where one of them has a code that cannot be the file's. */
  private doubt(): void {
    const [first] = this.entries;
    if (!first || this.without !== 'entries' || this.entries.some((entry) => !entry.mayBeOfFile)) return;
    const value = first.description.code ?? '';
    const problem = problemOf('level-unclear', 'refused', first.place, { value });
    this.entries[0] = this.broken = { ...first, problems: [...first.problems, problem] };
  }

  private counted(warnings: Problem[]): SourceEntry[] {
    const starts = this.starts.map(({ text }) => text);
    const all = pagesOfEntries(starts, this.totalPages);
    const counts = this.starts.flatMap(({ entry }, index) => (entry < 0 ? [] : [all[index]]));
    const known = starts.map((start) => pageRange(start)?.first).filter((start) => start !== undefined);
    const backwards =
      known.some((start, index) => index > 0 && start < (known[index - 1] ?? 0)) ||
      (this.totalPages !== undefined && (known.at(-1) ?? 0) > this.totalPages);
    if (backwards) warnings.push(problemOf('page-order', 'warning', this.place));
    return this.entries.map(({ key, description, row }, index) => {
      const pages = counts[index];
      const derives = description.pages === undefined && pages !== undefined;
      return {
        key,
        level: 'item',
        description: derives
          ? { ...description, pages, derived: [...(description.derived ?? []), 'pages'] }
          : description,
        row,
      };
    });
  }

  private numbered(entries: readonly SourceEntry[], warnings: Problem[]): SourceEntry[] {
    const seen = new Map<string, number>();
    return entries.map((entry, index) => {
      const count = (seen.get(entry.key) ?? 0) + 1;
      seen.set(entry.key, count);
      if (count === 1) return entry;
      warnings.push(
        problemOf('entry-number-twice', 'warning', this.entries[index]?.place ?? this.place, {
          value: entry.key,
        }),
      );
      return { ...entry, key: `${entry.key}#${count}` };
    });
  }

  private handBack(): RefusedFinding[] {
    const { own } = this;
    const findings = this.entries.map((entry) => this.handedBack(entry));
    if (!own) return findings;
    const first = this.ownBack(own);
    const content = contentKey(canonicalJson(first.record.row ?? {}));
    return [this.code ? { ...first, code: this.code.normalised, content } : first, ...findings];
  }

  /** What is wrong with the file as a whole, and so with each of its rows. */
  private ofFile(): Problem[] {
    return [
      ...(this.tooMany ? [problemOf('too-many-entries', 'refused', this.place, { limit: MAX_ENTRIES })] : []),
      ...(!this.code || !this.fonds ? this.warnings.filter((problem) => problem.severity === 'refused') : []),
    ];
  }

  private ownBack(own: FileRow): RefusedFinding {
    const ofFile = [...own.problems, ...this.ofFile()];
    const because = this.broken
      ? [problemOf('entry-not-registered', 'refused', this.place, { entryRow: this.broken.place.line ?? 0 })]
      : [];
    return this.backOf(own, ofFile.length ? ofFile : because, own.setAside);
  }

  private handedBack(entry: EntryRow): RefusedFinding {
    if (entry.problems.length) return this.backOf(entry, entry.problems);
    const ofFile = this.ofFile();
    const file = problemOf(
      this.own || ofFile.length ? 'file-row-not-registered' : 'entry-not-registered',
      'refused',
      entry.place,
      { fileRow: this.place.line ?? 0, entryRow: this.broken?.place.line ?? 0 },
    );
    const said = this.own ? [] : ofFile.map((problem) => ({ ...problem, place: entry.place }));
    return this.backOf(entry, [...said, file]);
  }

  private backOf(
    { place, back }: RowRecord,
    problems: readonly Problem[],
    setAside?: SourceSetAside,
  ): RefusedFinding {
    return {
      kind: 'refused',
      at: { sheet: this.sheet, row: place.line ?? 0 },
      record: {
        ...{ kind: 'refused', components: 1, place, problems, row: back },
        ...(setAside && { setAside }),
      },
      ...(!this.own && this.code && { within: this.code.normalised }),
    };
  }
}
