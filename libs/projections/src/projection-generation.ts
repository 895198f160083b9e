import { EVENT_SCHEMAS, isKnown, UnknownEvent, upcast, type DomainEvent } from '@fonds/event-contracts';
import type { Position, StoredEvent } from '@fonds/event-store';
import type { ClientBase, Pool } from 'pg';
import { PageRows, type TableChanges } from './page-rows';
import type { LoggedEvent, Projection, Row } from './projection';
import { ProjectionTable } from './projection-tables';

/**
 * A type or version this build does not know, or a page that cannot be folded or written, stops a projector, visibly;
 * it never skips, and it stops no other.
 */
export class Parked extends Error {
  constructor(
    readonly position: Position,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'Parked';
  }
}

/** A stored event whose current shape is made when the first projection asks for it, and once for all. */
class LoggedOnce implements LoggedEvent {
  private shape: DomainEvent | undefined;

  constructor(readonly stored: StoredEvent) {}

  get event(): DomainEvent {
    return (this.shape ??= upcast(this.stored.type, this.stored.version, this.stored.data));
  }
}

export const loggedOnce = (stored: StoredEvent): LoggedEvent => new LoggedOnce(stored);

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  Object.keys(EVENT_SCHEMAS).map((name) => name.slice(0, name.lastIndexOf('.v'))),
);

/** Reads groups of a table as the database has them; an absent group has no rows. */
export type LoadGroups = (
  table: ProjectionTable,
  groups: readonly string[],
) => Promise<ReadonlyMap<string, readonly Row[]>>;

/** One generation of one projection: folds pages of the log into its tables. */
export class ProjectionGeneration {
  readonly tables: readonly ProjectionTable[];
  readonly rows: PageRows;
  /** The checkpoint that the cached rows are true at; undefined while nobody can say. */
  cachedAt: Position | undefined;
  /** Types that it has nothing to do with; those that this build does not know are not among them. */
  readonly passedOver: readonly string[];
  /** Whether it folds a type; undefined for those that this build does not know. */
  private readonly folds: ReadonlyMap<string, boolean>;

  constructor(
    readonly projection: Projection,
    readonly generation: number,
    indexed: boolean,
  ) {
    this.tables = projection.tables.map(
      (spec) => new ProjectionTable(spec, projection.version, generation, indexed),
    );
    this.rows = new PageRows(projection.tables);
    const types = new Set<string>(projection.types);
    this.passedOver = [...KNOWN_TYPES].filter((type) => !types.has(type));
    this.folds = new Map([...KNOWN_TYPES].map((type) => [type, types.has(type)]));
  }

  /**
   * Folds a page in memory; groups that are not cached are read first, one query a table.
   *
   * @throws Parked naming the event; nothing of the page has been folded then.
   */
  async fold(load: LoadGroups, page: readonly LoggedEvent[]): Promise<void> {
    const events: LoggedEvent[] = [];
    for (const logged of page) {
      const { stored } = logged;
      const folds = this.folds.get(stored.type);
      if (folds === undefined)
        throw new Parked(stored.position, `position ${stored.position}: unknown event type ${stored.type}`);
      if (!folds) continue;
      if (!isKnown(stored.type, stored.version)) {
        const { message } = new UnknownEvent(stored.type, stored.version);
        throw new Parked(stored.position, `position ${stored.position}: ${message}`);
      }
      events.push(logged);
    }
    if (!this.rows.complete) await this.loadGroups(load, events);
    for (const event of events) {
      if (!this.rows.complete) {
        const needed = this.projection.needs?.(event, this.rows) ?? [];
        if (needed.length) await this.loadMissing(load, needed);
      }
      this.projection.fold(event, this.rows);
    }
  }

  private loadGroups(load: LoadGroups, events: readonly LoggedEvent[]): Promise<void> {
    const wanted: { readonly table: string; readonly group: string }[] = [];
    for (const event of events)
      for (const touched of this.projection.touches(event))
        if (!this.rows.has(touched.table, touched.group)) wanted.push(touched);
    return this.loadMissing(load, wanted);
  }

  private async loadMissing(
    load: LoadGroups,
    wanted: readonly { readonly table: string; readonly group: string }[],
  ): Promise<void> {
    if (!wanted.length) return;
    const missing = new Map<string, Set<string>>();
    for (const { table, group } of wanted) {
      if (this.rows.has(table, group)) continue;
      const groups = missing.get(table) ?? new Set();
      missing.set(table, groups.add(group));
    }
    for (const table of this.tables) {
      const groups = missing.get(table.spec.name);
      if (!groups) continue;
      for (const [group, rows] of await load(table, [...groups]))
        this.rows.load(table.spec.name, group, rows);
    }
  }

  async write(
    client: ClientBase,
    changes: ReadonlyMap<string, TableChanges> = this.rows.take(),
  ): Promise<void> {
    for (const table of this.tables) {
      const change = changes.get(table.spec.name);
      if (change) await table.write(client, change);
    }
  }
}

export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position: Position;
  readonly parked: string | null;
}

export async function readCheckpoint(
  client: ClientBase | Pool,
  name: string,
): Promise<Checkpoint | undefined> {
  return (await readCheckpoints(client, [name]))[0];
}

/** Of those that have been built. */
export async function readCheckpoints(
  client: ClientBase | Pool,
  names: readonly string[],
): Promise<Checkpoint[]> {
  const { rows } = await client.query<{
    name: string;
    version: number;
    generation: number;
    position: string;
    parked: string | null;
  }>('SELECT name, version, generation, position, parked FROM read.projection WHERE name = ANY($1)', [names]);
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
}
