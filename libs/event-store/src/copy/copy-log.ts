import { LogRefused } from '../adapters/numbered/event-server.port';
import type { EventStore, Position, StoredEvent } from '../event-store.port';
import type { CopyTarget } from './copy-target';

/** Events read, written and read back at a time: what a stopped copy compares again is a matter of seconds. */
const PAGE = 1_000;

export interface CopyProgress {
  readonly phase: 'comparing' | 'copying';
  readonly done: Position;
  readonly total: Position;
}

/**
 * Copies a log in its own order: bytes, ids, salts, streams and revisions stay, and the n-th event is the n-th there.
 * Everything is read back and compared, also what an earlier copy that stopped had written.
 *
 * @returns the position up to which both are equal: the source's end as it was
 * @throws LogRefused naming the first event that is another one there
 */
export async function copyLog(
  source: Pick<EventStore, 'head' | 'readPage'>,
  target: CopyTarget,
  tell: (progress: CopyProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Position> {
  const total = await source.head();
  const reached = await target.reached();
  if (reached > total)
    throw new LogRefused(`${reached} events are there, and the log has ${total}: it is another log's`);
  for (let at = 0n; at < total;) {
    signal?.throwIfAborted();
    const limit = at < reached ? Math.min(PAGE, Number(reached - at)) : PAGE;
    const { events } = await source.readPage(at, Math.min(limit, Number(total - at)));
    if (events[0]?.position !== at + 1n) throw new LogRefused(`the log ends at ${at}, before ${total}`);
    if (at >= reached) await target.write(events);
    refuseOther(events, await target.page(at, events.length));
    at += BigInt(events.length);
    tell({ phase: at <= reached ? 'comparing' : 'copying', done: at, total });
  }
  return total;
}

function refuseOther(events: readonly StoredEvent[], there: readonly StoredEvent[]): void {
  events.forEach((event, i) => {
    const copy = there[i];
    const differing = copy ? differences(event, copy) : ['missing'];
    if (differing.length > 0)
      throw new LogRefused(
        `position ${event.position}, event ${event.revision} of ${event.stream}: ${differing.join(', ')} in the copy`,
      );
  });
}

/** All that a leaf is made of, and what the columns say beside it. */
function differences(event: StoredEvent, copy: StoredEvent): string[] {
  const same = {
    position: event.position === copy.position,
    stream: event.stream === copy.stream,
    revision: event.revision === copy.revision,
    id: event.id === copy.id,
    type: event.type === copy.type,
    data: event.bytes.data === copy.bytes.data,
    metadata: event.bytes.meta === copy.bytes.meta,
    salt: Buffer.compare(event.salt, copy.salt) === 0,
  };
  return Object.entries(same).flatMap(([part, equal]) => (equal ? [] : [`another ${part}`]));
}
