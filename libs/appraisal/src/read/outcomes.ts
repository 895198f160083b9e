import { dayOfEffect, loadGate } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';
import { outcomeOfEffect } from '@fonds/holdings';
import type { Outcomes } from '../domain/destruction.state';

/** What became of the units of a destruction, as the gate of the fonds has it (E105). */
export async function outcomesOf(store: EventStore, fonds: string, act: string): Promise<Outcomes> {
  const { state } = await loadGate(store, fonds);
  const told = state.effects.flatMap((passed) => {
    const outcome = passed.effect.act === act ? outcomeOfEffect(passed.effect.kind) : undefined;
    if (!outcome || outcome === 'started') return [];
    return (passed.of?.units ?? []).map(
      (unit) => [unit, { outcome, since: dayOfEffect(passed, unit) }] as const,
    );
  });
  return new Map(told);
}
