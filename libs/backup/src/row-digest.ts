import { createHash } from 'node:crypto';

const LINE_END = 10;

/** SHA-256 and count of rows in COPY text: one row a line, line ends inside a value are escaped. */
export class RowDigest {
  private readonly hash = createHash('sha256');
  rows = 0;

  update(chunk: Buffer): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) this.rows++;
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}

/** Hands chunks on and shows each to `look`. */
export const passing = (look: (chunk: Buffer) => void) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      look(chunk);
      yield chunk;
    }
  };

/** SHA-256 and size of bytes that pass. */
export class FileDigest {
  private readonly hash = createHash('sha256');
  bytes = 0;

  readonly update = (chunk: Buffer): void => {
    this.hash.update(chunk);
    this.bytes += chunk.length;
  };

  sha256(): string {
    return this.hash.digest('hex');
  }
}
