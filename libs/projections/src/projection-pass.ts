import type { Position } from '@fonds/event-store';
import type { ClientBase, Pool } from 'pg';
import type { TableChanges } from './page-rows';
import type { LoggedEvent } from './projection';
import { Parked, type LoadGroups, type ProjectionGeneration } from './projection-generation';

/** Rows changed in memory before they are written: far behind the log, most are then written once, however often they change. */
const ROWS_HELD = 40_000;
/** Rows that began are written sooner: few of them change again soon, and a bulk load begins millions. */
const ROWS_BEGUN_HELD = 2_000;
/** Events before the head: few rows change twice among so many. */
const NEAR_HEAD = 10_000n;
/** Rows that are written while the rest of them is folded. */
const ROWS_HELD_NEAR_HEAD = 1_000;

/** Another process has moved the checkpoint: nothing was written. */
class Overtaken extends Error {}
/** A connection that is gone is no fault of one projection's, and concerns all of them. */
class ConnectionGone extends Error {}

/**
 * How a pass ended before the end of the log: another process was quicker; the projection cannot go on (and why); or
 * something between its checkpoint and its last page failed, to be found by writing page by page.
 */
export type Ending =
  | { readonly how: 'overtaken' }
  | { readonly how: 'parked'; readonly why: Parked }
  | { readonly how: 'failed' };

/**
 * One projection on its way along the log: folds page after page in memory and writes what has gathered while it folds
 * on. Rows and checkpoint commit together, and the checkpoint only moves from where this process saw it. Leases would
 * only save work; this fences. Rows that were read while another process moved it are never written.
 */
export class ProjectionPass {
  /** Set when it goes no further. */
  ending: Ending | undefined;
  /** What stands in memory, in parts not yet in the database. */
  private folded: Position;
  /** Where the database stands when everything handed to it has committed. */
  private written: Position;
  /** Where the database surely stands. */
  private committed: Position;
  private writing: Promise<void> | undefined;
  /** Whether some of the rows that are being written are no longer in memory. */
  private leftOut = false;
  /** Whether a page is being folded: rows and the position that they are true at do not fit each other then. */
  private folding = false;
  private readonly rowsHeld: number;

  /** @param pageByPage each page is written before the next is folded */
  constructor(
    private readonly pool: Pool,
    private readonly live: ProjectionGeneration,
    from: Position,
    head: Position,
    private readonly pageByPage: boolean,
  ) {
    this.rowsHeld = head - from <= NEAR_HEAD ? ROWS_HELD_NEAR_HEAD : ROWS_HELD;
    this.folded = this.written = this.committed = from;
    // Another process may have folded up to `from`: the fence lets us write there, but what we remember is older.
    if (live.cachedAt !== from) live.rows.forget();
    live.cachedAt = undefined;
  }

  get name(): string {
    return this.live.projection.name;
  }

  get position(): Position {
    return this.folded;
  }

  /** Folds a page of the log, of which it may know a part. @throws what concerns every projection */
  async take(page: readonly LoggedEvent[], through: Position): Promise<void> {
    const { folded } = this;
    await this.guarded(through, async () => {
      this.folding = true;
      await this.live.fold(
        this.load,
        page.filter(({ stored }) => stored.position > folded),
      );
      this.folding = false;
      this.folded = through;
      if (this.pageByPage) await this.flush().then(() => this.settled());
      else if (this.hasGathered()) await this.flush();
    });
  }

  /** While something is being written, more may gather. */
  private hasGathered(): boolean {
    const { changes, begun } = this.live.rows;
    if (this.writing) return changes >= ROWS_HELD || begun >= ROWS_BEGUN_HELD;
    return changes >= this.rowsHeld || begun >= ROWS_BEGUN_HELD;
  }

  /** Writes what is left. @throws what concerns every projection */
  async finish(): Promise<void> {
    await this.guarded(this.folded, async () => {
      await this.flush();
      await this.settled();
    });
    if (!this.ending) this.live.cachedAt = this.folded;
  }

