import { Query, type Connection } from 'pg';
import { LendingSocket } from './lending-socket';

/** Memory that is as long as it has to be. */
export interface Room {
  /** @returns at least so many bytes, in which those that were there before still are; 0 for as many as there are */
  bytesFor(length: number): Uint8Array<ArrayBufferLike>;
}

/** PostgreSQL manual, "Message Formats": a letter, then the length of what follows with these four bytes in it. */
const LETTER = 1;
const MESSAGE_HEAD = LETTER + 4;
const [COPY_DATA, COPY_OUT] = [0x64, 0x48] as const;

type Listener = (chunk: Buffer) => void;

/**
 * What a COPY … TO STDOUT sends, message behind message as they came. The driver would make an object and a piece of
 * memory of every row; so it gets the connection back with the first message that is not of the copy.
 */
export class CopiedQuery extends Query {
  /** How many bytes have come. */
  readonly answer: Promise<number>;
  private whole: Uint8Array;
  private end = 0;
  /** Where the next message begins. */
  private next = 0;

  constructor(
    private readonly sql: string,
    private readonly room: Room,
  ) {
    let done: (error: Error | null | undefined) => void = () => undefined;
    super(sql, (error) => done(error));
    this.whole = room.bytesFor(0);
    this.answer = new Promise((resolve, reject) => {
      done = (error) => (error ? reject(error) : resolve(this.end));
    });
  }

  /** The client calls it when the connection is this query's alone. */
  override submit = (connection: Connection): void => {
    const { stream } = connection;
    const drivers = stream.listeners('data') as Listener[];
    const listen = (chunk: Buffer): void => {
      this.keep(chunk);
      const others = this.othersMessages();
      if (!others) return;
      for (const driver of drivers) stream.on('data', driver);
      stream.off('data', listen);
      if (stream instanceof LendingSocket) stream.lends = false;
      for (const driver of drivers) driver(others);
    };
    stream.on('data', listen);
    if (stream instanceof LendingSocket) stream.lends = true;
    for (const driver of drivers) stream.off('data', driver);
    connection.query(this.sql);
  };

  /** The driver calls it for rows that came behind a message that was not of the copy. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const head = Buffer.alloc(MESSAGE_HEAD);
    head[0] = COPY_DATA;
    head.writeUInt32BE(chunk.length + MESSAGE_HEAD - LETTER, LETTER);
    this.keep(head);
    this.keep(chunk);
  }

  private keep(chunk: Uint8Array): void {
    const end = this.end + chunk.length;
    if (end > this.whole.length) this.whole = this.room.bytesFor(end);
    this.whole.set(chunk, this.end);
    this.end = end;
  }

  /** @returns what is the driver's to read, taken away from here; nothing while all is of the copy */
  private othersMessages(): Buffer | undefined {
    const { whole } = this;
    while (this.next + MESSAGE_HEAD <= this.end) {
      const at = this.next;
      if (whole[at] !== COPY_DATA && whole[at] !== COPY_OUT) {
        const others = Buffer.from(whole.subarray(at, this.end));
        this.end = at;
        return others;
      }
      this.next = at + LETTER + uint32(whole, at + LETTER);
    }
    return undefined;
  }
}

export const uint32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)) >>>
  0;

/** PostgreSQL manual, COPY, "Binary Format": 11 bytes of signature, 4 of flags, an extension, the tuples, −1. */
const [SIGNATURE, EXTENSION_AT] = [0x50, 15] as const;
const FIELDS = 2;
/** Before each field of a tuple stands its length. */
export const FIELD_HEAD = 4;

/** Where each tuple's first field begins, its length before it. @param end of the messages that `bytes` begin with */
export function* copiedTuples(bytes: Uint8Array, end: number): IterableIterator<number> {
  for (let at = 0; at < end; at += LETTER + uint32(bytes, at + LETTER)) {
    if (bytes[at] !== COPY_DATA) continue;
    let tuple = at + MESSAGE_HEAD;
    if (bytes[tuple] === SIGNATURE) tuple += EXTENSION_AT + FIELD_HEAD + uint32(bytes, tuple + EXTENSION_AT);
    // In place of another tuple the end is told by a number of fields of −1.
    if (bytes[tuple] === 0) yield tuple + FIELDS;
  }
}

/** For one answer alone. */
export class NewRoom implements Room {
  private bytes: Uint8Array<ArrayBuffer>;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  bytesFor(length: number): Uint8Array<ArrayBuffer> {
    const before = this.bytes;
    if (length > before.length) {
      this.bytes = new Uint8Array(2 * length);
      this.bytes.set(before);
    }
    return this.bytes;
  }
}
