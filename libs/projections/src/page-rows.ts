import type { Row, Rows, TableSpec } from './projection';
import { hasKey, keyOf, shownText } from './row-encoding';

/** Groups kept in memory between pages: most streams are touched again soon or never. */
const CACHED_GROUPS = 50_000;

/** A row in memory. */
class Slot {
  /** Its last shape. */
  row: Row | undefined;
  /** Whether the row is there: one that was removed keeps its place. */
  there = false;
  /** What was there when the changes were last taken, undefined while nothing has changed since. */
  before: Row | null | undefined;
}

/**
 * The rows of a group, and the place of its first one. Most groups of a bulk load have one row: neither a Map nor a
 * text of its key is made for it.
 */
class Group extends Slot {
  private more: Map<string, Slot> | undefined;

  /** @param begun by a put on this page and never asked for: a bulk load begins millions, so they are not kept. */
  constructor(
    private readonly spec: TableSpec,
    readonly begun: boolean,
  ) {
    super();
  }

  find(key: Row): Slot | undefined {
    const { spec, row, more } = this;
    if (more) return more.get(keyOf(spec, key));
    return row && hasKey(spec, row, key) ? this : undefined;
  }

  /** A place for a row whose key has none. */
  add(row: Row): Slot {
    const { spec } = this;
    const slot = this.row ? new Slot() : this;
    if (this.row) (this.more ??= new Map([[keyOf(spec, this.row), this]])).set(keyOf(spec, row), slot);
    slot.row = row;
    return slot;
  }

  /** In key order. */
  sorted(): Row[] {
    if (!this.more) return this.row && this.there ? [this.row] : [];
    return [...this.more]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { row, there }]) => (row && there ? [row] : []));
  }
}

/** What a page's fold changed in one table. */
export interface TableChanges {
  /** Rows whose key was not there. */
  readonly inserted: Row[];
  /** Rows that replace one with the same key. */
  readonly replaced: Row[];
  readonly removed: Row[];
}

/** One table's part of {@link PageRows}. */
class TableRows {
  readonly groups = new Map<string, Group>();
  /** Slots changed since the changes were last taken. */
  changed: Slot[] = [];
  /** Names of groups begun since then. */
  begun: string[] = [];
  /** Whether the last take let groups go. */
  leftOut = false;
  /** The group found last: a fold asks for a row and puts it again. */
  private last: Group | undefined;
  private lastName = '';

  constructor(readonly spec: TableSpec) {}

  find(name: string): Group | undefined {
    if (this.last && this.lastName === name) return this.last;
    const group = this.groups.get(name) ?? this.groups.get(shownText(name));
    if (group) {
      this.last = group;
      this.lastName = name;
    }
    return group;
  }

  begin(name: string): Group {
    const group = new Group(this.spec, true);
    this.set(name, group);
    this.begun.push(name);
    return group;
  }

  set(name: string, group: Group): void {
    this.groups.set(shownText(name), group);
    this.last = undefined;
  }

  take(): TableChanges {
    const taken: TableChanges = { inserted: [], replaced: [], removed: [] };
    for (const slot of this.changed) {
      const { row, before, there } = slot;
      if (row && there) (before ? taken.replaced : taken.inserted).push(row);
      else if (before) taken.removed.push(before);
      slot.before = undefined;
    }
    // One that was asked for meanwhile has been loaded in its place, and stays.
    const groups = this.groups.size;
    for (const name of this.begun) if (this.find(name)?.begun) this.groups.delete(shownText(name));
    if (this.groups.size > CACHED_GROUPS) this.shrink();
    this.leftOut = this.groups.size < groups;
    this.settle();
    return taken;
  }

  forget(): void {
    this.groups.clear();
    this.settle();
  }

  private settle(): void {
    this.changed = [];
    this.begun = [];
    this.last = undefined;
  }

  /** The oldest half goes: a Map iterates in order of insertion. */
  private shrink(): void {
    let surplus = this.groups.size - CACHED_GROUPS / 2;
    for (const name of this.groups.keys()) {
      if (surplus-- <= 0) return;
      this.groups.delete(name);
    }
  }
}

/**
 * The rows a projection works on: groups that were loaded stay cached. The checkpoint fences every write, so
 * the cache is true as long as no other process has moved it; then {@link forget} empties it.
 */
export class PageRows implements Rows {
  /** Rows that were changed and not taken yet. */
  changes = 0;
  /** Those among the {@link changes} whose key was not there. */
  begun = 0;
  /** Whether all rows there are stand in memory, so that a group that is not here has none; until the first {@link take}. */
  complete = false;
  /** Whether the last {@link take} let groups go, whose rows the database alone will have. */
  leftOut = false;
  private readonly tables: ReadonlyMap<string, TableRows>;

  constructor(tables: readonly TableSpec[]) {
    this.tables = new Map(tables.map((spec) => [spec.name, new TableRows(spec)]));
  }

  has(table: string, group: string): boolean {
    return this.complete || this.table(table).find(group) !== undefined;
  }

  /** Rows as they stand in the database; an absent group is remembered as empty. */
  load(name: string, group: string, rows: readonly Row[]): void {
    const table = this.table(name);
    const loaded = new Group(table.spec, false);
    for (const row of rows) loaded.add(row).there = true;
    table.set(group, loaded);
  }

  group(table: string, group: string): readonly Row[] {
    return this.announced(this.table(table), group)?.sorted() ?? [];
  }

  get(name: string, key: Row): Row | undefined {
    const table = this.table(name);
    const slot = this.announced(table, String(key[table.spec.group]))?.find(key);
    return slot?.there ? slot.row : undefined;
  }

  private announced(table: TableRows, group: string): Group | undefined {
    const found = table.find(group);
    if (!found && !this.complete)
      throw new Error(`${table.spec.name}: the group ${group} was not announced by touches()`);
    return found;
  }

  put(table: string, row: Row): void {
    const slot = this.changing(table, row);
    slot.row = row;
    slot.there = true;
  }

  remove(table: string, row: Row): void {
    this.changing(table, row).there = false;
  }

  private changing(name: string, row: Row): Slot {
    const table = this.table(name);
    const groupName = String(row[table.spec.group]);
    const group = table.find(groupName) ?? table.begin(groupName);
    const slot = group.find(row) ?? group.add(row);
    if (slot.before === undefined) {
      slot.before = (slot.there && slot.row) || null;
      table.changed.push(slot);
      this.changes++;
      if (!slot.there) this.begun++;
    }
    return slot;
  }

  /** The changes by table since they were last taken; the next page begins without any. */
  take(): Map<string, TableChanges> {
    this.changes = this.begun = 0;
    this.complete = false;
    const taken = new Map([...this.tables].map(([name, table]) => [name, table.take()]));
    this.leftOut = [...this.tables.values()].some(({ leftOut }) => leftOut);
    return taken;
  }

  forget(): void {
    this.changes = this.begun = 0;
    this.complete = false;
    for (const table of this.tables.values()) table.forget();
  }

  private table(name: string): TableRows {
    const table = this.tables.get(name);
    if (!table) throw new Error(`the projection has no table ${name}`);
    return table;
  }
}
