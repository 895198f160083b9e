import type { EventRow } from '../../stored-event';
import type { PreparedEvent } from '../../prepared-event';

/** An event of ours as an event server has it: without our position, with the server's own, which has gaps. */
export type ServedEvent = Omit<EventRow, 'position'> & { readonly salt: Uint8Array; readonly commit: bigint };

/** Everything that was there when the reading began has come. */
export const CAUGHT_UP = Symbol('caught up');

/** Nothing of ours came for a while, and the reading goes on: a log that others share can be long. */
export const UNDERWAY = Symbol('under way');

/** What comes of a reading that does not end. */
export type Followed = ServedEvent | typeof CAUGHT_UP | typeof UNDERWAY;

/** What an event server has to do for {@link import('./numbered-event-store').NumberedEventStore}. */
export interface EventServer {
  /** @throws LogRefused for a server that does not keep whole streams. */
  check(): Promise<void>;
  /** The revision and the server's position of the last event; or where the stream stands instead. */
  append(
    stream: string,
    expected: number,
    events: readonly PreparedEvent[],
    salts: readonly Uint8Array[],
  ): Promise<{ readonly revision: number; readonly commit: bigint } | { readonly actual: number }>;
  /** Events of a stream from a revision on; empty when there is none. */
  read(stream: string, from: number, count?: number): Promise<ServedEvent[]>;
  /** Our events behind a server's position, at most so many, of streams that begin so. */
  page(after: bigint, count: number, streamPrefix?: string): Promise<ServedEvent[]>;
  /** Streams of ours from which metadata or a deletion take events, or will when the server scavenges. */
  truncated(): Promise<readonly string[]>;
  /** Our events behind a server's position and those that come, until it breaks or is aborted. */
  follow(after: bigint, signal: AbortSignal): AsyncIterable<Followed>;
  close(): Promise<void>;
}

/** What no other try mends: a truncated stream, another log. Nothing is followed, and nothing written, any more. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
}

/** What the server, or the way to it, answered; by type, as the server's client names them. */
export class EventServerError extends Error {
  override readonly name = 'EventServerError';
  constructor(
    readonly type: string,
    what: string,
    cause?: unknown,
  ) {
    super(`${what}: ${type}${cause instanceof Error && cause.message ? ` (${cause.message})` : ''}`, {
      cause,
    });
  }
}
