import type { Envelope, EventMap, EventType } from '@fonds/event-contracts';
import type { EventId } from '@fonds/kernel';
import type { PageMemory } from './page-memory';

/** Place of an event in the log: 1, 2, 3 … without gaps, in commit order. Decimal text in JSON and cursors. */
export type Position = bigint;

/** A stream that does not exist yet. Revisions start at 0. */
export const NO_STREAM = -1;

/** Limits of every adapter, in bytes of canonical JSON. Long lists are chunked by whoever writes them. */
export const LIMITS = {
  eventBytes: 256 * 1024,
  requestEvents: 500,
  requestBytes: 900 * 1024,
} as const;

/** Metadata as the writer gives it; the store adds `v`, `id`, `type`, `schemaVersion` and `recordedAt`. */
export type EventMeta = Omit<Envelope, 'v' | 'id' | 'type' | 'schemaVersion' | 'recordedAt'>;

export interface NewEvent<T extends EventType = EventType> {
  readonly id: EventId;
  readonly type: T;
  readonly data: EventMap[T];
  readonly meta: EventMeta;
}

export interface AppendRequest {
  readonly stream: string;
  /** Revision of the stream's last event, {@link NO_STREAM} for none. */
  readonly expected: number;
  readonly events: readonly NewEvent[];
}

export type AppendResult =
  /** Durable. `repeated`: these very events were there already, and nothing was written. */
  | { readonly ok: true; readonly revision: number; readonly position: Position; readonly repeated: boolean }
  /** The stream stands elsewhere. `actual` is its last revision. */
  | { readonly ok: false; readonly reason: 'conflict'; readonly actual: number }
  /** The same event ids with other data: a defect of the writer, never settled silently. */
  | { readonly ok: false; readonly reason: 'id-reused'; readonly actual: number }
  /** Against its schema or the limits; `problems` says how. A defect of the writer. */
  | { readonly ok: false; readonly reason: 'invalid'; readonly problems: readonly string[] };

export interface StoredEvent {
  readonly id: EventId;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
  readonly version: number;
  /** Parsed from the exact bytes; `upcast` of event-contracts gives the current shape. */
  readonly data: unknown;
  readonly meta: Envelope;
  /** One member of the metadata; quicker than {@link meta} for whoever needs few of them. */
  metaMember<K extends keyof Envelope>(name: K): Envelope[K];
  /** One member of the data as they were stored, undefined when there is none; quicker than {@link data}. */
  dataMember(name: string): unknown;
  /** The stored canonical JSON, byte for byte (as text: UTF-8 is its only encoding). */
  readonly bytes: { readonly data: string; readonly meta: string };
  /** Sixteen random bytes beside the hashed ones. */
  readonly salt: Uint8Array;
}

/** One event as the log of history hashes it: the stored bytes, neither decoded nor parsed. */
export interface EventBytes {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  /** Canonical JSON in UTF-8, byte for byte. */
  readonly data: Uint8Array;
  readonly meta: Uint8Array;
  readonly salt: Uint8Array;
}

export interface ReadFilter {
  /** Only these types. */
  readonly types?: readonly string[];
  /** All types but these; what is not known to whoever asks comes, too. */
  readonly except?: readonly string[];
  /** Only streams that begin so: `unit-`. */
  readonly streamPrefix?: string;
}

/**
 * The log of everything that happened. Adapters pass one conformance suite; whatever one of them cannot do is not
 * part of this port.
 *
 * Requests are independent of each other: a conflict fails its own request alone. Requests of one call may be
 * positioned in any order; who needs an order waits for the earlier result.
 */
export interface EventStore {
  /** One result per request, in the order of the requests. @throws StoreOverloaded when too many are waiting. */
  append(requests: readonly AppendRequest[]): Promise<AppendResult[]>;
  /** The same contract for bulk; slower for one request, several times faster for thousands. */
  load(requests: readonly AppendRequest[]): Promise<AppendResult[]>;
  /** Events of a stream from revision `from` (0), oldest first; empty when there is none. */
  readStream(stream: string, from?: number): Promise<StoredEvent[]>;
  /** Several streams at once, by name; a stream without events has an empty list. */
  readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>>;
  /** One page of the log after a position, at most `limit` events that pass the filter. */
  readPage(after: Position, limit: number, filter?: ReadFilter): Promise<LogPage>;
  /**
   * The same events as {@link readPage} without a filter, as bytes; several times faster for whoever only hashes them.
   *
   * @param memory for the page; its events are good until the next reading into it
   */
  readBytes(after: Position, limit: number, memory?: PageMemory): Promise<EventBytes[]>;
  /** Everything after a position up to the end as it was when the reading began, page by page. */
  readAll(after: Position, filter?: ReadFilter): AsyncIterable<StoredEvent>;
  /** Everything after a position, then what comes, until `signal` aborts. */
  subscribe(after: Position, signal: AbortSignal, filter?: ReadFilter): AsyncIterable<StoredEvent>;
  /** Position of the last event, 0 in an empty log. */
  head(): Promise<Position>;
  /** The last position recorded at or before a UTC instant in milliseconds, 0 when there is none. */
  positionAt(utcMilliseconds: number): Promise<Position>;
  /** Waits for the writes under way, then refuses new ones. */
  close(): Promise<void>;
}

export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** Where to read on: the last position that was looked at, matching or not. */
  readonly through: Position;
}

/** Nest token of the one store. */
export const EVENT_STORE = Symbol('EVENT_STORE');

/** More writes wait than the store will hold. Nothing of the refused call was written; try again shortly. */
export class StoreOverloaded extends Error {
  constructor(waiting: number) {
    super(`${waiting} writes are waiting already; try again shortly`);
    this.name = 'StoreOverloaded';
  }
}
