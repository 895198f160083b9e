import { pastEvent, type EventStore } from '@fonds/event-store';
import type { DrawnOutRow } from '@fonds/forms';
import { unitDecider, unitStream, type Unit } from '@fonds/holdings';
import { fold } from '@fonds/kernel';

/** Streams read at once. */
const PAGE = 500;

/** Units as their streams say, in the order that is asked; those that are none are left out. */
export async function* unitsRead(
  store: EventStore,
  ids: readonly string[],
): AsyncGenerator<readonly [string, Unit]> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const streams = await store.readStreams(page.map(unitStream));
    for (const id of page) {
      const state = fold(unitDecider, (streams.get(unitStream(id)) ?? []).map(pastEvent));
      if (state.kind === 'unit') yield [id, state.unit];
    }
  }
}

export const drawnOutRow = ({ code, description }: Unit, matter: string): DrawnOutRow => ({
  title: description.title,
  ...(code && { code: code.printed }),
  matter,
});
