import { pastEvent, type EventStore } from '@fonds/event-store';
import { fold, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import type { UnitState } from '../domain/unit.types';
import { bearerOf, lastGiver, settleCode } from './code-place';

/** What stands on the stream of an id: a unit, or what became of the code that derives it. */
export async function loadUnit(store: EventStore, unit: string): Promise<UnitState> {
  return fold(unitDecider, (await store.readStream(unitStream(unit))).map(pastEvent));
}

/** Follows a reservation to its bearer, finishing it where it is open; a code that has passed on, to where it is now. */
export async function resolveUnit(store: EventStore, unit: string): Promise<Result<string>> {
  const stored = await store.readStream(unitStream(unit));
  const state = fold(unitDecider, stored.map(pastEvent));
  if (state.kind === 'unit') return ok(unit);
  if (state.kind !== 'reservation' || state.voided) return refuse(plainRefusal('unit-unknown'));
  const settled = await settleCode(store, stored);
  if (!settled?.ok) return settled ?? refuse(plainRefusal('unit-unknown'));
  return ok(await bearerOf(store, lastGiver(stored) ?? state.bearer, state.code.normalised));
}
