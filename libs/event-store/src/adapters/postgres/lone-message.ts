import type { Connection } from 'pg';
import type { Position } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { FIELDS, fieldBytes, writeFields } from './event-fields';

/** Names of prepared statements. The head tells the next position, or takes the one that is expected. */
export const HEAD = 'append_head';
export const HEAD_AT = 'append_head_at';
/** An event whose predecessor is looked for; one whose need not be; and that one at the position that is expected. */
export const NEXT = 'append_next';
export const KNOWN = 'append_known';
export const KNOWN_AT = 'append_known_at';

/** PostgreSQL manual, "Message Formats": Bind names a statement and brings its values, Execute runs it, Sync commits. */
const BIND = 'B'.charCodeAt(0);
const EXECUTE = Buffer.from('E\0\0\0\x09\0\0\0\0\0', 'latin1');
const SYNC = Buffer.from('S\0\0\0\x04', 'latin1');
const POSITION_BYTES = 8;
const NO_RESULT = 2;
const bound = (statement: string, values: number): number =>
  4 + 1 + statement.length + 1 + 4 + 2 + values + NO_RESULT;

const TAKE_NEXT = Buffer.alloc(1 + bound(HEAD, 0) + EXECUTE.length);
writeExecute(TAKE_NEXT, writeBind(TAKE_NEXT, 0, HEAD, 0, 0));
/** Its last value is written before each use. */
const TAKE_EXPECTED = Buffer.alloc(1 + bound(HEAD_AT, 4 + POSITION_BYTES) + EXECUTE.length);
const EXPECTED_AT = TAKE_EXPECTED.length - EXECUTE.length - NO_RESULT - POSITION_BYTES;
TAKE_EXPECTED.writeInt32BE(POSITION_BYTES, writeBind(TAKE_EXPECTED, 0, HEAD_AT, 1, 4 + POSITION_BYTES));
writeExecute(TAKE_EXPECTED, EXPECTED_AT + POSITION_BYTES);

/**
 * The messages of a lone append.
 *
 * @param follows whether its predecessor is known to be there
 * @param at the position that is expected, of an event that follows; without it the head tells one
 */
export function loneBytes(
  { stream, expected, events: [event] }: PreparedRequest,
  follows: boolean,
  at: Position | undefined,
): Buffer {
  if (!event) throw new Error('a request needs at least one event');
  const statement = at !== undefined ? KNOWN_AT : follows ? KNOWN : NEXT;
  if (at !== undefined) TAKE_EXPECTED.writeBigInt64BE(at, EXPECTED_AT);
  const take = at !== undefined ? TAKE_EXPECTED : TAKE_NEXT;
  const own = at !== undefined ? 4 + POSITION_BYTES : 0;
  const values = own + fieldBytes(stream, event);
  const buffer = Buffer.allocUnsafe(
    take.length + 1 + bound(statement, values) + EXECUTE.length + SYNC.length,
  );
  let end = take.copy(buffer);
  end = writeBind(buffer, end, statement, at !== undefined ? FIELDS + 1 : FIELDS, values);
  if (at !== undefined) end = buffer.writeBigInt64BE(at, buffer.writeInt32BE(POSITION_BYTES, end));
  end = writeFields(buffer, end, stream, expected + 1, event);
  end = writeExecute(buffer, end);
  SYNC.copy(buffer, end);
  return buffer;
}

/** A Bind up to its first value; `values` are the bytes of all of them. */
function writeBind(to: Buffer, at: number, statement: string, parameters: number, values: number): number {
  let end = to.writeUInt8(BIND, at);
  end = to.writeInt32BE(bound(statement, values), end);
  end += to.write(`\0${statement}\0`, end, 'latin1');
  // One format for all values: binary.
  end = to.writeInt32BE(0x0001_0001, end);
  return to.writeInt16BE(parameters, end);
}

/** The end of a Bind behind its last value, which asks for no format of results, and its Execute. */
function writeExecute(to: Buffer, at: number): number {
  const end = to.writeInt16BE(0, at);
  return end + EXECUTE.copy(to, end);
}

/**
 * What pg's client sends for a lone append and does with its answer. The client's own query asks for a description of
 * the answer and writes message by message: two thirds more of this process's time.
 */
export class LoneMessage {
  /** The position that the head told; empty where one was expected. Settles when all is committed. */
  readonly answered: Promise<string>;
  private taken = '';
  private settle: (taken: string) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(private readonly bytes: Buffer) {
    this.answered = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  }

  submit({ stream }: Connection): void {
    stream.write(this.bytes);
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
    this.settle(this.taken);
  }

  handleError(error: unknown): void {
    this.callback();
    this.fail(error);
  }
}
