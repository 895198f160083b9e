import type { PastEvent } from '@fonds/event-contracts';
import { pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import { actStream, evolveAct, gateStream, manifestOf, type Act } from '../domain/act.state';
import { evolveGate, OPEN_GATE, type Gate, type Manifests } from '../domain/gate.state';

/** An act as its stream says, with the events for what its kind adds. */
export interface LoadedAct {
  readonly id: string;
  readonly state: Act;
  readonly stored: readonly StoredEvent[];
  readonly events: readonly PastEvent[];
}

export async function loadAct(store: EventStore, id: string): Promise<LoadedAct | undefined> {
  const stored = await store.readStream(actStream(id));
  const events = stored.map(pastEvent);
  const state = events.reduce<Act | undefined>(evolveAct, undefined);
  return state && { id, state, stored, events };
}

/** The act with what its stream has gained since; a hundred thousand units are read once, not at every step. */
export async function extended(store: EventStore, act: LoadedAct): Promise<LoadedAct> {
  const stored = await store.readStream(actStream(act.id), act.state.revision + 1);
  const events = stored.map(pastEvent);
  const state = events.reduce<Act | undefined>(evolveAct, act.state);
  if (!state) throw new Error(`there is no act ${act.id}`);
  return { id: act.id, state, stored: [...act.stored, ...stored], events: [...act.events, ...events] };
}

export interface LoadedGate {
  readonly fonds: string;
  readonly state: Gate;
  readonly stored: readonly StoredEvent[];
}

export async function loadGate(store: EventStore, fonds: string): Promise<LoadedGate> {
  const stored = await store.readStream(gateStream(fonds));
  return { fonds, stored, state: stored.map(pastEvent).reduce(evolveGate, OPEN_GATE) };
}

/**
 * The sealed manifests of the acts that the gate's holds, its effects after a revision, and corrected ones cite. Where a
 * hold is about one keeper's part, also those of effects since it was placed: they say what has left that part.
 */
export async function citedManifests(store: EventStore, gate: Gate, after: number): Promise<Manifests> {
  const partial = [...gate.holds.values()].flatMap(({ keeper, revision }) => (keeper ? [revision] : []));
  const from = Math.min(after, ...partial);
  const cited = [
    ...[...gate.holds.values()].map((hold) => hold.of),
    ...gate.effects
      .filter(({ revision, corrections, effect }) => {
        // An opening moves nothing: no decision asks which units it was about.
        return effect.kind !== 'opened' && (revision > from || corrections.length > 0);
      })
      .map(({ of }) => of),
  ];
  const sets = new Map<string, ReadonlySet<string>>();
  for (const of of cited) {
    if (of?.act === undefined || sets.has(sealKey(of.act, of.sealed))) continue;
    const loaded = await loadAct(store, of.act);
    sets.set(sealKey(of.act, of.sealed), loaded ? sealedManifest(loaded, of.sealed) : new Set());
  }
  return (act, sealed) => sets.get(sealKey(act, sealed)) ?? new Set();
}

const sealKey = (act: string, sealed: number | undefined): string => `${act} ${sealed ?? ''}`;

/** What was sealed at a revision. An act that the gate has refused gives units back, but a hold still covers them. */
export function sealedManifest(
  { state, events }: LoadedAct,
  sealed = state.sealed?.revision,
): ReadonlySet<string> {
  if (sealed === undefined || sealed === state.sealed?.revision)
    return state.decided?.manifest ?? new Set(manifestOf(state));
  const then = events.slice(0, sealed + 1).reduce<Act | undefined>(evolveAct, undefined);
  return new Set(then ? manifestOf(then) : []);
}
