import { Query } from 'pg';

/** As large as the answer before: pages of one audit are of one size. */
let room = 1_048_576;
const MOST_ROOM = 16_777_216;

/** What a COPY … TO STDOUT sends, in one piece: no reader is woken for a row. */
export class CopiedQuery extends Query {
  readonly answer: Promise<Buffer>;
  private whole = Buffer.allocUnsafeSlow(room);
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
    const end = this.end + chunk.length;
    if (end > this.whole.length) {
      this.whole = Buffer.concat([this.whole.subarray(0, this.end)], 2 * end);
      room = Math.min(this.whole.length, MOST_ROOM);
    }
    this.end += chunk.copy(this.whole, this.end);
  }
}
