import type { EventStore, LogPage, Position } from '@fonds/event-store';
import type { ClientBase, Pool } from 'pg';
import type { Projection } from './projection';
import { tableDigest } from './projection-digest';
import { loggedOnce, ProjectionGeneration, readCheckpoint, type Checkpoint } from './projection-generation';
import { WriteBehind } from './write-behind';

/** Events read at once: larger pages outlive the collector's first rounds, which costs a fifth of a rebuild (measured). */
const REBUILD_PAGE = 1_000;

export interface Progress {
  (done: Position, total: Position): void;
}

export interface TableComparison {
  readonly table: string;
  readonly rows: number;
  readonly live: string;
  readonly rebuilt: string;
  readonly equal: boolean;
}

/** Builds a new generation beside the live one, up to a position, without indexes until the end; leaves nothing when it fails. */
async function build(
  client: ClientBase,
  store: EventStore,
  projection: Projection,
  generation: number,
  upTo: Position,
  progress?: Progress,
): Promise<ProjectionGeneration> {
  const built = new ProjectionGeneration(projection, generation, false);
  try {
    // What a crash takes back was not to be seen yet: the swap waits for the disk, and with it for all before it.
    await client.query('SET synchronous_commit = off');
    await drop(client, built);
    for (const table of built.tables) await table.create(client);
    built.rows.complete = true;
    await extend(client, store, built, 0n, upTo, progress);
    for (const table of built.tables) await table.indexFully(client);
    await client.query('RESET synchronous_commit');
    return built;
  } catch (error) {
    await drop(client, built).catch(() => undefined);
    throw error;
  }
}

async function drop(client: ClientBase, generation: ProjectionGeneration): Promise<void> {
  for (const table of generation.tables) await table.drop(client);
}

/** Folds on while the database writes what has gathered and reads the next page. */
async function extend(
  client: ClientBase,
  store: EventStore,
  built: ProjectionGeneration,
  after: Position,
  upTo: Position,
  progress?: Progress,
): Promise<void> {
  const writing = new WriteBehind(client, built);
  const except = built.passedOver;
  const read = (): Promise<LogPage> | undefined =>
    at < upTo ? store.readPage(at, REBUILD_PAGE, except.length ? { except } : undefined) : undefined;
  let at = after;
  let next = read();
  try {
    while (next) {
      const page = await next;
      const events = (
        page.through <= upTo ? page.events : page.events.filter((event) => event.position <= upTo)
      ).map(loggedOnce);
      if (page.through === at) break;
      at = page.through;
      next = read();
      await built.fold(writing.load, events);
      await writing.gathered();
      progress?.(at < upTo ? at : upTo, upTo);
    }
    await writing.finish();
  } catch (error) {
    await writing.ended();
    await next?.catch(() => undefined);
    throw error;
  }
}

/** `unless-current`: a generation of this version that another process built meanwhile is as good. */
export type RebuildWhen = 'always' | 'unless-current';

interface Rebuilt {
  readonly generation: ProjectionGeneration;
  readonly position: Position;
}

/**
 * Fills a new generation and swaps the views in one transaction; the old generation serves until then. One process
 * at a time builds a projection: two would build, and drop, tables of the same name.
 */
export async function rebuild(
  pool: Pool,
  store: EventStore,
  projection: Projection,
  when: RebuildWhen,
  progress?: Progress,
): Promise<Rebuilt> {
  const client = await pool.connect();
  let broken = true;
  try {
    // The wait is as long as the other's rebuild takes.
    await client.query('SET lock_timeout = 0');
    await client.query(LOCK, [projection.name]);
    await client.query('RESET lock_timeout');
    const before = await readCheckpoint(client, projection.name);
    const current = when === 'unless-current' && before?.version === projection.version;
    const rebuilt = current
      ? {
          generation: new ProjectionGeneration(projection, before.generation, true),
          position: before.position,
        }
      : await buildAndSwap(client, store, projection, before, progress);
    await client.query(UNLOCK, [projection.name]);
    broken = false;
    return rebuilt;
  } finally {
    // A broken connection is closed, and its lock with it.
    client.release(broken);
  }
}

