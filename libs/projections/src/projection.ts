import { isCurrent, type DomainEvent, type EventType } from '@fonds/event-contracts';
import type { StoredEvent } from '@fonds/event-store';

/** Column types a read table may have; `bigrams` is `int4[]` under GIN. */
export type ColumnType =
  | 'text'
  | 'uuid'
  | 'int'
  | 'bigint'
  | 'date'
  | 'boolean'
  | 'timestamptz'
  | 'bytea'
  | 'jsonb'
  | 'text[]'
  | 'uuid[]'
  | 'bigrams';

export type Value = string | number | boolean | null | readonly string[] | readonly number[];
export type Row = { readonly [column: string]: Value };

export interface TableSpec {
  /** Name of the view that queries read; the table itself is `<name>_v<version>_g<generation>`. */
  readonly name: string;
  /** Columns in order. Key columns and all text compare by bytes (`COLLATE "C"`). */
  readonly columns: { readonly [column: string]: ColumnType };
  /** Primary key. */
  readonly key: readonly string[];
  /** Rows are looked up in a fold by this column: the stream's own subject. Must be the first key column. */
  readonly group: string;
  /** Further indexes, as the text between the parentheses of `CREATE INDEX … ON …`, optionally `USING gin (…)`. */
  readonly indexes?: readonly string[];
}

/** The rows of one page's fold: what was there for the groups asked for, changed in memory, written once. */
export interface Rows {
  /** All rows of a group, in key order. Only groups named by {@link Projection.touches} may be asked for. */
  group(table: string, group: string): readonly Row[];
  /** The row with the key columns of `key`, if it is there; its group must have been announced too. */
  get(table: string, key: Row): Row | undefined;
  /** Inserts or replaces the row with this key. */
  put(table: string, row: Row): void;
  remove(table: string, row: Row): void;
}

/** An event as a fold sees it: current shape beside the stored one. */
export interface LoggedEvent {
  readonly event: DomainEvent;
  readonly stored: StoredEvent;
}

/** One member of the event's data, undefined when there is none; quicker than `event.data` for a fold that needs few. */
export function dataMember(logged: LoggedEvent, name: string): unknown {
  const { stored } = logged;
  return isCurrent(stored.type, stored.version)
    ? stored.dataMember(name)
    : (logged.event.data as { readonly [name: string]: unknown })[name];
}

/**
 * A read model: tables and a pure fold. Never asks what day it is, never reads the store or the database.
 * Its tables are never migrated: raise `version`, and the runner rebuilds beside the live ones.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly TableSpec[];
  /** Types it folds; others are passed over, unknown ones park the runner. */
  readonly types: readonly EventType[];
  /** Groups whose existing rows the fold needs. A stream's first event needs none: nothing can be there. */
  touches(event: LoggedEvent): readonly { readonly table: string; readonly group: string }[];
  /**
   * Groups that are known only once rows are there: the units of a manifest that was stored when its chunks passed.
   * Asked when everything before the event is folded; the groups of {@link touches} may be read.
   */
  needs?(event: LoggedEvent, rows: Rows): readonly { readonly table: string; readonly group: string }[];
  fold(event: LoggedEvent, rows: Rows): void;
}
