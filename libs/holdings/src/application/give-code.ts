import {
  answered,
  appendOne,
  pastEvent,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { loadFonds } from '@fonds/fonds';
import { fold, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { ReferenceCode } from '@fonds/event-contracts';
import { unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import type { Unit } from '../domain/unit.types';
import { codeStreamOf, placeOfCode, takenBy } from './code-place';
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
  const { fonds } = bearer.unit;
  const codeStream = codeStreamOf(fonds, code, numberingBody);
  const possible = unitDecider.decide(
    { kind: 'give-code', code, numberingBody, deed: deedOf(context) },
    bearer,
  );
  if (!possible.ok) return possible;
  const stranger = await strangerRefusal(store, bearer.unit, { code, numberingBody });
  if (stranger) return refuse(stranger);

  for (;;) {
    const place = await placeOfCode(store, codeStream, code, unit);
    if (place.kind === 'borne')
      return place.unit === unit && place.settled ? place.settled : refuse(takenBy(code, place.unit));
    if (place.kind === 'refused') return refuse(place.refusal);
    const [reservation] = stamp(
      codeStream,
      [{ type: 'CodeReserved', data: { code, numberingBody, bearer: unit, fonds }, rules: ['INV-44'] }],
      context,
      // The same command may reserve again what was voided: another event, of another id.
      place.revision + 1,
    );
    if (!reservation) throw new Error('a reservation is one event');
    await appendOne(store, codeStream, place.revision, [reservation]);
  }
}

/** A body apart would open a second space of codes in the fonds, where the same one is free again. */
export async function strangerRefusal(
  store: EventStore,
  { fonds, custodian, owner, transferringUnit }: Unit,
  { code, numberingBody }: Pick<GiveCode, 'code' | 'numberingBody'>,
): Promise<Refusal | undefined> {
  const known = await loadFonds(store, fonds);
  const numbers = [
    custodian,
    owner.organisation,
    transferringUnit,
    ...(known.kind === 'fonds' ? [known.fonds.numberingBody] : []),
  ];
  return numbers.includes(numberingBody)
    ? undefined
    : ruleRefusal('code-numbered-by-stranger', 'INV-44', { code: code.printed });
}
