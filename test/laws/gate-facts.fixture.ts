import { loadGate } from '@fonds/acts';
import type { CommandContext, EventStore, Outcome } from '@fonds/event-store';
import { lastCustodyDay, loadUnit, type GateEffectEvent } from '@fonds/holdings';
import type { CivilDate, Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { atGate, type GateOrder } from '../../libs/acts/src/application/at-gate';
import { copiesOf, writeCopies } from '../../libs/acts/src/application/unit-copies';

export { atGate, type GateOrder };

export const named = (units: readonly string[]) => ({
  units: [...units],
  root: rootOfRows([...units]),
  count: units.length,
});

/** A fact about named units; `copies`: whether its process lives long enough to tell the units. */
export async function recordFact(
  store: EventStore,
  fonds: string,
  event: GateEffectEvent,
  context: CommandContext,
  copies = true,
): Promise<Result<Outcome>> {
  const units = event.data.of?.units ?? [];
  const days = new Map<string, CivilDate>();
  for (const unit of units) {
    const state = await loadUnit(store, unit);
    if (state.kind === 'unit') days.set(unit, lastCustodyDay(state.unit));
  }
  const order: GateOrder = { kind: 'record', event, units, previous: (unit) => days.get(unit) };
  const result = await atGate(store, fonds, order, context);
  const gate = result.ok ? (await loadGate(store, fonds)).stored[result.value.revision] : undefined;
  if (gate && copies)
    await writeCopies(
      store,
      copiesOf(gate),
      units.map((unit) => [unit, undefined] as const),
    );
  return result;
}
