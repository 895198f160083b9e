import type { CodePassageProposed, CodePassed, ReferenceCode } from '@fonds/event-contracts';
import {
  answered,
  execute,
  pastEvent,
  type CommandContext,
  type EventStore,
  type Outcome,
  type Position,
  type StoredEvent,
} from '@fonds/event-store';
import { derivedId, fold, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { sameCode } from '../domain/code-passage.rule';
import { unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import type { Unit, UnitState } from '../domain/unit.types';
import { codeStreamOf, placeOfCode, takenBy } from './code-place';
import { deedOf } from './deed';
import { giveCode, strangerRefusal } from './give-code';
import { loadUnit } from './resolve-unit';
import { settlePassage } from './settle-passage';
import { underEnvelope } from './under-envelope';

export interface PassCode {
  /** Bears the code in error. */
  readonly from: string;
  /** Is to bear it. */
  readonly to: string;
  readonly code: ReferenceCode;
  /** What the first one gets in its place. */
  readonly replacement?: ReferenceCode;
}

/** First hand: proposes, without effect, that a code entered in error pass to the unit that it belongs to. */
export async function proposePassage(
  store: EventStore,
  { from, to, code, replacement }: PassCode,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const stored = await store.readStream(unitStream(from));
  const answer = answered(unitStream(from), stored, context);
  if (answer) return answer;
  const [giver, taker] = [fold(unitDecider, stored.map(pastEvent)), await loadUnit(store, to)];
  if (giver.kind !== 'unit' || taker.kind !== 'unit') return refuse(plainRefusal('unit-unknown'));
  const numberingBody = numberedBy(stored, giver.unit, from, code);
  const wanted: CodePassageProposed = {
    code,
    from,
    to,
    numberingBody,
    ...(taker.unit.code && { toCode: taker.unit.code }),
    ...(replacement && { replacement }),
  };
  // What is wrong with the one that bears it is said first.
  const deed = deedOf(context);
  const command = { kind: 'propose-code-passage', passage: wanted, deed } as const;
  const possible = unitDecider.decide(command, giver);
  if (!possible.ok) return possible;
  const refusal = await passageRefusal(store, { giver: giver.unit, taker }, wanted, context);
  if (refusal) return refuse(refusal);
  return execute(store, unitStream(from), unitDecider, command, context);
}

/** Second hand. `CodePassed` on the first unit's stream is the ordering point; what follows is finished by anybody. */
export async function secondPassage(
  store: EventStore,
  unit: string,
  proposal: string,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const state = await loadUnit(store, unit);
  if (state.kind !== 'unit') return refuse(plainRefusal('unit-unknown'));
  const what = state.unit.proposals.get(proposal)?.what;
  const open = what?.kind === 'passage' && !state.unit.seconded.has(proposal) ? what.passage : undefined;
  if (open) {
    const taker = await loadUnit(store, open.to);
    if (taker.kind === 'unit' && !sameCode(taker.unit.code, open.toCode))
      return refuse(ruleRefusal('proposal-moved', 'INV-01', { proposal, field: 'code' }));
    const refusal = await passageRefusal(store, { giver: state.unit, taker }, open, context);
    if (refusal) return refuse(refusal);
  }
  const command = { kind: 'second', proposal, deed: deedOf(context) } as const;
  const outcome = await execute(store, unitStream(unit), unitDecider, command, context);
  if (!outcome.ok) return outcome;
  const { position } = await finishPassages(store, unit, await store.readStream(unitStream(unit)));
  // Who waits for this position sees all that followed.
  return ok({
    ...outcome.value,
    position: position > outcome.value.position ? position : outcome.value.position,
  });
}

/** What does not lie with the first unit alone: the other one can take it, and the replacement is free. */
async function passageRefusal(
  store: EventStore,
  { giver, taker }: { giver: Unit; taker: UnitState },
  { code, from, to, numberingBody, replacement }: CodePassageProposed,
  context: CommandContext,
): Promise<Refusal | undefined> {
  if (taker.kind !== 'unit') return plainRefusal('unit-unknown');
  if (taker.unit.fonds !== giver.fonds)
    return ruleRefusal('of-another-fonds', 'INV-41', { unit: to, fonds: taker.unit.fonds });
  const deed = deedOf(context);
  const taking = unitDecider.decide({ kind: 'give-code', code, numberingBody, deed }, taker);
  if (!taking.ok) return { ...taking.error, facts: { ...taking.error.facts, unit: to } };
  if (!replacement) return undefined;
  const stranger = await strangerRefusal(store, giver, { code: replacement, numberingBody });
  if (stranger) return stranger;
  const place = await placeOfCode(
    store,
    codeStreamOf(giver.fonds, replacement, numberingBody),
    replacement,
    from,
  );
  if (place.kind === 'borne') return takenBy(replacement, place.unit);
  return place.kind === 'refused' ? place.refusal : undefined;
}

/**
 * Finishes every passage that a unit's stream has begun: the code reaches the other unit, then this one gets its
 * replacement. @returns the unit's events with what was written now, and where the last of it stands
 */
export async function finishPassages(
  store: EventStore,
  unit: string,
  stored: readonly StoredEvent[],
): Promise<{ readonly stored: readonly StoredEvent[]; readonly position: Position }> {
  let position = 0n;
  let wrote = false;
  for (const passed of stored.filter(({ type }) => type === 'CodePassed')) {
    position = await settlePassage(store, passed);
    const { replacement: code, numberingBody } = passed.data as CodePassed;
    const later = stored.some(({ type, revision }) => revision > passed.revision && GIVES_CODE.has(type));
    if (!code || later) continue;
    const given = await giveCode(
      store,
      { unit, code, numberingBody },
      underEnvelope(passed, commandFor(passed)),
    );
    if (given.ok) position = given.value.position;
    wrote = true;
  }
  return { stored: wrote ? await store.readStream(unitStream(unit)) : stored, position };
}

const GIVES_CODE: ReadonlySet<string> = new Set(['ReferenceCodeAssigned', 'ReferenceCodeChanged']);

/** One command a passage. */
const commandFor = ({ id }: StoredEvent): string => derivedId<'command'>('passage/1', id, 'replacement');

/** Who gave the unit this code; a code of the opening entry was numbered by who had custody then. */
function numberedBy(stored: readonly StoredEvent[], unit: Unit, id: string, code: ReferenceCode): string {
  for (const event of stored.map(pastEvent).reverse()) {
    if (event.type === 'ReferenceCodeAssigned' && sameCode(event.data.code, code))
      return event.data.numberingBody;
    if (event.type === 'ReferenceCodeChanged' && sameCode(event.data.after, code))
      return event.data.numberingBody;
  }
  const bodies = [unit.entry.custodian, unit.owner.organisation, unit.entry.transferringUnit];
  const own = bodies.find((body) => body && codeStreamOf(unit.fonds, code, body) === unitStream(id));
  return own ?? unit.entry.custodian;
}
