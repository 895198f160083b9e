import {
  EventStoreDBClient,
  eventTypeFilter,
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type Filter,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { NO_STREAM } from '../../event-store.port';
import type { PreparedEvent } from '../../prepared-event';
import { pause } from '../../pause';
import { jittered } from '../numbered/another-try';
import type { EventServer, Followed, ServedEvent } from '../numbered/event-server.port';
import { CAUGHT_UP, EventServerError, LogRefused, UNDERWAY } from '../numbered/event-server.port';
import { Deadline, unawaited } from '../numbered/deadline';
import { PASSING, typeOf, wrongRevision } from './client-error';
import { fromWire, toWire } from './wire-event';

/** Deciders read from the leader: a follower may not have seen the last append. */
const LEADER = { requiresLeader: true };
const TOMBSTONE = '$streamDeleted';
/** A whole log is looked through for what is seldom in it: nothing may come for long. */
const SCAN_MILLISECONDS = 600_000;
const TRUNCATING = /"\$(maxCount|maxAge|tb)"/;
/** As the port's stream names begin: what else stands behind the prefix is another installation's. */
const OWN_STREAM = /^[a-z][a-z0-9]*(-|$)/;

type Item = AllStreamResolvedEvent | typeof CAUGHT_UP | typeof UNDERWAY;

/** In milliseconds. */
const TIMES = {
  /** One call: the client has no deadline of its own for reads and batches. */
  deadline: 10_000,
  /** How long a call is tried again: an election or a restart takes some seconds. */
  patience: 60_000,
  /** How long the first call of all is tried again: who starts a program sees soon that the address is wrong. */
  firstPatience: 8_000,
  /** What has not ended by then ends with the process. */
  closing: 2_000,
};

export interface KurrentDbOptions extends Readonly<Partial<typeof TIMES>> {
  /** `esdb://user:password@host:port?tls=true` */
  readonly url: string;
  /** What our streams' names begin with on a server that others use too: `fonds.` */
  readonly prefix: string;
}

/** EventStoreDB and KurrentDB. Every call has a deadline and is tried again; an append as the identical batch, never a part. */
export class KurrentDbServer implements EventServer {
  /** Its appends share no call (`supports`): once nobody could be reached it refuses for ever, and a late answer ends the process. */
  private readonly client: EventStoreDBClient;
  private readonly prefix: string;
  private readonly times: typeof TIMES;

  constructor({ url, prefix, ...times }: KurrentDbOptions) {
    this.client = EventStoreDBClient.connectionString(url);
    this.client['supports'] = async () => false;
    // Nobody awaits it, and where no node leads it rejects: that would end the process.
    const reconnect = this.client['handleError'];
    this.client['handleError'] = (...failed) => reconnect(...failed).catch(() => undefined);
    this.prefix = prefix;
    this.times = { ...TIMES, ...times };
  }

  /** Defaults that truncate lie in the server's settings, which not every account may read. */
  async check(): Promise<void> {
    const reading = this.readRaw('$settings', 0, undefined, this.times.firstPatience);
    const settings = await reading.catch((error: unknown) => {
      if (typeOf(error) === 'access-denied') return [];
      throw error;
    });
    if (truncates(settings)) throw new LogRefused('the settings of the event server would truncate streams');
  }

  async append(
    stream: string,
    expected: number,
    events: readonly PreparedEvent[],
    salts: readonly Uint8Array[],
  ): Promise<{ revision: number; commit: bigint } | { actual: number }> {
    const batch = events.map((event, i) => toWire(event, salts[i] ?? new Uint8Array()));
    const expectedRevision = expected === NO_STREAM ? ('no_stream' as const) : BigInt(expected);
    const options = { expectedRevision, ...LEADER };
    return this.tried(`append to ${stream}`, async () => {
      try {
        const appending = this.client.appendToStream(this.prefix + stream, batch, options);
        const { nextExpectedRevision, position } = await new Deadline(this.times.deadline).race(appending);
        if (!position) throw new Error('the event server gave no position for an append');
        return { revision: Number(nextExpectedRevision), commit: position.commit };
      } catch (error) {
        const actual = wrongRevision(error);
        if (actual === undefined) throw error;
        return { actual };
      }
    });
  }

  async read(stream: string, from: number, count?: number): Promise<ServedEvent[]> {
    const resolved = await this.readRaw(this.prefix + stream, from, count);
    return resolved.flatMap(({ event, commitPosition }) =>
      event ? [fromWire(event, stream, commitPosition ?? event.position?.commit ?? -1n)] : [],
    );
  }

  private readRaw(
    streamId: string,
    from: number,
    maxCount?: number,
    patience = this.times.patience,
  ): Promise<ResolvedEvent[]> {
    const read = async (): Promise<ResolvedEvent[]> => {
      const reading = this.client.readStream(streamId, { fromRevision: BigInt(from), maxCount, ...LEADER });
      const events: ResolvedEvent[] = [];
      try {
        const deadline = new Deadline(Math.min(this.times.deadline, patience));
        for await (const event of deadline.each<ResolvedEvent>(reading)) events.push(event);
      } catch (error) {
        if (typeOf(error) !== 'stream-not-found') throw error;
      } finally {
        unawaited(reading.cancel());
      }
      return events;
    };
    return this.tried(`read ${streamId}`, read, patience);
  }

  page(after: bigint, count: number, streamPrefix = ''): Promise<ServedEvent[]> {
    return this.tried('read the log', async () => {
      const filter = streamNameFilter({ prefixes: [this.prefix + streamPrefix] });
      const subscription = this.subscribe(after, filter);
      const events: ServedEvent[] = [];
      try {
        for await (const item of new Deadline(this.times.deadline).each<Item>(subscription)) {
          const event = typeof item === 'symbol' ? undefined : this.served(item);
          if (event) events.push(event);
          if (item === CAUGHT_UP || events.length === count) break;
        }
      } finally {
        unawaited(subscription.unsubscribe());
      }
      return events;
    });
  }

  async *follow(after: bigint, signal: AbortSignal): AsyncIterable<Followed> {
    const filter = streamNameFilter({ prefixes: [this.prefix, `$$${this.prefix}`] });
    const subscription = this.subscribe(after, filter);
    const stop = (): void => void subscription.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const item of subscription as AsyncIterable<Item>) {
        if (typeof item === 'symbol') yield item;
        else {
          // What takes events from one of our streams stops everything; metadata, until somebody takes them back.
          const cut = await this.truncatedBy(item.event?.streamId ?? '', item.event?.type);
          if (cut !== undefined)
            throw new LogRefused(`${cut} is truncated or deleted by its metadata on the event server`);
          const event = this.served(item);
          if (event) yield event;
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (PASSING.has(typeOf(error)) || error instanceof LogRefused) throw error;
      throw new EventServerError(typeOf(error), 'follow', error);
    } finally {
      signal.removeEventListener('abort', stop);
      unawaited(subscription.unsubscribe());
    }
  }

  private subscribe(after: bigint, filter: Filter): AllStreamSubscription {
    const fromPosition = after === 0n ? START : { commit: after, prepare: after };
    // The server tells how far it has looked: else a long stretch of others' events could not be told from a silence.
    const looked = { ...filter, checkpointReached: (s: AllStreamSubscription) => void s.push(UNDERWAY) };
    const subscription = this.client.subscribeToAll({ fromPosition, filter: looked, ...LEADER });
    // In its order among the events; and an error that nobody listens to would end the process.
    return subscription.on('caughtUp', () => subscription.push(CAUGHT_UP)).on('error', () => undefined);
  }

  /** An event of ours; nothing for another installation's, a link, or what the server wrote. */
  private served({ event }: AllStreamResolvedEvent): ServedEvent | undefined {
    if (!event?.streamId.startsWith(this.prefix) || event.type === '$>') return undefined;
    const stream = event.streamId.slice(this.prefix.length);
    if (!OWN_STREAM.test(stream)) return undefined;
    return event.type === TOMBSTONE ? undefined : fromWire(event, stream, event.position.commit);
  }

  /** The stream of ours that an event of such a stream and type takes events from. */
  private async truncatedBy(streamId: string, type: string | undefined): Promise<string | undefined> {
    const marker = type === TOMBSTONE ? this.prefix : `$$${this.prefix}`;
    if (!streamId.startsWith(marker)) return undefined;
    const stream = streamId.slice(marker.length);
    if (!OWN_STREAM.test(stream)) return undefined;
    return type === TOMBSTONE || truncates(await this.readRaw(streamId, 0)) ? stream : undefined;
  }

  async truncated(): Promise<string[]> {
    const markers = new Map<string, string>();
    const metadata = streamNameFilter({ prefixes: [`$$${this.prefix}`] });
    for (const filter of [metadata, eventTypeFilter({ prefixes: [TOMBSTONE] })]) {
      const subscription = this.subscribe(0n, filter);
      for await (const item of new Deadline(SCAN_MILLISECONDS).each<Item>(subscription)) {
        if (item === CAUGHT_UP) break;
        if (typeof item !== 'symbol' && item.event) markers.set(item.event.streamId, item.event.type);
      }
      unawaited(subscription.unsubscribe());
    }
    const found = await Promise.all([...markers].map(([id, type]) => this.truncatedBy(id, type)));
    return [...new Set(found.flatMap((stream) => stream ?? []))];
  }

  /** Tries again what passes by itself. @throws EventServerError */
  private async tried<T>(what: string, work: () => Promise<T>, patience = this.times.patience): Promise<T> {
    const end = Date.now() + patience;
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof LogRefused) throw error;
        const [type, wait] = [typeOf(error), jittered(attempt)];
        if (!PASSING.has(type) || Date.now() + wait > end) throw new EventServerError(type, what, error);
        await pause(wait);
      }
    }
  }

  async close(): Promise<void> {
    await new Deadline(this.times.closing).race(this.client.dispose()).catch(() => undefined);
  }
}

/** The newest event of a metadata or settings stream is the one that counts. */
const truncates = (stream: readonly ResolvedEvent[]): boolean =>
  TRUNCATING.test(JSON.stringify(stream.at(-1)?.event?.data ?? {}));
