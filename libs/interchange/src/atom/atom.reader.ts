import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { markIn, strayedMark } from '../catalogue/secrecy.rule';
import { binaryKind } from '../ead/file-signature';
import {
  MAX_ENTRIES,
  type Place,
  type Problem,
  type SourceDescription,
  type SourceEntry,
  type SourceFonds,
  type SourceItem,
  type SourceRefused,
  type SourceSeries,
  type SourceUnit,
} from '../source';
import { atomDescription } from './atom.description';
import { AtomIndex } from './atom.index';
import { atomCustodyLevel } from './atom.levels';
import { atomRefusal, atomUnreadable, atomWarning } from './atom.problem';
import { RowReader } from './row.reader';

export interface ReadAtomOptions {
  /** The name to report; otherwise the name of the file read. */
  readonly fileName?: string;
  /**
   * Set where legacyIds are unique within one export only (many hand-made files count from 1), as AtoM's own
   * `--source-name`: it becomes part of the key of each fonds.
   */
  readonly sourceName?: string;
  /** Rows of the first pass, every thousand and at its end: it hands out nothing yet. */
  readonly onIndexed?: (rows: number) => void;
}

/** A fonds is a row of the table here, so it accounts for components like the other records. */
export interface AtomFonds extends SourceFonds {
  readonly components: number;
  readonly digest: string;
}

/**
 * Reads AtoM's CSV of descriptions (information objects, ISAD template, AtoM 2.x; UTF-8). Two passes: the first
 * keeps places and hierarchy only ({@link AtomIndex}), the second reads each record again, a unit with all rows
 * within it wherever they stand. A row without parent is a fonds when its level is one (or open, with children);
 * otherwise it is refused. Rows of one legacyId in other cultures are its translations. The `components` of all
 * records add up to the filled rows below the header.
 *
 * @throws UnreadableSource when the file is another table, not UTF-8, or broken.
 */
export async function* readAtom(path: string, options: ReadAtomOptions = {}): AsyncGenerator<SourceItem> {
  const place: Place = { file: options.fileName ?? basename(path) };
  const file = await open(path, 'r').catch((error: unknown) => {
    throw atomUnreadable('file-not-readable', place, {
      detail: error instanceof Error ? error.message : String(error),
    });
  });
  try {
    const head = Buffer.alloc(8);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const found = binaryKind(head.subarray(0, bytesRead)) ?? (head[0] === 0x3c ? 'XML or HTML' : undefined);
    if (found) throw atomUnreadable('not-atom', place, { found });
    const index = await AtomIndex.read(file, place, options.onIndexed);
    yield* new AtomRecords(file, index, place, options.sourceName).all();
  } finally {
    await file.close();
  }
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly asRead: Readonly<Record<string, string>>;
  readonly key: string;
  readonly level: string;
  readonly description: SourceDescription;
  /** The row and its translations. */
  readonly components: number;
  readonly place: Place;
  readonly marks?: readonly string[];
}

class AtomRecords {
  private readonly rows: RowReader;
  /** Of fonds and series rows: what their children inherit. */
  private readonly keys = new Map<
    number,
    { fonds: string; key: string; title: string | undefined; path: string }
  >();
  private readonly pending: SourceItem[] = [];

  constructor(
    file: FileHandle,
    private readonly index: AtomIndex,
    private readonly place: Place,
    private readonly sourceName: string | undefined,
  ) {
    this.rows = new RowReader(file);
  }

  async *all(): AsyncGenerator<SourceItem> {
    for (let row = 0; row < this.index.size; row++) {
      const kind = this.index.rows.kind(row) ?? 'within';
      if (kind === 'fonds') yield await this.fonds(row);
      else if (kind === 'series') yield await this.series(row);
      else if (kind === 'unit' || kind === 'leaf') {
        if (this.hasTooMany(row)) yield* this.handedBack(row);
        else yield await this.unit(row, kind === 'leaf');
      } else if (kind === 'refused') yield await this.refused(row, this.refusalOf(row));
      yield* this.pending.splice(0);
    }
  }

  private async fonds(row: number): Promise<AtomFonds> {
    const digest = createHash('sha256');
    const read = await this.row(row, '', undefined, digest);
    const { header } = this.index;
    const id = header.cell(read.cells, 'legacyId');
    const source = this.sourceName === undefined ? '' : `${this.sourceName}:`;
    const key = id
      ? `atom:${source}${id}`
      : `atom-identifier:${source}${header.cell(read.cells, 'identifier')}`;
    const untitled = read.description.titleSource === 'inherited';
    const name = untitled ? (read.description.code ?? key) : read.description.title;
    if (untitled)
      this.pending.push({
        kind: 'problem',
        problem: atomWarning('atom-title-missing', read.place, { value: name }),
      });
    this.keys.set(row, { fonds: key, key: '', title: untitled ? undefined : name, path: '' });
    return {
      kind: 'fonds',
      key: { kind: 'source', value: key },
      name,
      description: { ...read.description, title: name },
      place: read.place,
      components: read.components,
      digest: digest.digest('hex'),
      asRead: read.asRead,
      ...(read.marks && { marks: read.marks }),
    };
  }

  private async series(row: number): Promise<SourceSeries> {
    const digest = createHash('sha256');
    const above = this.above(row);
    const read = await this.row(row, above.path, above.title, digest);
    const own = read.description.titleSource === 'date' ? undefined : read.description.title;
    this.keys.set(row, { fonds: above.fonds, key: read.key, title: own, path: this.path(above.path, row) });
    return {
      kind: 'series',
      fonds: above.fonds,
      key: read.key,
      ...(above.key && { parent: above.key }),
      level: read.level || 'unspecified',
      description: read.description,
      digest: digest.digest('hex'),
      components: read.components,
      place: read.place,
      asRead: read.asRead,
      ...(read.marks && { marks: read.marks }),
    };
  }

