import type { ClientBase, Connection } from 'pg';
import { NO_STREAM, type Position } from '../../event-store.port';
import type { PreparedEvent, PreparedRequest } from '../../prepared-event';
import { FIELD_COLUMNS, FIELD_TYPES, FIELDS, fieldBytes, writeFields } from './event-fields';

/** What one write answered for one request, before idempotency has been looked at. */
export type WriteAnswer =
  | { readonly written: true; readonly position: Position }
  | { readonly written: false; readonly actual: number };

/**
 * Two plain statements, because one that writes both tables takes half as long again. The second sees everything
 * committed before the first was granted the head's lock. It has no revision for an event whose predecessor is not
 * there, and a revision that is taken already the unique index refuses: either undoes both.
 */
const HEAD = 'append_head';
const FIRST = 'append_first';
const NEXT = 'append_next';
const inserting = (revision: string): string =>
  `(${FIELD_TYPES}) AS INSERT INTO fonds.event (position, ${FIELD_COLUMNS})
   VALUES ((SELECT position FROM fonds.head), $1, $2, ${revision}, $4, $5, $6, $7, $8)`;
const STATEMENTS = `
PREPARE ${HEAD} AS UPDATE fonds.head SET position = position + 1 RETURNING position;
PREPARE ${FIRST} ${inserting('$3')};
PREPARE ${NEXT} ${inserting('(SELECT e.revision + 1 FROM fonds.event e WHERE e.stream_id = $4 AND e.revision = $3 - 1)')};
`;
const prepared = new WeakSet<ClientBase>();

/** One event in one round trip and one transaction: a third of the server time of the batch function. */
export async function appendLone(client: ClientBase, request: PreparedRequest): Promise<WriteAnswer> {
  const event = request.events[0];
  if (!event) throw new Error('a request needs at least one event');
  if (!prepared.has(client)) {
    await client.query(STATEMENTS);
    prepared.add(client);
  }
  try {
    return { written: true, position: await client.query(new LoneAppend(request, event)).position };
  } catch (error) {
    if (!standsElsewhere(error)) throw error;
  }
  const actual = await currentRevision(client, request.stream);
  // Another process wrote the predecessor after the refusal.
  return actual === request.expected ? appendLone(client, request) : { written: false, actual };
}

function standsElsewhere(error: unknown): boolean {
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

/** PostgreSQL manual, "Message Formats": Bind names a statement and brings its values, Execute runs it, Sync commits. */
const BIND = 'B'.charCodeAt(0);
const EXECUTE = Buffer.from('E\0\0\0\x09\0\0\0\0\0', 'latin1');
const SYNC = Buffer.from('S\0\0\0\x04', 'latin1');
const TAKE_POSITION = Buffer.concat([
  Buffer.from(`B\0\0\0${String.fromCharCode(4 + 1 + HEAD.length + 1 + 6)}\0${HEAD}\0\0\0\0\0\0\0`, 'latin1'),
  EXECUTE,
]);

/**
 * What pg's client sends for a lone append and does with its answer. The client's own query asks for a description of
 * the answer and writes message by message: two thirds more of this process's time.
 */
class LoneAppend {
  readonly position: Promise<Position>;
  private taken = '';
  private settle: (position: Position) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly request: PreparedRequest,
    private readonly event: PreparedEvent,
  ) {
    this.position = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  }

  submit({ stream }: Connection): void {
    stream.write(message(this.request, this.event));
  }

  /** pg puts its timer's end here. */
  callback(): void {
    return;
  }

  handleDataRow({ fields }: { readonly fields: readonly string[] }): void {
    this.taken = fields[0] ?? '';
  }

  handleCommandComplete(): void {
    return;
  }

  handleReadyForQuery(): void {
    this.callback();
    this.settle(BigInt(this.taken));
  }

  handleError(error: unknown): void {
    this.callback();
    this.fail(error);
  }
}

function message({ stream, expected }: PreparedRequest, event: PreparedEvent): Buffer {
  const statement = expected === NO_STREAM ? FIRST : NEXT;
  const values = fieldBytes(stream, event);
  const bind = 4 + 1 + statement.length + 1 + 4 + 2 + values + 2;
  const buffer = Buffer.allocUnsafe(TAKE_POSITION.length + 1 + bind + EXECUTE.length + SYNC.length);
  let at = TAKE_POSITION.copy(buffer);
  at = buffer.writeUInt8(BIND, at);
  at = buffer.writeInt32BE(bind, at);
  at += buffer.write(`\0${statement}\0`, at, 'latin1');
  // One format for all values: binary.
  at = buffer.writeInt32BE(0x0001_0001, at);
  at = buffer.writeInt16BE(FIELDS, at);
  at = writeFields(buffer, at, stream, expected + 1, event);
  at = buffer.writeInt16BE(0, at);
  at += EXECUTE.copy(buffer, at);
  SYNC.copy(buffer, at);
  return buffer;
}
