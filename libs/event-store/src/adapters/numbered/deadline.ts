import { EventServerError } from './event-server.port';

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

/**
 * The client cancels a call when it has begun, and closes when each that it cancelled has ended: one whose connection was
 * closed under it does neither, and nobody waits for that.
 */
export const unawaited = (ending: Promise<unknown>): void => void ending.catch(() => undefined);
