import type { LogPage, Position, ReadFilter, StoredEvent } from './event-store.port';

/** A page that one projector transaction can hold comfortably. */
export const PAGE = 1_000;

type ReadPage = (after: Position, limit: number, filter?: ReadFilter) => Promise<LogPage>;

/** Up to the end as it was when the reading began. */
export async function* readAllByPages(
  readPage: ReadPage,
  head: Position,
  after: Position,
  filter?: ReadFilter,
): AsyncIterable<StoredEvent> {
  for (let at = after; at < head;) {
    const page = await readPage(at, PAGE, filter);
    for (const event of page.events) {
      if (event.position > head) return;
      yield event;
    }
    if (page.through === at) return;
    at = page.through;
  }
}

/** Then what comes, until the signal aborts. `wait` resolves when there may be more. */
export async function* followByPages(
  readPage: ReadPage,
  wait: (signal: AbortSignal) => Promise<void>,
  after: Position,
  signal: AbortSignal,
  filter?: ReadFilter,
): AsyncIterable<StoredEvent> {
  for (let at = after; !signal.aborted;) {
    const page = await readPage(at, PAGE, filter);
    for (const event of page.events) {
      if (signal.aborted) return;
      yield event;
    }
    if (page.through === at) await wait(signal);
    at = page.through;
  }
}

/** Wakes readers of this process after a commit; readers of other processes' writes poll. */
export class AppendSignal {
  private waiting = new Set<() => void>();

  constructor(private readonly pollMilliseconds: number) {}

  readonly wait = (signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, this.pollMilliseconds);
      signal?.addEventListener('abort', done, { once: true });
      this.waiting.add(done);
    });

  wake(): void {
    const waiting = this.waiting;
    this.waiting = new Set();
    for (const done of waiting) done();
  }
}
