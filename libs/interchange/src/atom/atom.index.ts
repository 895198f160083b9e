import type { FileHandle } from 'node:fs/promises';
import type { Place } from '../source';
import { MAX_ID } from '../ead/component-keys';
import { AtomHeader } from './atom.header';
import { LEVEL_CLASSES, levelClass, type LevelClass } from './atom.levels';
import { atomUnreadable } from './atom.problem';
import { csvCells, csvRecords, type RawRecord } from './csv.scanner';
import { IdRows } from './id-rows';
import type { AtomProblemCode } from './problem-texts';
import { NONE, RowColumns } from './row-columns';

export interface RowRefusal {
  readonly code: AtomProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

const UNRESOLVED = -2;
const TOLD_EVERY = 1_000;

/**
 * First pass over the file: for each row its place in the file and in the hierarchy, as numbers; no text is kept. The
 * second pass reads rows again by their byte offsets, because entries of a unit may be scattered and a unit can only
 * be told when all of it is known.
 */
export class AtomIndex {
  readonly rows = new RowColumns();
  readonly refusals = new Map<number, RowRefusal>();
  private readonly cultureCodes = new Map<string, number>();
  private byId = new IdRows();
  private bySlug = new IdRows();
  private readonly unresolved = new Map<number, string>();

  private constructor(readonly header: AtomHeader) {}

  /** @throws UnreadableSource for a file that is not a table of descriptions or cannot be read to its end. */
  static async read(file: FileHandle, place: Place, onIndexed?: (rows: number) => void): Promise<AtomIndex> {
    let index: AtomIndex | undefined;
    for await (const records of csvRecords(file, place))
      for (const record of records) {
        if (index) {
          index.add(record);
          if (index.size % TOLD_EVERY === 0) onIndexed?.(index.size);
        } else index = new AtomIndex(AtomHeader.read(csvCells(record.text), { ...place, line: record.line }));
      }
    if (!index) throw atomUnreadable('not-atom', place, { found: 'an empty file' });
    onIndexed?.(index.size);
    index.classify();
    return index;
  }

  get size(): number {
    return this.rows.size;
  }

  private add(record: RawRecord): void {
    const cells = csvCells(record.text);
    if (cells.every((cell) => cell.trim() === '')) return;
    const { header } = this;
    const row = this.rows.add(record.start, record.end, record.line);
    this.rows.levels[row] = LEVEL_CLASSES.indexOf(levelClass(header.cell(cells, 'levelOfDescription')));
    const culture = header.cell(cells, 'culture');
    this.rows.cultures[row] = this.cultureCode(culture);
    const extra = cells.slice(header.columns.length).some((cell) => cell.trim() !== '');
    if (extra)
      this.refuse(row, 'atom-columns-differ', { cells: cells.length, columns: header.columns.length });
    else if (this.identify(row, header.cell(cells, 'legacyId'), culture)) this.attach(row, cells);
  }

  /** False when the row stands for no record of its own. */
  private identify(row: number, id: string, culture: string): boolean {
    if (id === '') return true;
    if (id.length > MAX_ID || /[\u0000-\u001f\u007f[\]]/.test(id)) {
      this.refuse(row, 'atom-id-unusable', { id: id.slice(0, MAX_ID), limit: MAX_ID });
      return false;
    }
    const first = this.byId.get(id);
    if (first === undefined) {
      this.byId.set(id, row);
      return true;
    }
    let last = first;
    for (let at = first; at !== NONE; at = this.rows.nextTranslation[at] ?? NONE) {
      last = at;
      if (this.rows.cultures[at] !== this.rows.cultures[row]) continue;
      this.refuse(row, 'atom-id-duplicate', { id, culture, line: this.rows.lines[at] ?? 0 });
      return false;
    }
    this.rows.settle(row, 'translation');
    this.rows.parents[row] = first;
    this.rows.nextTranslation[last] = row;
    return false;
  }

