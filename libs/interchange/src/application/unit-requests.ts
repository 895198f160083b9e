import {
  LIMITS,
  prepare,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  type NewEvent,
} from '@fonds/event-store';
import { canonicalJson } from '@fonds/kernel';
import type { SourceSeries, SourceUnit } from '../source';

/** Bytes of events in one request: below the limit, with room for the envelopes. */
const REQUEST_BYTES = LIMITS.requestBytes - 64 * 1024;

/** A record with the requests that register it. */
export interface Item {
  readonly record: SourceSeries | SourceUnit;
  readonly subject: string;
  readonly stream: string;
  readonly requests: readonly AppendRequest[];
}

/** As few requests as the limits allow, each continuing where the one before it ends. */
export function requestsOf(stream: string, events: readonly NewEvent[]): AppendRequest[] {
  const requests: { stream: string; expected: number; events: NewEvent[] }[] = [];
  let bytes = Infinity;
  events.forEach((event, i) => {
    const size = events.length === 1 ? 0 : Buffer.byteLength(canonicalJson(event.data)) + 1024;
    const current = requests[requests.length - 1];
    if (!current || bytes + size > REQUEST_BYTES || current.events.length >= LIMITS.requestEvents) {
      requests.push({ stream, expected: i - 1, events: [event] });
      bytes = size;
    } else {
      current.events.push(event);
      bytes += size;
    }
  });
  return requests;
}

/** An answer of the store that says no. */
export type Refused = Extract<AppendResult, { ok: false }>;

/** As wide as every other instant that is recorded. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

/**
 * A unit of several requests is written only when each of them can be: the first alone would stand for ever as a unit
 * with half of its entries. One request is settled by the store, whole or not at all.
 *
 * @returns what the store would answer to the first that it does not take
 */
export function unwritable(requests: readonly AppendRequest[]): AppendResult[] {
  const refused = requests.length < 2 ? undefined : notTaken(requests);
  return refused ? [refused] : [];
}

/** What the store would answer to the first request whose events do not fit their format or its limits. */
export function notTaken(requests: readonly AppendRequest[]): Refused | undefined {
  for (const request of requests) {
    const prepared = prepare(request, NO_TIME);
    if (!prepared.ok) return prepared;
  }
  return undefined;
}

/**
 * A later request of a unit to whose stream somebody else wrote since its first: its events stand further on, from an
 * interrupted run, or go to the end of the stream now.
 *
 * @param given what the store answered
 */
export async function furtherOn(
  store: EventStore,
  request: AppendRequest,
  given: AppendResult,
): Promise<AppendResult> {
  let result = given;
  while (!result.ok && result.reason === 'conflict') {
    const stored = await store.readStream(request.stream);
    const at = stored.findIndex(({ id }) => id === request.events[0]?.id);
    const expected = at < 0 ? stored.length - 1 : at - 1;
    const [again] = await store.load([{ ...request, expected }]);
    if (!again) throw new Error('the load gave no result for a request');
    result = again;
    // They are there, and not one behind the other: no run of an import leaves that.
    if (at >= 0) break;
  }
  return result;
}
