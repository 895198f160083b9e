import type { HoldPlaced } from '@fonds/event-contracts';
import { derivedId } from '@fonds/kernel';

/** Of an event of the gate: what it tells, and for whom its actor spoke. */
export interface GateDeed {
  readonly type: string;
  readonly data: unknown;
  readonly meta: { readonly actor: { readonly organisation?: string } };
}

/** The hold that the products of a rearrangement inherit from those they come from. */
export const inheritedHoldId = (hold: string, act: string): string => derivedId<'hold'>('hold/1', hold, act);

/**
 * The organisation that placed a hold. An inherited one is still its first placer's: whoever rearranged the units
 * must not be able to lift what an inspector put on them.
 */
export function placedBy(gate: readonly GateDeed[], hold: string): string | undefined {
  const placings = gate.filter(({ type }) => type === 'HoldPlaced');
  const acts = gate.flatMap(({ type, data }) =>
    type === 'UnitsRearranged' ? ((data as { of: { act?: string } }).of.act ?? []) : [],
  );
  const origin = placings.find(({ data }) =>
    acts.some((act) => inheritedHoldId((data as HoldPlaced).hold, act) === hold),
  );
  if (origin) return placedBy(gate, (origin.data as HoldPlaced).hold);
  return placings.find(({ data }) => (data as HoldPlaced).hold === hold)?.meta.actor.organisation;
}
