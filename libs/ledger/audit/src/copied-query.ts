import { Query } from 'pg';

const FIRST_BYTES = 2_097_152;

/** What a COPY … TO STDOUT sends, in one piece: no reader is woken for a row. */
export class CopiedQuery extends Query {
  readonly answer: Promise<Buffer>;
  private whole = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private end = 0;

  constructor(sql: string) {
    let done: (error: Error | null | undefined) => void = () => undefined;
    super(sql, (error) => done(error));
    this.answer = new Promise((resolve, reject) => {
      done = (error) => (error ? reject(error) : resolve(this.whole.subarray(0, this.end)));
    });
  }

  /** The client calls it with each piece, which lies in the socket's buffer and is soon written over. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const room = this.whole.length - this.end;
    if (room < chunk.length)
      this.whole = Buffer.concat([this.whole.subarray(0, this.end)], 2 * (this.end + chunk.length));
    this.end += chunk.copy(this.whole, this.end);
  }
}
