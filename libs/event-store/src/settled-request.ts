import type { AppendResult, Position, StoredEvent } from './event-store.port';

/** What is compared of an event: its id, and its data byte for byte. */
interface EventContent {
  readonly id: string;
  readonly data: string;
}

/** An event as it lies in the store. */
export interface WrittenEvent extends EventContent {
  readonly revision: number;
  readonly position: Position;
}

export const writtenEvent = ({ id, revision, position, bytes }: StoredEvent): WrittenEvent => ({
  id,
  revision,
  position,
  data: bytes.data,
});

/**
 * What a request that was not written means: here before, a conflict, or ids used again for other data.
 * @param there what the stream has at the places that were asked for @param actual its last revision
 */
export function settledRequest(
  events: readonly EventContent[],
  there: readonly (WrittenEvent | undefined)[],
  actual: number,
): AppendResult {
  const last = there[events.length - 1];
  if (!last || events.some(({ id }, i) => there[i]?.id !== id))
    return { ok: false, reason: 'conflict', actual };
  if (events.some(({ data }, i) => there[i]?.data !== data))
    return { ok: false, reason: 'id-reused', actual };
  return { ok: true, revision: last.revision, position: last.position, repeated: true };
}
