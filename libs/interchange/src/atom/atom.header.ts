import type { Place } from '../source';
import { PROBLEM_COLUMN } from '../sheets/write/problem-column';
import { atomUnreadable } from './atom.problem';

/** Other CSV tables of AtoM 2.x, each known by columns that no other table has together. */
const OTHER_TABLES: readonly (readonly [string, readonly string[]])[] = [
  ['deaccessions', ['deaccessionNumber']],
  ['accessions', ['accessionNumber', 'acquisitionDate']],
  ['physical storage', ['name', 'location', 'descriptionSlugs']],
  ['physical storage', ['name', 'type', 'location']],
  ['relationships', ['objectAuthorizedFormOfName']],
  ['aliases', ['parentAuthorizedFormOfName']],
  ['repositories', ['authorizedFormOfName', 'geographicSubregions']],
  ['repositories', ['authorizedFormOfName', 'holdings']],
  ['authority records', ['authorizedFormOfName']],
  ['authority records', ['typeOfEntity']],
  ['events', ['eventActorName', 'eventType']],
  ['rights', ['basis', 'act']],
  ['digital objects', ['filename', 'information_object_id']],
];

/** Column names of a table of descriptions with their places; look-ups are exact, as AtoM's are. */
export class AtomHeader {
  private readonly places: ReadonlyMap<string, number>;

  private constructor(readonly columns: readonly string[]) {
    this.places = new Map(columns.flatMap((column, index) => (column ? [[column, index]] : [])));
  }

  /** @throws UnreadableSource `atom-table-not-supported`, `not-atom`. */
  static read(cells: readonly string[], place: Place): AtomHeader {
    // What came back with its problems and was mended is read as it was sent, without the reasons.
    const columns = cells.map((cell) => cell.trim()).map((name) => (name === PROBLEM_COLUMN ? '' : name));
    const has = (column: string): boolean => columns.includes(column);
    if (!(
      has('title') &&
      has('levelOfDescription') &&
      (has('legacyId') || has('parentId') || has('identifier'))
    )) {
      const table = OTHER_TABLES.find(([, marks]) => marks.every(has))?.[0];
      if (table) throw atomUnreadable('atom-table-not-supported', place, { table });
      const found = `the first row reads "${columns.join(', ').slice(0, 200)}"`;
      throw atomUnreadable('not-atom', place, { found });
    }
    return new AtomHeader(columns);
  }

  has(column: string): boolean {
    return this.places.has(column);
  }

  /** The cell of a column, trimmed; empty when the table has no such column. */
  cell(cells: readonly string[], column: string): string {
    const at = this.places.get(column);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  }

  /** The filled cells by column, as read. */
  row(cells: readonly string[]): Record<string, string> {
    const row: Record<string, string> = {};
    this.columns.forEach((column, index) => {
      const cell = cells[index];
      if (cell && column) row[column] = cell;
    });
    return row;
  }
}
