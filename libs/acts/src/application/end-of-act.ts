import type { EventStore } from '@fonds/event-store';
import type { Refusal } from '@fonds/kernel';
import { balanceOf } from '../domain/act.steps';
import { loadAct } from './loaded-act';
import { refusedWhole } from './open-act';

/** What became of an act that was carried to its end. */
export interface EndOfAct {
  readonly balance: ReturnType<typeof balanceOf>;
  /** Why it ended without effect. */
  readonly refusal?: Pick<Refusal, 'code' | 'rule' | 'facts'>;
}

export async function endOf(store: EventStore, act: string): Promise<EndOfAct> {
  const loaded = await loadAct(store, act);
  if (!loaded) throw new Error(`there is no act ${act}`);
  const refusal = refusedWhole(loaded);
  return {
    balance: balanceOf(loaded.state),
    ...(refusal && {
      refusal: { code: refusal.code, ...(refusal.rule && { rule: refusal.rule }), facts: refusal.facts },
    }),
  };
}
