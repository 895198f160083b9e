import { Query, type Pool } from 'pg';
import type { PageMemory } from '../../page-memory';
import { Words } from './canonical-bytes';

/** Bytes of a row of the answers before: pages of a log are much alike. */
let rowBytes = 1_024;
const MOST_FIRST_BYTES = 16_777_216;

/**
 * The answer of a COPY … TO STDOUT in one buffer. A stream of its rows would wake its reader for each of them, which
 * takes as long as hashing it.
 */
class CopiedQuery extends Query {
  readonly copied: Promise<Buffer>;
  private page: Buffer;
  private used = 0;

  /** @param rows at most so many are in the answer */
  constructor(
    sql: string,
    rows: number,
    private readonly memory?: PageMemory,
  ) {
    let settle: (error: Error | undefined | null) => void = () => undefined;
    super(sql, (error) => settle(error));
    const likely = Math.min(rows * rowBytes + 64, MOST_FIRST_BYTES);
    this.page = memory && memory.bytes.length >= likely ? memory.bytes : Buffer.allocUnsafeSlow(likely);
    this.copied = new Promise((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve(this.whole()));
    });
  }

  /** Of pg's client, for each message. Its bytes are the socket's, which the next ones overwrite. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const end = this.used + chunk.length;
    if (end > this.page.length) {
      const larger = Buffer.allocUnsafeSlow(end + (end >> 1));
      this.page.copy(larger, 0, 0, this.used);
      this.page = larger;
    }
    chunk.copy(this.page, this.used);
    this.used = end;
  }

  /** Not larger than what is in it by much: whoever keeps one event keeps its page. */
  private whole(): Buffer {
    const copied = this.page.subarray(0, this.used);
    if (this.memory) {
      this.memory.bytes = this.page;
      return copied;
    }
    return this.used * 2 < this.page.length ? Buffer.from(copied) : copied;
  }
}

/**
 * The answer of a query in COPY's binary form, read tuple by tuple. COPY takes no parameters: `query` is made of words
 * and numbers of ours.
 */
export async function copied<T>(
  pool: Pool,
  query: string,
  rows: number,
  read: (fields: CopiedFields) => T,
  memory?: PageMemory,
): Promise<T[]> {
  const client = await pool.connect();
  let broken = true;
  try {
    const answer = client.query(new CopiedQuery(`COPY (${query}) TO STDOUT (FORMAT binary)`, rows, memory));
    const page = await answer.copied;
    broken = false;
    return tuples(page, read);
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL manual, COPY, "Binary Format": signature of 11 bytes, flags of 4, length of an extension, then the tuples. */
const EXTENSION_LENGTH_AT = 15;
const END = -1;

function tuples<T>(page: Buffer, read: (fields: CopiedFields) => T): T[] {
  const fields = new CopiedFields(page);
  const found: T[] = [];
  let begin = EXTENSION_LENGTH_AT + 4 + page.readInt32BE(EXTENSION_LENGTH_AT);
  while (page.readInt16BE(begin) !== END) {
    fields.end = begin + 2;
    found.push(read(fields));
    begin = fields.end;
  }
  if (found.length) rowBytes = Math.ceil((rowBytes + begin / found.length) / 2);
  return found;
}

const words = new Words();

/** The fields of one tuple, asked for one after another; none of them is null. */
export class CopiedFields {
  /** Where the field that was asked for last ends. */
  end = 0;

  constructor(readonly page: Buffer) {}

  /** Where the next field begins. */
  begin(): number {
    const begin = this.end + 4;
    this.end = begin + this.page.readInt32BE(this.end);
    return begin;
  }

  int32(): number {
    return this.page.readInt32BE(this.begin());
  }

  /** One of few ASCII texts that come again and again: the same string each time, whose hash is known. */
  word(): string {
    const begin = this.begin();
    return words.of(this.page, begin, this.end);
  }

  /** Of a text that is ASCII by its own rule. */
  ascii(): string {
    return this.page.toString('latin1', this.begin(), this.end);
  }
}
