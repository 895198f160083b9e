import type { FileHandle } from 'node:fs/promises';
import type { Place } from '../source';
import { MAX_ID } from '../ead/component-keys';
import { AtomHeader } from './atom.header';
import { levelClass, type LevelClass } from './atom.levels';
import { atomUnreadable } from './atom.problem';
import { csvCells, csvRecords, type RawRecord } from './csv.scanner';
import type { AtomProblemCode } from './problem-texts';

/** What a row is, once the whole file is known. */
export type RowKind = 'fonds' | 'series' | 'unit' | 'leaf' | 'within' | 'translation' | 'refused';

export interface RowRefusal {
  readonly code: AtomProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

const NONE = -1;
const UNRESOLVED = -2;

/**
 * First pass over the file: for each row its place in the file and in the hierarchy, in parallel arrays of numbers
 * (about 150 bytes a row with its id; no text is kept). The second pass reads rows again by their byte offsets,
 * because entries of a unit may be scattered and a unit can only be told when all of it is known.
 */
export class AtomIndex {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly lines: number[] = [];
  readonly kinds: RowKind[] = [];
  readonly parents: number[] = [];
  /** 1-based place among the children of the parent. */
  readonly ordinals: number[] = [];
  /** For rows of a unit and translations of a row: the next of the same chain, or -1. */
  readonly nextWithin: number[] = [];
  readonly nextTranslation: number[] = [];
  readonly refusals = new Map<number, RowRefusal>();
  private readonly lastWithin: number[] = [];
  private readonly roots: number[] = [];
  private readonly levels: LevelClass[] = [];
  private readonly cultures: number[] = [];
  private readonly cultureCodes = new Map<string, number>();
  private readonly byId = new Map<string, number>();
  private readonly bySlug = new Map<string, number>();
  private readonly unresolved = new Map<number, string>();
  private readonly children: number[] = [];

  private constructor(readonly header: AtomHeader) {}

  /** @throws UnreadableSource for a file that is not a table of descriptions or cannot be read to its end. */
  static async read(file: FileHandle, place: Place): Promise<AtomIndex> {
    let index: AtomIndex | undefined;
    for await (const records of csvRecords(file, place))
      for (const record of records) {
        if (index) index.add(record);
        else index = new AtomIndex(AtomHeader.read(csvCells(record.text), { ...place, line: record.line }));
      }
    if (!index) throw atomUnreadable('not-atom', place, { found: 'an empty file' });
    index.classify();
    return index;
  }

  get size(): number {
    return this.starts.length;
  }

  private add(record: RawRecord): void {
    const cells = csvCells(record.text);
    if (cells.every((cell) => cell.trim() === '')) return;
    const { header } = this;
    const row = this.starts.push(record.start) - 1;
    this.ends.push(record.end);
    this.lines.push(record.line);
    this.kinds.push('within');
    this.parents.push(NONE);
    this.ordinals.push(0);
    this.nextWithin.push(NONE);
    this.nextTranslation.push(NONE);
    this.lastWithin.push(NONE);
    this.roots.push(NONE);
    this.children.push(0);
    this.levels.push(levelClass(header.cell(cells, 'levelOfDescription')));
    const culture = header.cell(cells, 'culture');
    this.cultures.push(this.cultureCode(culture));
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
      // A cell is a slice that keeps its whole record in memory; a copy does not.
      this.byId.set(Buffer.from(id).toString(), row);
      return true;
    }
    let last = first;
    for (let at = first; at !== NONE; at = this.nextTranslation[at] ?? NONE) {
      last = at;
      if (this.cultures[at] !== this.cultures[row]) continue;
      this.refuse(row, 'atom-id-duplicate', { id, culture, line: this.lines[at] ?? 0 });
      return false;
    }
    this.kinds[row] = 'translation';
    this.parents[row] = first;
    this.nextTranslation[last] = row;
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
      if (this.levels[row] === 'fonds' || this.levels[row] === 'open') {
        if (!this.header.cell(cells, 'legacyId') && !this.header.cell(cells, 'identifier'))
          this.refuse(row, 'atom-id-missing', {});
      } else this.refuse(row, 'atom-parent-missing', { detail: 'parentId and qubitParentSlug are empty' });
      return;
    }
    const parent = parentId ? this.byId.get(parentId) : this.bySlug.get(slug);
    if (parent === undefined) {
      this.parents[row] = UNRESOLVED;
      if (parentId) this.unresolved.set(row, parentId);
      else this.refuse(row, 'atom-parent-slug', { slug });
      return;
    }
    this.parents[row] = parent;
    this.children[parent] = this.ordinals[row] = (this.children[parent] ?? 0) + 1;
  }

  /** Parents stand before their children, so one walk in row order settles every row. */
  private classify(): void {
    for (const [row, parent] of this.unresolved) {
      const later = this.byId.get(parent);
      if (later === undefined)
        this.refuse(row, 'atom-parent-missing', { detail: `no row has the legacyId ${parent}` });
      else this.refuse(row, 'atom-parent-after-child', { parent, line: this.lines[later] ?? 0 });
    }
    for (let row = 0; row < this.size; row++) if (this.kinds[row] !== 'refused') this.settle(row);
    this.byId.clear();
    this.bySlug.clear();
    this.unresolved.clear();
    for (const used of [this.levels, this.cultures, this.children, this.roots, this.lastWithin])
      used.length = 0;
  }

  private settle(row: number): void {
    const parent = this.parents[row] ?? NONE;
    const [above, level, parted] = [this.kinds[parent], this.levels[row], (this.children[row] ?? 0) > 0];
    if (above === 'refused') {
      this.refuse(row, 'atom-depends-on-refused', { line: this.lines[parent] ?? 0 });
    } else if (this.kinds[row] === 'translation') {
      return;
    } else if (parent === NONE) {
      if (level === 'fonds' || parted) this.kinds[row] = 'fonds';
      else
        this.refuse(row, 'atom-parent-missing', {
          detail: 'its level is no fonds and nothing lies below it',
        });
    } else if (above === 'fonds' || above === 'series') {
      if (level === 'unit' || (level === 'open' && !parted)) this.beginUnit(row, 'unit');
      else if (parted) this.kinds[row] = 'series';
      else this.beginUnit(row, 'leaf');
    } else this.joinUnit(row, this.roots[parent] ?? NONE);
  }

  private beginUnit(row: number, kind: 'unit' | 'leaf'): void {
    this.kinds[row] = kind;
    this.roots[row] = row;
    this.lastWithin[row] = row;
  }

  private joinUnit(row: number, root: number): void {
    this.roots[row] = root;
    const last = this.lastWithin[root] ?? NONE;
    this.nextWithin[last] = row;
    this.lastWithin[root] = row;
  }

  private refuse(row: number, code: AtomProblemCode, facts: RowRefusal['facts']): void {
    this.kinds[row] = 'refused';
    this.refusals.set(row, { code, facts });
  }

  private cultureCode(culture: string): number {
    const known = this.cultureCodes.get(culture);
    if (known !== undefined) return known;
    this.cultureCodes.set(culture, this.cultureCodes.size);
    return this.cultureCodes.size - 1;
  }
}
