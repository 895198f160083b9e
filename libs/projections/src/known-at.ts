import type { EventStore, Position } from '@fonds/event-store';
import { instantOf, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { ProjectionHost } from './projection-host';

const WAIT_MILLISECONDS = 10_000;

/**
 * What an "as known at" means: a log position, an instant with offset (resolved once to a position, which the answer
 * then carries), or nothing for now. Waits until every read model has come that far.
 *
 * @returns a refusal `known-at-malformed`, `known-at-ahead` or `not-yet`.
 */
export async function resolveKnownAt(
  store: EventStore,
  host: ProjectionHost,
  text: string | undefined,
): Promise<Result<Position>> {
  const head = await store.head();
  const position = text === undefined ? head : await positionOf(store, text);
  if (position === undefined) return refuse(plainRefusal('known-at-malformed', { given: text ?? '' }));
  if (position > head)
    return refuse(plainRefusal('known-at-ahead', { given: position.toString(), head: head.toString() }));
  return (await host.waitFor(position, WAIT_MILLISECONDS))
    ? ok(position)
    : refuse(plainRefusal('not-yet', { position: position.toString() }));
}

async function positionOf(store: EventStore, text: string): Promise<Position | undefined> {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  const instant = instantOf(text);
  return instant === undefined ? undefined : store.positionAt(instant);
}
