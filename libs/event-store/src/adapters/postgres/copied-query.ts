import { Query } from 'pg';

const FIRST_BYTES = 1_048_576;

/**
 * The answer of a COPY … TO STDOUT in one buffer. A stream of its rows would wake its reader for each of them, which
 * takes as long as hashing it.
 */
export class CopiedQuery extends Query {
  readonly copied: Promise<Buffer>;
  private page = Buffer.allocUnsafeSlow(FIRST_BYTES);
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
      const larger = Buffer.allocUnsafeSlow(2 * end);
      this.page.copy(larger, 0, 0, this.used);
      this.page = larger;
    }
    chunk.copy(this.page, this.used);
    this.used = end;
  }
}
