import type { ClientBase } from 'pg';
import { NO_STREAM, type Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { FIELD_COLUMNS, FIELD_TYPES } from './event-fields';
import { HEAD, HEAD_AT, KNOWN, KNOWN_AT, LoneMessage, loneBytes, NEXT } from './lone-message';

/** What one write answered for one request, before idempotency has been looked at. */
export type WriteAnswer =
  | { readonly written: true; readonly position: Position }
  | { readonly written: false; readonly actual: number };

/**
 * Two plain statements, because one that writes both tables takes half as long again. The second sees everything
 * committed before the first was granted the head's lock. It has no revision for an event whose predecessor is not
 * there, and a revision that is taken already the unique index refuses: either undoes both. A position that is expected is
 * neither told by the head nor looked up, which takes a tenth of a lone append; where the head stands elsewhere, its null undoes both.
 */
const inserting = (revision: string): string =>
  `(${FIELD_TYPES}) AS INSERT INTO fonds.event (position, ${FIELD_COLUMNS})
   VALUES ((SELECT position FROM fonds.head), $1, $2, ${revision}, $4, $5, $6, $7, $8)`;
const STATEMENTS = `
PREPARE ${HEAD} AS UPDATE fonds.head SET position = position + 1 RETURNING position;
PREPARE ${HEAD_AT} (bigint) AS UPDATE fonds.head SET position = CASE WHEN position = $1 - 1 THEN $1 END;
PREPARE ${NEXT} ${inserting('(SELECT e.revision + 1 FROM fonds.event e WHERE e.stream_id = $4 AND e.revision = $3 - 1)')};
PREPARE ${KNOWN} ${inserting('$3')};
PREPARE ${KNOWN_AT} (bigint, ${FIELD_TYPES}) AS INSERT INTO fonds.event (position, ${FIELD_COLUMNS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
`;

/** What was committed over a connection on which the statements are prepared; another may lead to a server that has been restored. */
interface Committed {
  /** Last revisions, by stream. Nothing is ever taken out of a stream, so they are there as long as the connection is. */
  readonly revisions: Map<string, number>;
  /** Where the head was left. */
  head: Position;
  /** Writes in a row that found the head where the one before had left it. */
  undisturbed: number;
}
const committed = new WeakMap<ClientBase, Committed>();
const STREAMS_KEPT = 4_096;
/** From so many on nobody else is taken to be at work: each wrong guess is a transaction for nothing and a line in the server's log. */
const ALONE_AFTER = 8;

/** One event in one round trip and one transaction: a third of the server time of the batch function. */
export async function appendLone(client: ClientBase, request: PreparedRequest): Promise<WriteAnswer> {
  const { stream, expected } = request;
  const known = committed.get(client) ?? (await prepareOn(client));
  const follows = expected <= (known.revisions.get(stream) ?? NO_STREAM);
  const at = follows && known.undisturbed >= ALONE_AFTER ? known.head + 1n : undefined;
  try {
    const message = new LoneMessage(loneBytes(request, follows, at));
    client.query(message);
    const taken = await message.answered;
    const position = at ?? BigInt(taken);
    headMoved(client, position - 1n, position);
    if (known.revisions.size >= STREAMS_KEPT) known.revisions.clear();
    known.revisions.set(stream, expected + 1);
    return { written: true, position };
  } catch (error) {
    if (at !== undefined && headStandsElsewhere(error)) {
      known.undisturbed = 0;
      return appendLone(client, request);
    }
    if (!streamStandsElsewhere(error)) throw error;
  }
  const actual = await currentRevision(client, stream);
  // Another process wrote the predecessor after the refusal.
  return actual === expected ? appendLone(client, request) : { written: false, actual };
}

/** What was written over a connection, by whichever statement, moved the head from one position to another. */
export function headMoved(client: ClientBase, from: Position, to: Position): void {
  const known = committed.get(client);
  if (!known) return;
  known.undisturbed = known.head === from ? known.undisturbed + 1 : 0;
  known.head = to;
}

async function prepareOn(client: ClientBase): Promise<Committed> {
  await client.query(STATEMENTS);
  const known = { revisions: new Map<string, number>(), head: -1n, undisturbed: 0 };
  committed.set(client, known);
  return known;
}

function headStandsElsewhere(error: unknown): boolean {
  const { code, table } = error as { code?: string; table?: string };
  return code === '23502' && table === 'head';
}

function streamStandsElsewhere(error: unknown): boolean {
  const { code, constraint, column } = error as { code?: string; constraint?: string; column?: string };
  return (code === '23505' && constraint === 'event_revision') || (code === '23502' && column === 'revision');
}

async function currentRevision(client: ClientBase, stream: string): Promise<number> {
  const { rows } = await client.query<[number]>({
    text: `SELECT revision FROM fonds.event WHERE stream_id = $1 ORDER BY revision DESC LIMIT 1`,
    values: [stream],
    rowMode: 'array',
  });
  return rows[0]?.[0] ?? NO_STREAM;
}
