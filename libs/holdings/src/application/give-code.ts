import {
  answered,
  appendOne,
  NO_STREAM,
  pastEvent,
  settleReservation,
  stamp,
  type Assignment,
  type CommandContext,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '@fonds/event-store';
import { loadFonds } from '@fonds/fonds';
import { fold, ok, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { CodeReserved, ReferenceCode } from '@fonds/event-contracts';
import { unitIdOf, unitStream } from '../domain/holding-ids';
import { setAsideRefusal } from '../domain/set-aside.decider';
import { unitDecider, type UnitCommand } from '../domain/unit.decider';
import type { UnitState } from '../domain/unit.state';
import { deedOf } from './deed';

export interface GiveCode {
  readonly unit: string;
  readonly code: ReferenceCode;
  /** The organisation that numbers. */
  readonly numberingBody: string;
}

/**
 * E10 and E11: reserve the code's own stream, then assign. Two units that ask for one code meet at that stream, and
 * a crash in between is finished by whoever comes next (INV-44).
 */
export async function giveCode(
  store: EventStore,
  { unit, code, numberingBody }: GiveCode,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const bearerEvents = await store.readStream(unitStream(unit));
  const answer = answered(unitStream(unit), bearerEvents, context);
  if (answer) return answer;
  const bearer = fold(unitDecider, bearerEvents.map(pastEvent));
  if (bearer.kind !== 'unit') return refuse(plainRefusal('unit-unknown'));
  const { fonds, custodian, owner, transferringUnit } = bearer.unit;
  const codeStream = unitStream(
    unitIdOf(fonds as FondsId, { kind: 'code', value: code.normalised }, numberingBody),
  );
  const deed = deedOf(context);
  const command: UnitCommand = { kind: 'give-code', code, numberingBody, deed };
  const possible = unitDecider.decide(command, bearer);
  if (!possible.ok) return possible;
  // A body apart would open a second space of codes in the fonds, where the same one is free again.
  const numbers = [custodian, owner.organisation, transferringUnit, await numberingBodyOf(store, fonds)];
  if (!numbers.includes(numberingBody))
    return refuse(ruleRefusal('code-numbered-by-stranger', 'INV-44', { code: code.printed }));

  for (;;) {
    const stored = await store.readStream(codeStream);
    const last = stored[stored.length - 1];
    const holder = fold(unitDecider, stored.map(pastEvent));
    const setAside = holder.kind === 'set-aside' ? setAsideRefusal(holder) : undefined;
    if (setAside) return refuse(setAside);
    if (holder.kind === 'unit')
      return refuse(
        ruleRefusal('code-taken', 'INV-44', { code: code.printed, unit: codeStream.slice('unit-'.length) }),
      );
    if (holder.kind === 'reservation' && !holder.voided && last) {
      const settledFirst = await settle(store, last);
      if (holder.bearer === unit) return settledFirst;
      if (settledFirst.ok)
        return refuse(ruleRefusal('code-taken', 'INV-44', { code: code.printed, unit: holder.bearer }));
      continue;
    }
    const [reservation] = stamp(
      codeStream,
      [{ type: 'CodeReserved', data: { code, numberingBody, bearer: unit, fonds }, rules: ['INV-44'] }],
      context,
    );
    if (!reservation) throw new Error('a reservation is one event');
    await appendOne(store, codeStream, last?.revision ?? NO_STREAM, [reservation]);
  }
}

async function numberingBodyOf(store: EventStore, fonds: string): Promise<string | undefined> {
  const state = await loadFonds(store, fonds);
  return state.kind === 'fonds' ? state.fonds.numberingBody : undefined;
}

/** Finishes an open reservation met on a code's stream. */
function settle(store: EventStore, reservation: StoredEvent): Promise<Result<Outcome>> {
  const data = reservation.data as CodeReserved;
  const { businessDate, actor } = reservation.meta;
  const assignment: Assignment<UnitState, UnitCommand> = {
    bearerStream: unitStream(data.bearer),
    decider: unitDecider,
    command: {
      kind: 'give-code',
      code: data.code,
      numberingBody: data.numberingBody,
      // What was lawful when it was reserved stays so: the deed is the reservation's, on its day.
      deed: { businessDate, today: businessDate, account: actor.account, evidence: 0 } as UnitCommand['deed'],
    },
    bears: (state) =>
      state.kind === 'unit' &&
      [state.unit.code, ...state.unit.formerCodes].some(
        (borne) => borne?.normalised === data.code.normalised,
      ),
  };
  return settleReservation(store, reservation, assignment);
}

/** The unit behind an id; an id derived from a code given later leads to the unit that bears it. */
export async function loadUnit(store: EventStore, unit: string): Promise<UnitState> {
  return fold(unitDecider, (await store.readStream(unitStream(unit))).map(pastEvent));
}

/** Follows a reservation to its bearer, finishing it where it is open. */
export async function resolveUnit(store: EventStore, unit: string): Promise<Result<string>> {
  const stored = await store.readStream(unitStream(unit));
  const state = fold(unitDecider, stored.map(pastEvent));
  if (state.kind === 'unit') return ok(unit);
  const last = stored[stored.length - 1];
  if (state.kind !== 'reservation' || state.voided || !last) return refuse(plainRefusal('unit-unknown'));
  const settled = await settle(store, last);
  return settled.ok ? ok(state.bearer) : settled;
}
