import type { Position } from '../../event-store.port';
import { pause } from '../../pause';
import { jittered } from './another-try';
import {
  CAUGHT_UP,
  EventServerError,
  LogRefused,
  type EventServer,
  type ServedEvent,
  UNDERWAY,
} from './event-server.port';
import type { PlaceTable } from './place-table';

/** Places written in one statement; no more than these wait here. */
const PAGE = 5_000;

interface Placed {
  readonly position: Position;
  readonly event: ServedEvent;
}

interface Watcher {
  readonly tell: (placed: Placed) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Follows an event server's log and numbers our events densely, in its order: the n-th event has position n, whichever
 * process sees it. An append is answered when its event has come back on this way and has its position.
 */
export class LogFollower {
  private seen = { position: 0n, commit: 0n };
  private unplaced: ServedEvent[] = [];
  private placing: Promise<void> | undefined;
  private readonly watched = new Map<string, Set<Watcher>>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private failure: Error | undefined;
  /** Ends the following under way, which begins again. */
  private broken = new AbortController();
  /** Items that came. */
  private heard = 0;
  private silence: NodeJS.Timeout | undefined;
  /** Why positions were not given the last time that they were not. */
  trouble: unknown;

  /**
   * @param moved hears of new positions
   * @param patience milliseconds for which nothing may come although there is something
   */
  constructor(
    private readonly server: Pick<EventServer, 'follow'>,
    private readonly places: PlaceTable,
    private readonly moved: () => void,
    private readonly patience: number,
  ) {}

  /** The server's position up to which events have come here. */
  get commit(): bigint {
    return this.seen.commit;
  }

  /** Resolves when everything there is has its position. @throws LogRefused, EventServerError */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.running = this.follow(resolve).catch((error: Error) => {
        this.failure = error;
        for (const watchers of this.watched.values()) for (const { fail } of watchers) fail(error);
        reject(error);
      });
    });
  }

  /** Hears of the event of a stream's revision, if it comes from now on. `forget` it in any case. */
  watch(stream: string, revision: number): { placed: Promise<Placed>; forget: () => void } {
    const key = `${stream}@${revision}`;
    const watchers = this.watched.get(key) ?? new Set();
    this.watched.set(key, watchers);
    let watcher: Watcher = { tell: () => undefined, fail: () => undefined };
    const placed = new Promise<Placed>((tell, fail) => (watcher = { tell, fail }));
    placed.catch(() => undefined);
    watchers.add(watcher);
    const forget = (): void => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.watched.get(key) === watchers) this.watched.delete(key);
    };
    return { placed, forget };
  }

  /**
   * An event is there: it has to come. A subscription can die without a word (a call that waits on a connection which
   * another call's failure has closed), and nobody would be answered any more.
   */
  expect(commit: bigint): void {
    if (this.silence || commit <= this.seen.commit) return;
    const { heard } = this;
    this.silence = setTimeout(() => {
      this.silence = undefined;
      if (commit <= this.seen.commit || this.watched.size === 0) return;
      if (this.heard === heard) this.broken.abort();
      this.expect(commit);
    }, this.patience);
  }

  /** Follows nothing: what is numbered can be read, and nothing is written. */
  refuse(why: Error): void {
    this.failure = why;
  }

  /** @throws LogRefused */
  refuseWhenBroken(): void {
    if (this.failure) throw this.failure;
  }

  async stop(): Promise<void> {
    clearTimeout(this.silence);
    this.stopping.abort();
    await this.running;
  }

  private async follow(caughtUp: () => void): Promise<void> {
    const { signal } = this.stopping;
    await this.places.headToEnd();
    const last = await this.places.last();
    this.seen = { position: last?.position ?? 0n, commit: last?.commit ?? 0n };
    let begun = false;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        // Behind what came here, not behind the table's end: another process may be further, and its events are waited for.
        this.broken = new AbortController();
        const ended = AbortSignal.any([signal, this.broken.signal]);
        for await (const item of this.server.follow(this.seen.commit, ended)) {
          attempt = 0;
          this.heard++;
          if (item === UNDERWAY) continue;
          if (item !== CAUGHT_UP) await this.take(item);
          else {
            while (this.placing) await this.placing;
            begun = true;
            caughtUp();
          }
        }
      } catch (error) {
        // What an account may not do at the start it will not be let do later; a server that changes its mind is asked again.
        if (error instanceof LogRefused || (!begun && error instanceof EventServerError)) throw error;
      }
      this.refuseWhenBroken();
      await pause(jittered(attempt), signal);
    }
  }

  private async take(event: ServedEvent): Promise<void> {
    this.unplaced.push(event);
    this.seen = { position: this.seen.position + 1n, commit: event.commit };
    this.placing ??= this.place(this.seen.position - 1n).catch((error: Error) => this.giveUp(error));
    if (this.unplaced.length >= PAGE) await this.placing;
  }

  private giveUp(why: Error): void {
    this.refuse(why);
    this.unplaced = [];
    this.placing = undefined;
    this.broken.abort();
  }

  private async place(after: Position): Promise<void> {
    // One turn of the event loop lets what has come already share the first statement.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.unplaced.length && !this.stopping.signal.aborted) {
      const events = this.unplaced.splice(0, PAGE);
      await this.placeAll(after, events);
      for (const event of events) {
        after++;
        for (const { tell } of this.watched.get(`${event.stream}@${event.revision}`) ?? [])
          tell({ position: after, event });
      }
      this.moved();
    }
    this.placing = undefined;
  }

  /**
   * Until it is done: after a lost reply, or another process that was first, the head says how far these are placed.
   * @throws LogRefused when the database was put back to an older state: events that it had would be passed over
   */
  private async placeAll(after: Position, events: readonly ServedEvent[]): Promise<void> {
    const { signal } = this.stopping;
    const upTo = after + BigInt(events.length);
    for (let [head, attempt] = [after, 0]; head < upTo && !signal.aborted; attempt++) {
      try {
        head = await this.places.add(head, events.slice(Number(head - after)));
      } catch (error) {
        this.trouble = error;
        await pause(jittered(attempt), signal);
      }
      if (head < after)
        throw new LogRefused(
          `the database went back from ${after} to ${head} events: what is missing gets its places at the next start`,
        );
    }
  }
}
