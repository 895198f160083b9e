import { NO_STREAM } from '../../event-store.port';
import { EventServerError } from '../numbered/event-server.port';

/** Types of errors that another try may mend. */
export const PASSING: ReadonlySet<string> = new Set([
  'unavailable',
  'cancelled',
  'deadline-exceeded',
  'timeout',
  'not-leader',
]);

/** What has words and no type: a server that starts, is full or elects refuses a batch so, and a cluster without a leader is not found. */
const NOT_NOW = /Server Is (Not Ready|Busy|Too Busy)|No leader info available|Failed to discover/;

/** Matched by type: messages can be empty. While the server is down there is a plain error with gRPC's code 14. */
export function typeOf(error: unknown): string {
  const { type, code, message } = (error ?? {}) as { type?: unknown; code?: unknown; message?: unknown };
  if ((type === undefined || type === 'unknown') && NOT_NOW.test(String(message))) return 'unavailable';
  if (typeof type === 'string') return type;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return 'cancelled';
  return code === 14 ? 'unavailable' : 'unknown';
}

/** Where the stream stands, if that is what the server refused. */
export function wrongRevision(error: unknown): number | undefined {
  if (typeOf(error) !== 'wrong-expected-version') return undefined;
  const { actualVersion } = error as { actualVersion: bigint | 'no_stream' };
  return actualVersion === 'no_stream' ? NO_STREAM : Number(actualVersion);
}

/** A deadline for an answer, or between one item and the next: the client has none for batches and reads. */
export class Deadline {
  constructor(private readonly milliseconds: number) {}

  async race<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new EventServerError('deadline-exceeded', `no answer in ${this.milliseconds} ms`)),
        this.milliseconds,
      );
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async *each<T>(stream: AsyncIterable<unknown> & { destroy(): unknown }): AsyncIterable<T> {
    const items = stream[Symbol.asyncIterator]() as AsyncIterator<T>;
    try {
      for (let next = await this.race(items.next()); !next.done; next = await this.race(items.next()))
        yield next.value;
    } finally {
      stream.destroy();
    }
  }
}
