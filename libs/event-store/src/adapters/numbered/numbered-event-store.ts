import type { Clock } from '@fonds/kernel';
import type { AppendRequest, AppendResult, EventStore, LogPage, Position } from '../../event-store.port';
import type { EventBytes, ReadFilter, StoredEvent } from '../../event-store.port';
import { AppendSignal, followByPages, readAllByPages } from '../../log-reading';
import { prepare } from '../../prepared-event';
import { settledRequest, writtenEvent } from '../../settled-request';
import { bytesOf, storedEvent } from '../../stored-event';
import { freshSalts } from '../postgres/fresh-salts';
import { EventServerError, LogRefused, type EventServer, type ServedEvent } from './event-server.port';
import { Lanes } from './lanes';
import { LogFollower } from './log-follower';
import type { Place, PlaceTable } from './place-table';
import { SETTLING_MILLISECONDS, settledPage } from './settled-page';

/** Requests under way at the server at once. */
const WRITING = 128;
/** Requests that may wait here before callers are told to come back: some seconds of work. */
const WAITING = 50_000;
const READING = 32;
/** Readers notice other processes' writes within this time. */
const POLL_MILLISECONDS = 200;
/** What is written has its position within this time: a place is one statement away. */
const PLACING_MILLISECONDS = 60_000;

/** The log on an event server whose own positions have gaps; ours are kept beside it (docs/adr). */
export class NumberedEventStore implements EventStore {
  private readonly appended = new AppendSignal(POLL_MILLISECONDS);
  private readonly writing = new Lanes(WRITING, WAITING);
  private readonly reading = new Lanes(READING);
  private readonly follower: LogFollower;
  private closed = false;

  private constructor(
    private readonly server: EventServer,
    private readonly places: PlaceTable,
    private readonly clock: Clock,
    private readonly settling: number,
  ) {
    this.follower = new LogFollower(server, places, () => this.appended.wake(), settling);
  }

  /**
   * Resolves when every event there is has its position.
   * @throws LogRefused for a server that truncates, or for another log than these places are of; EventServerError
   */
  static async open(
    server: EventServer,
    places: PlaceTable,
    clock: Clock,
    settling = SETTLING_MILLISECONDS,
  ): Promise<NumberedEventStore> {
    const store = new NumberedEventStore(server, places, clock, settling);
    await server.check();
    const last = await places.last();
    const before = last ? await places.commitOf(last.position - 1n) : 0n;
    const [there] = last ? await settledPage(server, [last], before, settling) : [];
    if (last && there?.commit !== last.commit)
      throw new LogRefused(
        `event ${last.revision} of ${last.stream} is not where it was on this event server`,
      );
    await store.follower.start();
    return store;
  }

  /** What is numbered of a log that is refused can still be read, for whoever finds out what happened to it. */
  static openToRead(
    server: EventServer,
    places: PlaceTable,
    clock: Clock,
    why: LogRefused,
  ): NumberedEventStore {
    const store = new NumberedEventStore(server, places, clock, 0);
    store.follower.refuse(why);
    return store;
  }

  append(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    if (this.closed) throw new Error('the event store is closed');
    this.writing.refuseWhenFull(requests.length);
    return this.writeAll(requests);
  }

  /** Where the kind of stream changes, what is before is waited for: a unit never comes before its series and fonds. */
  async load(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    if (this.closed) throw new Error('the event store is closed');
    const results: AppendResult[] = [];
    const kindAt = (i: number): string | undefined => requests[i]?.stream.split('-', 1)[0];
    for (let from = 0, to = 0; from < requests.length; from = to) {
      while (to < requests.length && kindAt(to) === kindAt(from)) to++;
      for (const result of await this.writeAll(requests.slice(from, to))) results.push(result);
    }
    return results;
  }

  private writeAll(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    const streams = new Map<string, Promise<unknown>>();
    return Promise.all(
      requests.map((request) => {
        const write = (): Promise<AppendResult> => this.writing.run(() => this.write(request));
        const before = streams.get(request.stream);
        const mine = before ? before.then(write) : write();
        streams.set(
          request.stream,
          mine.catch(() => undefined),
        );
        return mine;
      }),
    );
  }