  private async unit(row: number, describedAtSeriesLevel: boolean): Promise<SourceUnit> {
    const { index } = this;
    const digest = createHash('sha256');
    const above = this.above(row);
    const read = await this.row(row, above.path, above.title, digest);
    const entries: SourceEntry[] = [];
    const known = new Map([
      [row, { key: '', title: read.description.title, path: this.path(above.path, row) }],
    ]);
    let components = read.components;
    for (let at = index.rows.nextWithin[row] ?? -1; at >= 0; at = index.rows.nextWithin[at] ?? -1) {
      const parent = known.get(index.rows.parents[at] ?? -1) ?? {
        key: '',
        title: read.description.title,
        path: '',
      };
      const entry = await this.row(at, parent.path, parent.title, digest);
      components += entry.components;
      const { key, description, marks } = entry;
      known.set(at, { key, title: description.title, path: this.path(parent.path, at) });
      entries.push({
        key,
        ...(parent.key && { parent: parent.key }),
        level: entry.level || 'unspecified',
        description,
        ...(marks && { marks }),
      });
    }
    return {
      kind: 'unit',
      fonds: above.fonds,
      ...(above.key && { series: above.key }),
      key: { kind: 'source', value: read.key },
      level: atomCustodyLevel(read.level),
      ...(read.level && { sourceLevel: read.level }),
      ...(describedAtSeriesLevel && { describedAtSeriesLevel }),
      description: read.description,
      entries,
      digest: digest.digest('hex'),
      components,
      place: read.place,
      asRead: read.asRead,
      ...(read.marks && { marks: read.marks }),
    };
  }

  private hasTooMany(unit: number): boolean {
    const { nextWithin } = this.index.rows;
    let within = 0;
    for (let at = nextWithin[unit] ?? -1; at >= 0 && within <= MAX_ENTRIES; at = nextWithin[at] ?? -1)
      within++;
    return within > MAX_ENTRIES;
  }

  /** Every row of a unit that is too large to be held, one by one. */
  private async *handedBack(unit: number): AsyncGenerator<SourceRefused> {
    const { lines, nextWithin, nextTranslation } = this.index.rows;
    const line = lines[unit] ?? 0;
    for (let row = unit; row >= 0; row = nextWithin[row] ?? -1)
      for (let at = row; at >= 0; at = nextTranslation[at] ?? -1) {
        const place = this.placeOf(at);
        yield await this.refused(
          at,
          at === unit
            ? atomRefusal('too-many-entries', place, { limit: MAX_ENTRIES })
            : atomRefusal('atom-depends-on-refused', place, { line }),
        );
      }
  }

  private refusalOf(row: number): Problem {
    const refusal = this.index.refusals.get(row);
    return atomRefusal(refusal?.code ?? 'atom-parent-missing', this.placeOf(row), refusal?.facts ?? {});
  }

  private async refused(row: number, problem: Problem): Promise<SourceRefused> {
    const cells = await this.cells(row);
    const { place } = problem;
    const marks = cells.flatMap((cell) => markIn(cell) ?? []);
    return {
      ...{ kind: 'refused', components: 1, place, problems: [problem], row: this.index.header.row(cells) },
      ...(marks.length && { marks }),
    };
  }

  /** Reads a row with its translations and feeds its filled cells, column by column, to the digest. */
  private async row(
    row: number,
    parentPath: string,
    inherited: string | undefined,
    digest: { update(text: string): unknown },
  ): Promise<ReadRow> {
    const { header, rows } = this.index;
    const cells = await this.cells(row);
    const translations: string[][] = [];
    for (let at = rows.nextTranslation[row] ?? -1; at >= 0; at = rows.nextTranslation[at] ?? -1)
      translations.push(await this.cells(at));
    const asRead = header.row(cells);
    for (const read of [asRead, ...translations.map((each) => header.row(each))])
      digest.update(`${JSON.stringify(read)}\n`);
    const key = header.cell(cells, 'legacyId') || this.path(parentPath, row);
    const place = this.placeOf(row);
    const { description, shortened, unusableDates } = atomDescription(
      header,
      cells,
      translations,
      inherited,
      key,
    );
    for (const found of unusableDates)
      this.pending.push({ kind: 'problem', problem: atomWarning('atom-date-unusable', place, { found }) });
    for (const facts of shortened)
      this.pending.push({ kind: 'problem', problem: atomWarning('text-shortened', place, { ...facts }) });
    const level = header.cell(cells, 'levelOfDescription');
    const marks = [cells, ...translations].flatMap((read) =>
      read.flatMap((cell, at) => (header.columns[at] === 'title' ? markIn(cell) : strayedMark(cell)) ?? []),
    );
    const components = 1 + translations.length;
    return { cells, asRead, key, level, description, components, place, ...(marks.length && { marks }) };
  }

  private above(row: number): { fonds: string; key: string; title: string | undefined; path: string } {
    const above = this.keys.get(this.index.rows.parents[row] ?? -1);
    if (!above)
      throw new Error(`row on line ${this.index.rows.lines[row] ?? 0} was classified without its parent`);
    return above;
  }

  private path(parent: string, row: number): string {
    return `${parent}${parent && '/'}row[${this.index.rows.ordinals[row] ?? 0}]`;
  }

  private cells(row: number): Promise<string[]> {
    return this.rows.cells(this.index.rows.starts[row] ?? 0, this.index.rows.ends[row] ?? 0);
  }

  private placeOf(row: number): Place {
    return { ...this.place, line: this.index.rows.lines[row] ?? 0 };
  }
}
