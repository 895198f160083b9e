import { pastEvent, type CommandProgress, type EventStore } from '@fonds/event-store';
import { unitDecider, unitStream, type ClaimSettler, type Unit } from '@fonds/holdings';
import { fold } from '@fonds/kernel';

/** Streams read at once. */
const PAGE = 500;

/** Units as their streams say, page by page, with what the gate has said of them; those that are none are left out. `progress` is told when a page was used. */
export async function* unitPages(
  store: EventStore,
  claims: ClaimSettler,
  units: readonly string[],
  progress?: CommandProgress,
): AsyncGenerator<ReadonlyMap<string, Unit>> {
  for (let at = 0; at < units.length; at += PAGE) {
    const page = units.slice(at, at + PAGE);
    const streams = await store.readStreams(page.map(unitStream));
    const settled = await claims.settleAll(
      new Map(page.map((unit) => [unit, streams.get(unitStream(unit)) ?? []])),
    );
    const found = new Map<string, Unit>();
    for (const unit of page) {
      const state = fold(unitDecider, (settled.get(unit) ?? []).map(pastEvent));
      if (state.kind === 'unit') found.set(unit, state.unit);
    }
    yield found;
    progress?.(at + page.length, units.length);
  }
}
