import { EVENT_SCHEMAS, UnknownEvent, upcast, type DomainEvent } from '@fonds/event-contracts';
import type { Position, StoredEvent } from '@fonds/event-store';
import type { ClientBase, Pool } from 'pg';
import { PageRows } from './page-rows';
import type { LoggedEvent, Projection } from './projection';
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

const KNOWN_TYPES = new Set(Object.keys(EVENT_SCHEMAS).map((name) => name.slice(0, name.lastIndexOf('.v'))));

/** One generation of one projection: folds pages of the log into its tables. */
export class ProjectionGeneration {
  readonly tables: readonly ProjectionTable[];
  readonly rows: PageRows;
  /** The checkpoint that the cached rows are true at; undefined while nobody can say. */
  cachedAt: Position | undefined;
  private readonly types: ReadonlySet<string>;

  constructor(
    readonly projection: Projection,
    readonly generation: number,
    indexed: boolean,
  ) {
    this.tables = projection.tables.map(
      (spec) => new ProjectionTable(spec, projection.version, generation, indexed),
    );
    this.rows = new PageRows(projection.tables);
    this.types = new Set(projection.types);
  }

  /**
   * Folds a page in memory; groups that are not cached are read first, one query a table.
   *
   * @throws Parked naming the event; nothing of the page has been folded then.
   */
  async fold(client: ClientBase, page: readonly LoggedEvent[]): Promise<void> {
    const events: LoggedEvent[] = [];
    for (const logged of page) {
      const { stored } = logged;
      if (!KNOWN_TYPES.has(stored.type))
        throw new Parked(stored.position, `position ${stored.position}: unknown event type ${stored.type}`);
      if (!this.types.has(stored.type)) continue;
      try {
        // A version that this build does not know shows here, before anything is folded.
        void logged.event;
        events.push(logged);
      } catch (error) {
        if (error instanceof UnknownEvent)
          throw new Parked(stored.position, `position ${stored.position}: ${error.message}`);
        throw error;
      }
    }
    await this.loadGroups(
      client,
      events.flatMap((event) => this.projection.touches(event)),
    );
    for (const event of events) {
      const needed = this.projection.needs?.(event, this.rows) ?? [];
      if (needed.length) await this.loadGroups(client, needed);
      this.projection.fold(event, this.rows);
    }
  }

  private async loadGroups(
    client: ClientBase,
    wanted: readonly { readonly table: string; readonly group: string }[],
  ): Promise<void> {
    const missing = new Map<string, Set<string>>();
    for (const { table, group } of wanted) {
      if (this.rows.has(table, group)) continue;
      const groups = missing.get(table) ?? new Set();
      missing.set(table, groups.add(group));
    }
    for (const table of this.tables) {
      const groups = missing.get(table.spec.name);
      if (!groups) continue;
      for (const [group, rows] of await table.loadGroups(client, [...groups]))
        this.rows.load(table.spec.name, group, rows);
    }
  }

  async write(client: ClientBase): Promise<void> {
    const changes = this.rows.take();
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
  const { rows } = await client.query<{
    name: string;
    version: number;
    generation: number;
    position: string;
    parked: string | null;
  }>('SELECT name, version, generation, position, parked FROM read.projection WHERE name = $1', [name]);
  const row = rows[0];
  return row && { ...row, position: BigInt(row.position) };
}

/** Its text is shown to those who watch, so it names places only: a message of the database may quote a row. */
function failure(error: unknown, from: Position, through: Position): Parked {
  const { code, table, column } = error as { code?: string; table?: string; column?: string };
  const what = code
    ? `database error ${[code, table, column].filter(Boolean).join(' ')}`
    : error instanceof Error
      ? `${error.name}: ${error.message}`
      : 'failed';
  return new Parked(from, `positions ${from + 1n} to ${through}: ${what}`, { cause: error });
}

/**
 * Folds one page into the live tables: rows and checkpoint commit together, and the checkpoint only moves from where
 * this process saw it. Leases would only save work; this fences.
 *
 * @returns false when another process has moved the checkpoint: nothing was written, the cache is empty again.
 * @throws Parked when this projection cannot go on; its checkpoint says why. Anything else concerns all of them.
 */
export async function applyPage(
  pool: Pool,
  live: ProjectionGeneration,
  page: readonly LoggedEvent[],
  from: Position,
  through: Position,
): Promise<boolean> {
  const client = await pool.connect();
  let broken = true;
  // Another process may have folded up to `from`: the fence lets us write there, but what we remember is older.
  if (live.cachedAt !== from) live.rows.forget();
  live.cachedAt = undefined;
  try {
    // Read models follow from the log: what a crash takes back, rows and checkpoint alike, is folded again.
    await client.query('BEGIN; SET LOCAL synchronous_commit = off');
    const moved = await client.query(
      'UPDATE read.projection SET position = $1, parked = NULL, updated_at = now() WHERE name = $2 AND position = $3 AND generation = $4 AND version = $5',
      [through.toString(), live.projection.name, from.toString(), live.generation, live.projection.version],
    );
    if (moved.rowCount !== 1) {
      await client.query('ROLLBACK');
      live.rows.forget();
      broken = false;
      return false;
    }
    await live.fold(client, page);
    await live.write(client);
    await client.query('COMMIT');
    live.cachedAt = through;
    broken = false;
    return true;
  } catch (error) {
    live.rows.forget();
    const parked = error instanceof Parked ? error : failure(error, from, through);
    // A connection that is gone parks nobody: that is no fault of this projection's, and concerns all of them.
    await client.query('ROLLBACK').catch(() => {
      throw error;
    });
    await client.query(
      'UPDATE read.projection SET parked = $1, updated_at = now() WHERE name = $2 AND position = $3',
      [parked.message, live.projection.name, from.toString()],
    );
    broken = false;
    throw parked;
  } finally {
    client.release(broken);
  }
}
