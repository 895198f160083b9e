import { citedManifests, loadGate, type Hold } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';

/** The first hold in force that stops the destruction of a unit, as the gate of its fonds says. */
export async function holdsOnDestruction(
  store: EventStore,
  fonds: string,
  passing?: string,
): Promise<(unit: string) => Hold | undefined> {
  const { state } = await loadGate(store, fonds);
  const manifests = await citedManifests(store, state, Infinity);
  const holds = [...state.holds.values()]
    .filter((hold) => hold.stops.includes('destruction') && (!passing || hold.case !== passing))
    .map((hold) => {
      const { of } = hold;
      const units = of?.act ? manifests(of.act, of.sealed) : of && new Set(of.units);
      return { hold, covers: (unit: string) => units?.has(unit) ?? true };
    });
  return (unit) => holds.find(({ covers }) => covers(unit))?.hold;
}
