import type { Row, Rows, TableSpec } from './projection';
import { keyOf, shownText } from './row-encoding';

/** Groups kept in memory between pages: most streams are touched again soon or never. */
const CACHED_GROUPS = 50_000;

/** The rows of a group by key. Most groups of a bulk load have one row, and a Map of one is dear. */
class Group {
  private key: string | undefined;
  private row: Row | undefined;
  private more: Map<string, Row> | undefined;

  /** @param begun by a put on this page and never asked for: a bulk load begins millions, so they are not kept. */
  constructor(readonly begun: boolean) {}

  get(key: string): Row | undefined {
    return this.more ? this.more.get(key) : this.key === key ? this.row : undefined;
  }

  set(key: string, row: Row): void {
    if (this.more) this.more.set(key, row);
    else if (this.row === undefined || this.key === key) {
      this.key = key;
      this.row = row;
    } else
      this.more = new Map([
        [this.key ?? '', this.row],
        [key, row],
      ]);
  }

  delete(key: string): void {
    if (this.more) this.more.delete(key);
    else if (this.key === key) this.row = undefined;
  }

  /** In key order. */
  sorted(): Row[] {
    if (!this.more) return this.row ? [this.row] : [];
    return [...this.more].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}

interface Change {
  row: Row | null;
  before: Row | null;
}

/** What a page's fold changed in one table. */
export interface TableChanges {
  /** Rows whose key was not there. */
  readonly inserted: Row[];
  /** Rows that replace one with the same key. */
  readonly replaced: Row[];
  readonly removed: Row[];
}

/**
 * The rows a projection works on: groups that were loaded stay cached. The checkpoint fences every write, so
 * the cache is true as long as no other process has moved it; then {@link forget} empties it.
 */
export class PageRows implements Rows {
  private readonly tables: Map<
    string,
    {
      readonly spec: TableSpec;
      readonly groups: Map<string, Group>;
      changed: Map<string, Change>;
      /** Groups begun since the changes were last taken. */
      begun: string[];
    }
  >;
  private begunRows = 0;

  constructor(tables: readonly TableSpec[]) {
    this.tables = new Map(
      tables.map((spec) => [
        spec.name,
        { spec, groups: new Map<string, Group>(), changed: new Map(), begun: [] },
      ]),
    );
  }

  has(table: string, group: string): boolean {
    return this.table(table).groups.has(shownText(group));
  }

  /** Rows as they stand in the database; an absent group is remembered as empty. */
  load(table: string, group: string, rows: readonly Row[]): void {
    const { spec, groups } = this.table(table);
    const loaded = new Group(false);
    for (const row of rows) loaded.set(keyOf(spec, row), row);
    groups.set(shownText(group), loaded);
  }

  group(table: string, group: string): readonly Row[] {
    return this.rowsOf(table, group).sorted();
  }

  get(table: string, key: Row): Row | undefined {
    const { spec } = this.table(table);
    return this.rowsOf(table, String(key[spec.group])).get(keyOf(spec, key));
  }

  private rowsOf(table: string, group: string): Group {
    const found = this.table(table).groups.get(shownText(group));
    if (!found) throw new Error(`${table}: the group ${group} was not announced by touches()`);
    return found;
  }

  put(table: string, row: Row): void {
    this.change(table, row, row);
  }

  remove(table: string, row: Row): void {
    this.change(table, row, null);
  }

  private change(name: string, row: Row, after: Row | null): void {
    const { spec, groups, changed, begun } = this.table(name);
    const key = keyOf(spec, row);
    const groupName = shownText(String(row[spec.group]));
    let group = groups.get(groupName);
    if (!group) {
      group = new Group(true);
      groups.set(groupName, group);
      begun.push(groupName);
    }
    const first = changed.get(key);
    const before = first ? first.before : (group.get(key) ?? null);
    if (first) first.row = after;
    else {
      changed.set(key, { row: after, before });
      if (before === null) this.begunRows++;
    }
    if (before === null && after === null) {
      changed.delete(key);
      this.begunRows--;
    }
    if (after) group.set(key, after);
    else group.delete(key);
  }

  /** Rows that were changed and not taken yet. */
  get changes(): number {
    let changes = 0;
    for (const { changed } of this.tables.values()) changes += changed.size;
    return changes;
  }

  /** Those among the {@link changes} whose key was not there. */
  get begun(): number {
    return this.begunRows;
  }

  /** The changes by table since they were last taken; the next page begins without any. */
  take(): Map<string, TableChanges> {
    this.begunRows = 0;
    const changes = new Map<string, TableChanges>();
    for (const [name, table] of this.tables) {
      const taken: TableChanges = { inserted: [], replaced: [], removed: [] };
      for (const { row, before } of table.changed.values()) {
        if (row && before) taken.replaced.push(row);
        else if (row) taken.inserted.push(row);
        else if (before) taken.removed.push(before);
      }
      table.changed = new Map();
      changes.set(name, taken);
      // One that was asked for meanwhile has been loaded in its place, and stays.
      for (const group of table.begun) if (table.groups.get(group)?.begun) table.groups.delete(group);
      table.begun = [];
      if (table.groups.size > CACHED_GROUPS) this.shrink(table.groups);
    }
    return changes;
  }

  /** The oldest half goes: a Map iterates in order of insertion. */
  private shrink(groups: Map<string, Group>): void {
    let surplus = groups.size - CACHED_GROUPS / 2;
    for (const group of groups.keys()) {
      if (surplus-- <= 0) return;
      groups.delete(group);
    }
  }

  forget(): void {
    this.begunRows = 0;
    for (const table of this.tables.values()) {
      table.groups.clear();
      table.changed = new Map();
      table.begun = [];
    }
  }

  private table(name: string) {
    const table = this.tables.get(name);
    if (!table) throw new Error(`the projection has no table ${name}`);
    return table;
  }
}
