import { randomFillSync } from 'node:crypto';
import type { Clock } from '@fonds/kernel';
import {
  type AppendRequest,
  type AppendResult,
  type EventBytes,
  type EventStore,
  type LogPage,
  type Position,
  type ReadFilter,
  type StoredEvent,
} from '../../event-store.port';
import { AppendSignal, followByPages, readAllByPages } from '../../log-reading';
import { prepare, type PreparedRequest } from '../../prepared-event';
import { settledRequest, writtenEvent } from '../../settled-request';
import { bytesOf, storedEvent } from '../../stored-event';

/** The whole log in one array: for tests of everything that stands on the port. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly appended = new AppendSignal(250);
  private closed = false;

  constructor(private readonly clock: Clock) {}

  async append(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    if (this.closed) throw new Error('the event store is closed');
    const recordedAt = new Date(this.clock.now()).toISOString();
    const results = requests.map((request): AppendResult => {
      const prepared = prepare(request, recordedAt);
      return prepared.ok ? this.write(prepared.request) : prepared;
    });
    this.appended.wake();
    return Promise.resolve(results);
  }

  load(requests: readonly AppendRequest[]): Promise<AppendResult[]> {
    return this.append(requests);
  }

  private write(request: PreparedRequest): AppendResult {
    const stream = this.streams.get(request.stream) ?? [];
    const actual = stream.length - 1;
    if (actual !== request.expected)
      return settledRequest(request.events, stream.slice(request.expected + 1).map(writtenEvent), actual);
    for (const event of request.events) {
      const stored = storedEvent({
        ...event,
        position: BigInt(this.log.length + 1),
        stream: request.stream,
        revision: stream.length,
        salt: randomFillSync(new Uint8Array(16)),
      });
      stream.push(stored);
      this.log.push(stored);
    }
    this.streams.set(request.stream, stream);
    return { ok: true, revision: stream.length - 1, position: BigInt(this.log.length), repeated: false };
  }

  readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return Promise.resolve((this.streams.get(stream) ?? []).slice(from));
  }

  readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    return Promise.resolve(new Map(streams.map((stream) => [stream, [...(this.streams.get(stream) ?? [])]])));
  }

  readPage = (after: Position, limit: number, filter?: ReadFilter): Promise<LogPage> => {
    const events: StoredEvent[] = [];
    let at = Number(after);
    for (; at < this.log.length && events.length < limit; at++) {
      const event = this.log[at];
      if (!event) break;
      if (filter?.types && !filter.types.includes(event.type)) continue;
      if (filter?.except?.includes(event.type)) continue;
      if (filter?.streamPrefix && !event.stream.startsWith(filter.streamPrefix)) continue;
      events.push(event);
    }
    return Promise.resolve({ events, through: BigInt(Math.max(at, Number(after))) });
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
    return Promise.resolve(BigInt(this.log.length));
  }

  positionAt(utcMilliseconds: number): Promise<Position> {
    const limit = new Date(utcMilliseconds).toISOString();
    let position = 0n;
    for (const event of this.log) {
      if (event.meta.recordedAt > limit) break;
      position = event.position;
    }
    return Promise.resolve(position);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
