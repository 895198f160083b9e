import type { Pool, PoolClient } from 'pg';
import type { Position } from '../event-store.port';

/** Where the events of an installation are: in its database, or on an event server. */
export type Engine = 'database' | 'server';

/** One move of all events to the other engine. */
export interface EngineMove {
  /** From 1. */
  readonly number: number;
  readonly engine: Engine;
  /** The last event that was moved. */
  readonly position: Position;
  /** The last checkpoint that was signed before, verbatim. */
  readonly checkpoint: string;
  readonly account: string;
  readonly role: string;
  readonly command: string;
}

interface Row {
  readonly number: number;
  readonly engine: Engine;
  readonly position: string;
  readonly checkpoint: string | null;
  readonly account: string | null;
  readonly role: string | null;
  readonly command: string | null;
}

/** Whoever wrote there may have begun before the move: both tables are locked before rights are taken and given. */
const RIGHTS: Readonly<Record<Engine, string>> = {
  database: 'REVOKE INSERT ON fonds.event_place FROM fonds_app; GRANT INSERT ON fonds.event TO fonds_app',
  server: 'REVOKE INSERT ON fonds.event FROM fonds_app; GRANT INSERT ON fonds.event_place TO fonds_app',
};

/** Which engine has the events. Two at once would be two histories, so what is left behind takes no event any more. */
export class EngineTable {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** Of an installation that never moved, the one that has events; nothing of an empty one. */
  async engine(): Promise<Engine | undefined> {
    const { rows } = await this.pool.query<{ moved: Engine | null; here: boolean; there: boolean }>(
      `SELECT (SELECT engine FROM fonds.event_move ORDER BY number DESC LIMIT 1) AS moved,
              EXISTS (SELECT FROM fonds.event) AS here, EXISTS (SELECT FROM fonds.event_place) AS there`,
    );
    const [row] = rows;
    return row?.moved ?? (row?.here ? 'database' : row?.there ? 'server' : undefined);
  }

  async lastMove(): Promise<EngineMove | undefined> {
    const { rows } = await this.pool.query<Row>(
      'SELECT number, engine, position, checkpoint, account, role, command FROM fonds.event_move WHERE number > 0 ORDER BY number DESC LIMIT 1',
    );
    const [row] = rows;
    if (!row) return undefined;
    const { checkpoint, account, role, command } = row;
    if (checkpoint === null || account === null || role === null || command === null)
      throw new Error('a move without its checkpoint');
    return { ...row, position: BigInt(row.position), checkpoint, account, role, command };
  }
}

/** Says where the events are before a copy is begun: half a copy must not be taken for a history. As the owner. */
export async function beginMove(owner: Pool, from: Engine): Promise<void> {
  await owner.query(
    `INSERT INTO fonds.event_move (number, engine, position) SELECT 0, $1, position FROM fonds.head
     WHERE NOT EXISTS (SELECT FROM fonds.event_move)`,
    [from],
  );
}

/**
 * From here on the other engine has the events, if nobody wrote since they were copied. As the owner.
 *
 * @returns false when somebody did; nothing is changed then
 */
export async function switchEngine(owner: Pool, move: Omit<EngineMove, 'number'>): Promise<boolean> {
  const client = await owner.connect();
  let broken = true;
  try {
    // The head moves only with a row in one of them.
    await client.query('BEGIN; LOCK TABLE fonds.event, fonds.event_place IN SHARE ROW EXCLUSIVE MODE');
    const moved = await switched(client, move);
    await client.query(moved ? 'COMMIT' : 'ROLLBACK');
    broken = false;
    return moved;
  } finally {
    if (broken) await client.query('ROLLBACK').catch(() => undefined);
    client.release(broken);
  }
}

async function switched(client: PoolClient, move: Omit<EngineMove, 'number'>): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO fonds.event_move (number, engine, position, checkpoint, account, role, command)
     SELECT (SELECT max(number) + 1 FROM fonds.event_move), $1, h.position, $3, $4, $5, $6 FROM fonds.head h WHERE h.position = $2`,
    [move.engine, move.position.toString(), move.checkpoint, move.account, move.role, move.command],
  );
  if (rowCount !== 1) return false;
  await client.query(RIGHTS[move.engine]);
  return true;
}
