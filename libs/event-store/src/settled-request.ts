import type { AppendResult, StoredEvent } from './event-store.port';
import type { PreparedRequest } from './prepared-event';

/**
 * What a request that was not written means: here before, a conflict, or ids used again for other data.
 * @param there what the stream has behind the request's expected revision @param actual its last revision
 */
export function settledRequest(
  { events }: PreparedRequest,
  there: readonly StoredEvent[],
  actual: number,
): AppendResult {
  const last = there[events.length - 1];
  if (!last || events.some(({ id }, i) => there[i]?.id !== id))
    return { ok: false, reason: 'conflict', actual };
  if (events.some(({ data }, i) => there[i]?.bytes.data !== data))
    return { ok: false, reason: 'id-reused', actual };
  return { ok: true, revision: last.revision, position: last.position, repeated: true };
}
