import type { CodeBearerMoved, CodeReserved, ReferenceCode } from '@fonds/event-contracts';
import {
  NO_STREAM,
  pastEvent,
  settleReservation,
  type Assignment,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '@fonds/event-store';
import { fold, type FondsId, type Refusal, type Result } from '@fonds/kernel';
import { lawDataOf, ruleRefusal } from '@fonds/law';
import { unitIdOf, unitStream } from '../domain/holding-ids';
import { setAsideRefusal } from '../domain/set-aside.decider';
import { unitDecider, type UnitCommand } from '../domain/unit.decider';
import { bearsCode } from '../domain/unit.state';
import type { UnitState } from '../domain/unit.types';
import { settlePassage } from './settle-passage';

/** The stream that a code derives: where two units that ask for one code meet (INV-44). */
export const codeStreamOf = (fonds: string, code: ReferenceCode, numberingBody: string): string =>
  unitStream(unitIdOf(fonds as FondsId, { kind: 'code', value: code.normalised }, numberingBody));

/** Whose a code is. */
export type PlaceOfCode =
  | { readonly kind: 'free'; readonly revision: number }
  /** `settled`: what finishing its reservation came to; absent where the unit was taken on under the code. */
  | { readonly kind: 'borne'; readonly unit: string; readonly settled?: Result<Outcome> }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export const takenBy = (code: ReferenceCode, unit: string): Refusal =>
  ruleRefusal('code-taken', 'INV-44', { code: code.printed, unit });

/** Looks at the stream of a code for a unit; a reservation or a passage that is open there is finished first. */
export async function placeOfCode(
  store: EventStore,
  codeStream: string,
  code: ReferenceCode,
  asking: string,
): Promise<PlaceOfCode> {
  for (;;) {
    const stored = await store.readStream(codeStream);
    const holder = fold(unitDecider, stored.map(pastEvent));
    const refusal = holder.kind === 'set-aside' ? setAsideRefusal(holder) : undefined;
    if (refusal) return { kind: 'refused', refusal };
    if (holder.kind === 'unit')
      return {
        kind: 'borne',
        unit: await bearerOf(store, codeStream.slice('unit-'.length), code.normalised),
      };
    if (holder.kind !== 'reservation' || holder.voided)
      return { kind: 'free', revision: stored[stored.length - 1]?.revision ?? NO_STREAM };
    const settled = await settleCode(store, stored);
    if (settled?.ok)
      return {
        kind: 'borne',
        unit: await bearerOf(store, lastGiver(stored) ?? holder.bearer, code.normalised),
        settled,
      };
    // It cannot have it after all, and would be told the same again.
    if (settled && holder.bearer === asking) return { kind: 'refused', refusal: settled.error };
  }
}

/** Finishes the reservation that stands on a code's stream; undefined where there is none. */
export async function settleCode(
  store: EventStore,
  stored: readonly StoredEvent[],
): Promise<Result<Outcome> | undefined> {
  const reservation = stored.findLast(({ type }) => type === 'CodeReserved');
  if (!reservation) return undefined;
  const data = reservation.data as CodeReserved;
  const { businessDate, actor, rules } = reservation.meta;
  const assignment: Assignment<UnitState, UnitCommand> = {
    bearerStream: unitStream(data.bearer),
    decider: unitDecider,
    command: {
      kind: 'give-code',
      code: data.code,
      numberingBody: data.numberingBody,
      // What was lawful when it was reserved stays so: the deed is the reservation's, on its day.
      deed: {
        ...{ businessDate, today: businessDate, account: actor.account, evidence: 0 },
        lawData: lawDataOf(rules),
      } as UnitCommand['deed'],
    },
    // One that has passed to another unit was borne.
    bears: (state) =>
      state.kind === 'unit' &&
      (bearsCode(state.unit, data.code.normalised) || state.unit.passed.has(data.code.normalised)),
  };
  return settleReservation(store, reservation, assignment);
}

/** Who gave the code away last: whether it has reached the other unit yet is told by its stream. */
export function lastGiver(stored: readonly StoredEvent[]): string | undefined {
  const moved = stored.findLast(({ type }) => type === 'CodeBearerMoved');
  return moved && (moved.data as CodeBearerMoved).from;
}

/** The unit that a code leads to from one that bears or bore it: it may have passed on, more than once. */
export async function bearerOf(store: EventStore, unit: string, normalised: string): Promise<string> {
  const stored = await store.readStream(unitStream(unit));
  const state = fold(unitDecider, stored.map(pastEvent));
  const passed = state.kind === 'unit' ? state.unit.passed.get(normalised) : undefined;
  const event = passed && stored.find(({ id }) => id === passed.event);
  if (!passed || !event) return unit;
  // Settled first: the other unit may have it from an earlier passage that went the other way.
  await settlePassage(store, event);
  return bearerOf(store, passed.to, normalised);
}