const LOCK = "SELECT pg_advisory_lock(hashtextextended('fonds projection ' || $1, 0))";
const UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('fonds projection ' || $1, 0))";

async function buildAndSwap(
  client: ClientBase,
  store: EventStore,
  projection: Projection,
  before: Checkpoint | undefined,
  progress?: Progress,
): Promise<Rebuilt> {
  const reached = await store.head();
  const built = await build(client, store, projection, (before?.generation ?? 0) + 1, reached, progress);
  const position = await swap(client, store, built, reached).catch(async (error: unknown) => {
    await client.query('ROLLBACK').catch(() => undefined);
    await drop(client, built).catch(() => undefined);
    throw error;
  });
  // Outside of what undoes a failed swap: the new tables are live now.
  if (before)
    await drop(
      client,
      new ProjectionGeneration({ ...projection, version: before.version }, before.generation, true),
    );
  return { generation: built, position };
}

async function swap(
  client: ClientBase,
  store: EventStore,
  built: ProjectionGeneration,
  reached: Position,
): Promise<Position> {
  const { projection, generation } = built;
  // What came meanwhile: most of it before the swap locks the live checkpoint, the rest under the lock.
  const almost = await store.head();
  await extend(client, store, built, reached, almost);
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO read.projection (name, version, generation, position) VALUES ($1, $2, 0, 0) ON CONFLICT (name) DO NOTHING`,
    [projection.name, projection.version],
  );
  const { rows } = await client.query<{ position: string }>(
    'SELECT position FROM read.projection WHERE name = $1 FOR UPDATE',
    [projection.name],
  );
  const live = BigInt(rows[0]?.position ?? 0);
  const target = live > almost ? live : almost;
  if (target > almost) {
    const page = await store.readPage(almost, Number(target - almost));
    await built.fold((table, groups) => table.loadGroups(client, groups), page.events.map(loggedOnce));
    await built.write(client);
  }
  for (const table of built.tables) await table.show(client);
  await client.query(
    'UPDATE read.projection SET version = $2, generation = $3, position = $4, parked = NULL, updated_at = now() WHERE name = $1',
    [projection.name, projection.version, generation, target.toString()],
  );
  await client.query('COMMIT');
  return target;
}

/** Rebuilds beside the live tables up to the very position they stand at, and compares digests. Changes nothing. */
export async function check(
  pool: Pool,
  store: EventStore,
  projection: Projection,
  progress?: Progress,
): Promise<{ position: Position; tables: TableComparison[] }> {
  const client = await pool.connect();
  const shadow = -1 - Math.floor(process.pid % 1_000_000);
  let built: ProjectionGeneration | undefined;
  let broken = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const checkpoint = await readCheckpoint(client, projection.name);
    if (!checkpoint) throw new Error(`the projection ${projection.name} has never been built`);
    const live = new ProjectionGeneration(
      { ...projection, version: checkpoint.version },
      checkpoint.generation,
      true,
    );
    const liveDigests: { root: string; rows: number }[] = [];
    for (const table of live.tables) liveDigests.push(await tableDigest(client, table));
    await client.query('COMMIT');
    built = await build(
      client,
      store,
      projection,
      Math.abs(shadow) + 1_000_000,
      checkpoint.position,
      progress,
    );
    await client.query('BEGIN');
    const tables: TableComparison[] = [];
    for (const [i, table] of built.tables.entries()) {
      const rebuilt = await tableDigest(client, table);
      const liveDigest = liveDigests[i] ?? { root: '', rows: 0 };
      tables.push({
        table: table.spec.name,
        rows: rebuilt.rows,
        live: liveDigest.root,
        rebuilt: rebuilt.root,
        equal: liveDigest.root === rebuilt.root,
      });
    }
    await client.query('COMMIT');
    broken = false;
    return { position: checkpoint.position, tables };
  } finally {
    if (broken) await client.query('ROLLBACK').catch(() => undefined);
    if (built) await drop(client, built).catch(() => undefined);
    // A connection that failed inside a transaction is not for the next one.
    client.release(broken);
  }
}
