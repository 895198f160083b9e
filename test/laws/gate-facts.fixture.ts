import { actStream, gateDecider, gateStream, loadAct, loadGate, manifestOf, type GateCommand } from '@fonds/acts';
import { appendOne, stamp, type CommandContext, type EventStore, type StoredEvent } from '@fonds/event-store';
import { deedOf, lastCustodyDay, loadUnit, type GateEffectEvent } from '@fonds/holdings';
import type { CivilDate, Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { citedManifests } from '../../libs/acts/src/application/loaded-act';
import { copiesOf, writeCopies } from '../../libs/acts/src/application/unit-copies';

export const named = (units: readonly string[]) => ({
  units: [...units],
  root: rootOfRows([...units]),
  count: units.length,
});

type WithoutContext<C> = C extends GateCommand ? Omit<C, 'deed' | 'manifests'> : never;

/** One command at the gate of a fonds, decided again when the gate has moved. */
export async function atGate(
  store: EventStore,
  fonds: string,
  order: WithoutContext<GateCommand>,
  context: CommandContext,
): Promise<Result<StoredEvent>> {
  for (;;) {
    const gate = await loadGate(store, fonds);
    const manifests = await citedManifests(store, gate.state, -1);
    const command = { ...order, manifests, deed: deedOf(context) } as GateCommand;
    const decision = gateDecider.decide(command, gate.state);
    if (!decision.ok) return decision;
    const stream = gateStream(fonds);
    const result = await appendOne(store, stream, gate.state.revision, stamp(stream, decision.value, context));
    if (!result.ok) continue;
    const [event] = await store.readStream(stream, result.revision);
    if (!event) throw new Error('nothing was appended');
    return { ok: true, value: event };
  }
}

/** A fact about named units; `copies`: whether its process lives long enough to tell the units. */
export async function recordFact(
  store: EventStore,
  fonds: string,
  event: GateEffectEvent,
  context: CommandContext,
  copies = true,
): Promise<Result<StoredEvent>> {
  const units = event.data.of?.units ?? [];
  const days = new Map<string, CivilDate>();
  for (const unit of units) {
    const state = await loadUnit(store, unit);
    if (state.kind === 'unit') days.set(unit, lastCustodyDay(state.unit));
  }
  const result = await atGate(
    store,
    fonds,
    { kind: 'record', event, units, previous: (unit) => days.get(unit) },
    context,
  );
  if (result.ok && copies)
    await writeCopies(
      store,
      copiesOf(result.value),
      units.map((unit) => [unit, undefined] as const),
    );
  return result;
}

export async function manifestOfAct(store: EventStore, act: string): Promise<readonly string[]> {
  const loaded = await loadAct(store, act);
  if (!loaded) throw new Error(`no act at ${actStream(act)}`);
  return loaded.state.decided ? [...loaded.state.decided.manifest] : manifestOf(loaded.state);
}