  private async guarded(through: Position, work: () => Promise<void>): Promise<void> {
    if (this.ending) return;
    try {
      await work();
    } catch (error) {
      await this.end(error instanceof Parked ? await this.stopped(error) : error, through);
    }
  }

  /** Before an event that it does not know all is sound, and is written. @returns why it goes no further */
  private async stopped(parked: Parked): Promise<unknown> {
    try {
      await this.flush();
      await this.settled();
      return parked;
    } catch (error) {
      return error;
    }
  }

  private async end(error: unknown, through: Position): Promise<void> {
    await this.writing?.catch(() => undefined);
    this.live.rows.forget();
    if (error instanceof ConnectionGone) throw error.cause;
    if (error instanceof Overtaken) this.ending = { how: 'overtaken' };
    else if (error instanceof Parked || this.pageByPage) {
      const why = error instanceof Parked ? error : failure(error, this.committed, through);
      this.ending = (await this.park(why)) ? { how: 'parked', why } : { how: 'overtaken' };
    } else this.ending = { how: 'failed' };
  }

  /** @returns false when it stands elsewhere: what failed here rested on rows that another process has replaced. */
  private async park({ message }: Parked): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'UPDATE read.projection SET parked = $1, updated_at = now() WHERE name = $2 AND position = $3 AND generation = $4 AND version = $5',
      [message, ...this.fence(this.committed)],
    );
    return rowCount === 1;
  }

  /** Rows that are being written, and in memory no longer, are read when they are there. */
  private readonly load: LoadGroups = async (table, groups) => {
    if (this.leftOut) await this.settled();
    return this.connected((client) => table.loadGroups(client, groups), 'SELECT 1');
  };

  private async settled(): Promise<void> {
    await this.writing;
  }

  /** Writes what has gathered, when what was handed over before has been written. */
  private async flush(): Promise<void> {
    await this.settled();
    this.handOver();
  }

  private handOver(): void {
    const [from, through] = [this.written, this.folded];
    if (from === through) return;
    const { rows } = this.live;
    const changes = rows.take();
    this.leftOut = rows.leftOut;
    this.written = through;
    const writing = this.connected((client) => this.write(client, changes, from, through), 'ROLLBACK');
    this.writing = writing;
    const ended = (): void => {
      if (this.writing !== writing) return;
      this.writing = undefined;
      // The database need not wait for the page that is on its way.
      if (!this.folding && !this.pageByPage && this.hasGathered()) this.handOver();
    };
    // Whoever awaits it hears of its failure.
    writing.then(ended, () => undefined);
  }

  private async write(
    client: ClientBase,
    changes: ReadonlyMap<string, TableChanges>,
    from: Position,
    through: Position,
  ): Promise<void> {
    // Read models follow from the log: what a crash takes back, rows and checkpoint alike, is folded again.
    await client.query('BEGIN; SET LOCAL synchronous_commit = off');
    const moved = await client.query(
      'UPDATE read.projection SET position = $1, parked = NULL, updated_at = now() WHERE name = $2 AND position = $3 AND generation = $4 AND version = $5',
      [through.toString(), ...this.fence(from)],
    );
    if (moved.rowCount !== 1) throw new Overtaken();
    await this.live.write(client, changes);
    await client.query('COMMIT');
    this.committed = through;
  }

  private fence(position: Position): readonly [string, string, number, number] {
    const { projection, generation } = this.live;
    return [projection.name, position.toString(), generation, projection.version];
  }

  /** @param afterwards a statement that any connection in order answers when `work` has failed */
  private async connected<T>(work: (client: ClientBase) => Promise<T>, afterwards: string): Promise<T> {
    const client = await this.pool.connect().catch((cause: unknown) => {
      throw new ConnectionGone('no connection', { cause });
    });
    let broken = true;
    try {
      const result = await work(client);
      broken = false;
      return result;
    } catch (cause) {
      await client.query(afterwards).catch(() => {
        throw new ConnectionGone('the connection is gone', { cause });
      });
      broken = false;
      throw cause;
    } finally {
      client.release(broken);
    }
  }
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
