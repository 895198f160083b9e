import { Query } from 'pg';

/** As large as the answer before: pages that are read one after another are of one size. */
let firstBytes = 1_048_576;
const MOST_FIRST_BYTES = 16_777_216;

/**
 * The answer of a COPY … TO STDOUT in one buffer. A stream of its rows would wake its reader for each of them, which
 * takes as long as hashing it.
 */
export class CopiedQuery extends Query {
  readonly copied: Promise<Buffer>;
  private page = Buffer.allocUnsafeSlow(firstBytes);
  private used = 0;

  constructor(sql: string) {
    let settle: (error: Error | undefined | null) => void = () => undefined;
    super(sql, (error) => settle(error));
    this.copied = new Promise((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve(this.page.subarray(0, this.used)));
    });
  }

  /** Of pg's client, for each message. Its bytes are the socket's, which the next ones overwrite. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const end = this.used + chunk.length;
    if (end > this.page.length) {
      const larger = Buffer.allocUnsafeSlow(end + (end >> 1));
      firstBytes = Math.min(larger.length, MOST_FIRST_BYTES);
      this.page.copy(larger, 0, 0, this.used);
      this.page = larger;
    }
    chunk.copy(this.page, this.used);
    this.used = end;
  }
}