  private attach(row: number, cells: readonly string[]): void {
    const [parentId, slug] = [
      this.header.cell(cells, 'parentId'),
      this.header.cell(cells, 'qubitParentSlug'),
    ];
    const own = this.header.cell(cells, 'slug');
    if (own) this.bySlug.set(own, row);
    if (parentId === '' && slug === '') {
      if (['fonds', 'open'].includes(this.levelOf(row))) {
        if (!this.header.cell(cells, 'legacyId') && !this.header.cell(cells, 'identifier'))
          this.refuse(row, 'atom-id-missing', {});
      } else this.refuse(row, 'atom-parent-missing', { detail: 'parentId and qubitParentSlug are empty' });
      return;
    }
    const parent = parentId ? this.byId.get(parentId) : this.bySlug.get(slug);
    if (parent === undefined) {
      this.rows.parents[row] = UNRESOLVED;
      // A cell is a slice that keeps its whole record in memory; a copy does not.
      if (parentId) this.unresolved.set(row, Buffer.from(parentId).toString());
      else this.refuse(row, 'atom-parent-slug', { slug });
      return;
    }
    this.rows.parents[row] = parent;
    this.rows.children[parent] = this.rows.ordinals[row] = (this.rows.children[parent] ?? 0) + 1;
  }

  /** Parents stand before their children, so one walk in row order settles every row. */
  private classify(): void {
    for (const [row, parent] of this.unresolved) {
      const later = this.byId.get(parent);
      if (later === undefined)
        this.refuse(row, 'atom-parent-missing', { detail: `no row has the legacyId ${parent}` });
      else this.refuse(row, 'atom-parent-after-child', { parent, line: this.rows.lines[later] ?? 0 });
    }
    for (let row = 0; row < this.size; row++) if (this.rows.kind(row) !== 'refused') this.settle(row);
    // Only needed while rows are placed.
    [this.byId, this.bySlug] = [new IdRows(), new IdRows()];
    this.unresolved.clear();
  }

  private levelOf(row: number): LevelClass {
    return LEVEL_CLASSES[this.rows.levels[row] ?? 0] ?? 'open';
  }

  private settle(row: number): void {
    const parent = this.rows.parents[row] ?? NONE;
    const [above, level, parted] = [
      this.rows.kind(parent),
      this.levelOf(row),
      (this.rows.children[row] ?? 0) > 0,
    ];
    if (above === 'refused') {
      this.refuse(row, 'atom-depends-on-refused', { line: this.rows.lines[parent] ?? 0 });
    } else if (this.rows.kind(row) === 'translation') {
      return;
    } else if (parent === NONE) {
      if (level === 'fonds' || parted) this.rows.settle(row, 'fonds');
      else
        this.refuse(row, 'atom-parent-missing', {
          detail: 'its level is no fonds and nothing lies below it',
        });
    } else if (above === 'fonds' || above === 'series') {
      if (level === 'unit' || (level === 'open' && !parted)) this.beginUnit(row, 'unit');
      else if (parted) this.rows.settle(row, 'series');
      else this.beginUnit(row, 'leaf');
    } else this.joinUnit(row, this.rows.roots[parent] ?? NONE);
  }

  private beginUnit(row: number, kind: 'unit' | 'leaf'): void {
    this.rows.settle(row, kind);
    this.rows.roots[row] = row;
    this.rows.lastWithin[row] = row;
  }

  private joinUnit(row: number, root: number): void {
    this.rows.roots[row] = root;
    const last = this.rows.lastWithin[root] ?? NONE;
    this.rows.nextWithin[last] = row;
    this.rows.lastWithin[root] = row;
  }

  private refuse(row: number, code: AtomProblemCode, facts: RowRefusal['facts']): void {
    this.rows.settle(row, 'refused');
    this.refusals.set(row, { code, facts });
  }

  private cultureCode(culture: string): number {
    const known = this.cultureCodes.get(culture);
    if (known !== undefined) return known;
    this.cultureCodes.set(culture, this.cultureCodes.size);
    return this.cultureCodes.size - 1;
  }
}
