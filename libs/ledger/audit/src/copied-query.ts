import { Query, type Connection } from 'pg';
import { COPY_DATA, COPY_OUT, LETTER, MESSAGE_HEAD, uint32 } from './copy-format';
import { LendingSocket } from './lending-socket';

/** Memory that is as long as it has to be. */
export interface Room {
  /** @returns at least so many bytes, in which those that were there before still are; 0 for as many as there are */
  bytesFor(length: number): Uint8Array<ArrayBufferLike>;
  /** Behind so many bytes no further row is kept. */
  readonly most?: number;
}

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
  /** Where the first row stood that was not kept. */
  private keptUpTo: number | undefined;

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

  /** Whether rows came that were not kept. */
  get full(): boolean {
    return this.keptUpTo !== undefined;
  }

  /** The client calls it when the connection is this query's alone. */
  override submit = (connection: Connection): void => {
    const { stream } = connection;
    const drivers = stream.listeners('data') as Listener[];
    const listen = (chunk: Buffer): void => {
      this.keep(chunk);
      const others = this.othersMessages();
      if (stream instanceof LendingSocket) stream.away = others ? 0 : this.end % 8;
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
    this.lookAt(this.end);
    if (this.full) return;
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
        this.end = this.keptUpTo ?? at;
        return others;
      }
      this.lookAt(at);
      this.next = at + LETTER + uint32(whole, at + LETTER);
    }
    if (this.keptUpTo !== undefined) this.letGo(this.keptUpTo);
    return undefined;
  }

  /** @param at where a message of the copy begins */
  private lookAt(at: number): void {
    if (at >= (this.room.most ?? Infinity)) this.keptUpTo ??= at;
  }

  /** Of messages that are not kept, only the head that is not whole yet stays. */
  private letGo(from: number): void {
    const to = Math.min(this.next, this.end);
    this.whole.copyWithin(from, to, this.end);
    this.end -= to - from;
    this.next -= to - from;
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
