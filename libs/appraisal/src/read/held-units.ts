import { citedManifests, loadGate, type Hold } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';

/** The holds in force that cover a unit, as the gate of its fonds says at this moment. */
export async function holdsCovering(
  store: EventStore,
  fonds: string,
): Promise<(unit: string) => readonly Hold[]> {
  const { state } = await loadGate(store, fonds);
  const manifests = await citedManifests(store, state, Infinity);
  const holds = [...state.holds.values()].map((hold) => {
    const { of } = hold;
    const units = of?.act ? manifests(of.act, of.sealed) : of && new Set(of.units);
    return { hold, covers: (unit: string) => units?.has(unit) ?? true };
  });
  return (unit) => holds.filter(({ covers }) => covers(unit)).map(({ hold }) => hold);
}

/** The first hold in force that stops the destruction of a unit; one lets the acts of its own case pass. */
export async function holdsOnDestruction(
  store: EventStore,
  fonds: string,
  passing?: string,
): Promise<(unit: string) => Hold | undefined> {
  const covering = await holdsCovering(store, fonds);
  return (unit) =>
    covering(unit).find((hold) => hold.stops.includes('destruction') && (!passing || hold.case !== passing));
}