  private async write(request: AppendRequest): Promise<AppendResult> {
    this.follower.refuseWhenBroken();
    const prepared = prepare(request, new Date(this.clock.now()).toISOString());
    if (!prepared.ok) return prepared;
    const { stream, expected, events } = prepared.request;
    const salts = events.map(() => freshSalts(1));
    const revision = expected + events.length;
    const before = this.follower.commit;
    const { placed, forget } = this.follower.watch(stream, revision);
    try {
      const answer = await this.server.append(stream, expected, events, salts);
      if ('actual' in answer) return { ok: false, reason: 'conflict', actual: answer.actual };
      if (answer.revision !== revision)
        throw new LogRefused(`${stream} was deleted: its next event is ${answer.revision}, not ${revision}`);
      if (answer.commit > before) {
        this.follower.expect(answer.commit);
        const { position, event } = await this.soon(placed, `place of ${stream}`);
        // A server calls a known id a success, whatever its data: only our own salt says that we wrote it.
        if (salts.at(-1)?.equals(event.salt)) return { ok: true, revision, position, repeated: false };
      }
      const there = await this.readStream(stream, expected + 1);
      return settledRequest(events, there.map(writtenEvent), expected + there.length);
    } finally {
      forget();
    }
  }

  private soon<T>(work: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.late(what)), PLACING_MILLISECONDS);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  private late(what: string): EventServerError {
    return new EventServerError('deadline-exceeded', what, this.follower.trouble);
  }

  readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return this.reading.run(() => this.readPlaced(stream, from));
  }

  /** Both are asked at once, so one may be ahead of the other by an append; then both are asked again. */
  private async readPlaced(stream: string, from: number): Promise<StoredEvent[]> {
    const [settled, end] = [Date.now() + this.settling, Date.now() + PLACING_MILLISECONDS];
    for (let known = 0; ;) {
      const [events, places] = await Promise.all([
        this.server.read(stream, from),
        this.places.ofStream(stream, from),
      ]);
      // A history with a hole is never decided upon: what had a place before this question was asked has to be there.
      const shrunk = events.length < known;
      if ((shrunk && Date.now() > settled) || events.some(({ revision }, i) => revision !== from + i))
        throw new LogRefused(`${stream} was truncated or deleted on the event server`);
      if (events.length === places.length) return events.map((event, i) => this.numbered(event, places[i]));
      known = places.length;
      this.follower.refuseWhenBroken();
      if (Date.now() > end) throw this.late(`places of ${stream}`);
      if (shrunk || places.length < events.length) await this.appended.wait();
    }
  }

  private numbered(event: ServedEvent, place: Place | undefined): StoredEvent {
    if (!place || event.commit !== place.commit)
      throw new LogRefused(
        `event ${event.revision} of ${event.stream} is not where it was on the event server`,
      );
    return storedEvent({ ...event, position: place.position });
  }

  async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const read = async (stream: string): Promise<[string, StoredEvent[]]> => [
      stream,
      await this.readStream(stream),
    ];
    return new Map(await Promise.all([...new Set(streams)].map(read)));
  }

  readPage = async (after: Position, limit: number, filter?: ReadFilter): Promise<LogPage> => {
    const head = await this.head();
    const [places, before] = await Promise.all([
      this.places.page(after, head, limit, filter?.streamPrefix),
      this.places.commitOf(after),
    ]);
    const last = places.at(-1)?.position ?? after;
    const through = places.length < limit && head > last ? head : last;
    if (places.length === 0) return { events: [], through };
    const served = await settledPage(this.server, places, before, this.settling, filter?.streamPrefix);
    const all = places.map((place, i) => {
      const event = served[i];
      if (event?.commit === place.commit) return this.numbered(event, place);
      throw new LogRefused(
        `event ${place.revision} of ${place.stream} is not where it was on the event server`,
      );
    });
    const { types, except } = filter ?? {};
    const asked = ({ type }: StoredEvent): boolean =>
      (!types || types.includes(type)) && !except?.includes(type);
    return { events: types || except ? all.filter(asked) : all, through };
  };

  async readBytes(after: Position, limit: number): Promise<EventBytes[]> {
    return (await this.readPage(after, limit)).events.map(bytesOf);
  }

  async *readAll(after: Position, filter?: ReadFilter): AsyncIterable<StoredEvent> {
    yield* readAllByPages(this.readPage, await this.head(), after, filter);
  }

  subscribe(after: Position, signal: AbortSignal, filter?: ReadFilter): AsyncIterable<StoredEvent> {
    return followByPages(this.readPage, this.appended.wait, after, signal, filter);
  }

  head(): Promise<Position> {
    return this.places.head();
  }

  /** Recording times rise with positions but for the milliseconds between two writers: found by halving. */
  async positionAt(utcMilliseconds: number): Promise<Position> {
    const instant = new Date(utcMilliseconds).toISOString();
    let [low, high] = [0n, await this.head()];
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      const [event] = (await this.readPage(middle - 1n, 1)).events;
      if (event && event.meta.recordedAt <= instant) low = middle;
      else high = middle - 1n;
    }
    return low;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.writing.drained();
    await this.follower.stop();
    await this.server.close();
  }
}
