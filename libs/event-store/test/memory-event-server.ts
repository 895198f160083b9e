import { LIMITS } from '../src/event-store.port';
import type { PreparedEvent } from '../src/prepared-event';
import {
  CAUGHT_UP,
  LogRefused,
  UNDERWAY,
  type EventServer,
  type Followed,
  type ServedEvent,
} from '../src/adapters/numbered/event-server.port';

/** Positions of a server are offsets: they rise and have gaps. */
const STEP = 173n;

/** An event server as far as the numbering needs one, with the real one's habits: gaps, and known ids are a success. */
export class MemoryEventServer implements EventServer {
  readonly log: ServedEvent[] = [];
  private readonly streams = new Map<string, ServedEvent[]>();
  private followers = new Set<() => void>();
  /** Breaks each reading of the log after so many events; 0 never. */
  breaksAfter = 0;
  /** Whoever follows hears nothing any more, and of no end either. */
  silent = false;
  /** Whoever follows hears only that others' events are looked through. */
  busy = false;
  /** Takes no append once it has so many events. */
  refusesAfter: number | undefined;
  /** Shows only so many events, as a new leader does that does not know yet what most members have. */
  shows = Number.POSITIVE_INFINITY;
  /** Streams that begin so are written after whatever is sent behind them. */
  late: string | undefined;

  check(): Promise<void> {
    return Promise.resolve();
  }

  async append(
    stream: string,
    expected: number,
    events: readonly PreparedEvent[],
    salts: readonly Uint8Array[],
  ): Promise<{ revision: number; commit: bigint } | { actual: number }> {
    const bytes = events.reduce((sum, { data, meta }) => sum + Buffer.byteLength(data + meta), 0);
    if (events.length > LIMITS.requestEvents || bytes > LIMITS.requestBytes)
      throw new Error(`${events.length} events of ${bytes} bytes are too much for one append`);
    if (this.late !== undefined && stream.startsWith(this.late))
      await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.refusesAfter !== undefined && this.log.length >= this.refusesAfter)
      throw new Error('switched off');
    const there = this.streams.get(stream) ?? [];
    const known = there.slice(expected + 1, expected + 1 + events.length);
    const last = known.at(-1);
    if (last && known.length === events.length && events.every(({ id }, i) => known[i]?.id === id))
      return last;
    if (there.length - 1 !== expected) return { actual: there.length - 1 };
    this.streams.set(stream, there);
    let served: ServedEvent | undefined;
    events.forEach(({ id, type, data, meta }, i) => {
      const commit = BigInt(this.log.length + 1) * STEP;
      const salt = salts[i] ?? new Uint8Array();
      served = { id, type, data, meta, stream, revision: there.length, commit, salt };
      there.push(served);
      this.log.push(served);
    });
    for (const wake of this.followers) wake();
    if (!served) throw new Error('an append of nothing');
    return served;
  }

  read(stream: string, from: number, count?: number): Promise<ServedEvent[]> {
    const end = count === undefined ? undefined : from + count;
    const shown = (this.streams.get(stream) ?? []).filter((event) => this.log.indexOf(event) < this.shows);
    return Promise.resolve(shown.slice(from, end));
  }

  page(after: bigint, count: number, streamPrefix = ''): Promise<ServedEvent[]> {
    const found = this.log
      .slice(0, this.shows)
      .filter(({ commit, stream }) => commit > after && stream.startsWith(streamPrefix));
    return Promise.resolve(found.slice(0, count));
  }

  async *follow(after: bigint, signal: AbortSignal): AsyncIterable<Followed> {
    let given = 0;
    for (let at = Number(after / STEP); !signal.aborted;) {
      if (this.busy) {
        yield UNDERWAY;
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      const event = this.log[at];
      if (event && !this.silent) {
        if (this.breaksAfter > 0 && ++given > this.breaksAfter) throw new Error('broken off');
        at++;
        yield event;
        continue;
      }
      for (const stream of this.cut) throw new LogRefused(`${stream} is truncated`);
      yield CAUGHT_UP;
      if (signal.aborted || (this.log[at] && !this.silent)) continue;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          this.followers.delete(wake);
          resolve();
        };
        this.followers.add(wake);
        signal.addEventListener('abort', wake);
      });
    }
  }

  /** Metadata that will take events from these. */
  readonly cut = new Set<string>();

  truncated(): Promise<readonly string[]> {
    return Promise.resolve([...this.cut]);
  }

  /** What a forger does to an event. */
  rewrite(event: ServedEvent, change: Partial<ServedEvent>): void {
    const forged = { ...event, ...change };
    this.log[this.log.indexOf(event)] = forged;
    this.streams.set(
      event.stream,
      (this.streams.get(event.stream) ?? []).map((each) => (each === event ? forged : each)),
    );
  }

  /** What an operator's mistake does to a stream: its events are gone, the log goes on. */
  deleteStream(stream: string): void {
    this.streams.delete(stream);
  }

  /** What a scavenge then leaves of it: nothing. */
  scavenge(stream: string): void {
    this.deleteStream(stream);
    this.log.splice(0, this.log.length, ...this.log.filter((event) => event.stream !== stream));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
