import type { EventStore } from '@fonds/event-store';
import type { Refusal } from '@fonds/kernel';
import type { ActException, UncodedUnit } from '../domain/act.state';
import { balanceOf } from '../domain/act.steps';
import { loadAct } from './loaded-act';
import { refusedWhole } from './open-act';

/** What became of an act that was carried to its end. */
export interface EndOfAct {
  readonly balance: ReturnType<typeof balanceOf>;
  /** Why it ended without effect. */
  readonly refusal?: Pick<Refusal, 'code' | 'rule' | 'facts'>;
  /** The first units that it could not have, each with why. */
  readonly exceptions: readonly ActException[];
  /** The first units that did not get the code they were to have. */
  readonly uncoded: readonly UncodedUnit[];
}

const TOLD = 100;

export async function endOf(store: EventStore, act: string): Promise<EndOfAct> {
  const loaded = await loadAct(store, act);
  if (!loaded) throw new Error(`there is no act ${act}`);
  const refusal = refusedWhole(loaded);
  return {
    balance: balanceOf(loaded.state),
    exceptions: loaded.state.exceptions.slice(0, TOLD),
    uncoded: (loaded.state.uncoded ?? []).slice(0, TOLD),
    ...(refusal && {
      refusal: { code: refusal.code, ...(refusal.rule && { rule: refusal.rule }), facts: refusal.facts },
    }),
  };
}
