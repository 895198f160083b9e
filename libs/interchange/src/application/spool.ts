import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';

/** Text gathered before it is handed to the file. */
const BUFFER_CHARACTERS = 256 * 1024;

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

  /** Read piece by piece, each parsed at once as a list: far cheaper than line by line. */
  async *records(): AsyncGenerator<T> {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for await (const chunk of createReadStream(this.path, { highWaterMark: BUFFER_CHARACTERS })) {
      const text = rest + decoder.write(chunk as Buffer);
      const end = text.lastIndexOf('\n');
      if (end >= 0) yield* JSON.parse(`[${text.slice(0, end).replaceAll('\n', ',')}]`) as T[];
      rest = text.slice(end + 1);
    }
  }
}
