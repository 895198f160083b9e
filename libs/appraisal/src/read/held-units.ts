import { citedManifests, coveredBy, loadGate, type Hold } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';

/** The holds in force that cover a unit of a keeper, as the gate of its fonds says at this moment. */
export async function holdsCovering(
  store: EventStore,
  fonds: string,
  keeper: string,
): Promise<(unit: string) => readonly Hold[]> {
  const { state } = await loadGate(store, fonds);
  const manifests = await citedManifests(store, state, Infinity);
  const keptBy = () => keeper;
  return (unit) =>
    [...state.holds.values()].filter(
      (hold) => coveredBy(state, hold, { units: [unit], keptBy, manifests }).length > 0,
    );
}

/** The first hold in force that stops the destruction of a unit; one lets the acts of its own case pass. */
export async function holdsOnDestruction(
  store: EventStore,
  { fonds, custodian }: { readonly fonds: string; readonly custodian: string },
  passing?: string,
): Promise<(unit: string) => Hold | undefined> {
  const covering = await holdsCovering(store, fonds, custodian);
  return (unit) =>
    covering(unit).find((hold) => hold.stops.includes('destruction') && (!passing || hold.case !== passing));
}
