import { together, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { derivedId, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UNITS_OF_AN_ACT } from '../domain/act.steps';
import type { ActClaimSettler } from './claim-settler';
import { recordFact, refusedFact, UNITS_OF_A_FACT, type FactOrder } from './record-fact';

/**
 * A fact of more units than one event can name is told in parts, each an append of its own, in the order of the list. All
 * units are looked at before the first part is told, so that an error in the list leaves no half of it; cut short by a
 * crash it goes on where it stopped when the same command comes again.
 */
export async function recordLongFact(
  store: EventStore,
  settler: ActClaimSettler,
  order: FactOrder,
  context: CommandContext,
  /** Units of one part. */
  most = UNITS_OF_A_FACT,
): Promise<Result<Outcome>> {
  const units = [...new Set(order.units)];
  if (units.length <= most) return recordFact(store, settler, order, context);
  if (units.length > UNITS_OF_AN_ACT)
    return refuse(plainRefusal('too-many-units', { given: units.length, most: UNITS_OF_AN_ACT }));
  const parts = Array.from({ length: Math.ceil(units.length / most) }, (_, n) => ({
    order: { ...order, units: units.slice(n * most, (n + 1) * most) },
    context: contextOfPart(context, n),
  }));
  for (const part of parts) {
    const refusal = await refusedFact(store, settler, part.order, part.context);
    if (refusal) return refuse(refusal);
  }
  let told: Outcome | undefined;
  for (const [n, part] of parts.entries()) {
    const recorded = await recordFact(store, settler, part.order, part.context);
    if (!recorded.ok) return refuse(n === 0 ? recorded.error : toldInPart(recorded.error, units, n * most));
    told = told ? together(told, recorded.value) : recorded.value;
  }
  if (!told) throw new Error('a long list has parts');
  return ok(told);
}

/** Something came between: what was told stands, and the refusal says how far the list was told and what is left of it. */
const toldInPart = (
  { code, rule, basis, facts }: Refusal,
  units: readonly string[],
  told: number,
): Refusal => ({
  code: 'fact-told-in-part',
  ...(rule && { rule }),
  basis,
  facts: { ...facts, refused: code, told, left: units.length - told, first: units[told] ?? '' },
});

/** The first part is the command itself; the others have ids of their own, and answer by themselves when they come again. */
const contextOfPart = (context: CommandContext, part: number): CommandContext =>
  part === 0
    ? context
    : {
        ...context,
        command: derivedId<'command'>('fact-part/1', context.command, String(part)),
        expectedRevision: undefined,
      };
