import type { EventDraft } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { firstNamed, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { Neighbour } from './effect-neighbours.rule';
import type { Gate, Passed } from './gate.state';

/** The custody dates around an effect, unit by unit: the new date must lie between them. */
export type Neighbours = ReadonlyMap<string, Neighbour>;

const effectAt = (gate: Gate, revision: number): Passed | undefined =>
  gate.effects.find((each) => each.revision === revision);

/** The two sides of a transfer, whose hands moved custody (INV-02); none of what one party did. */
export const sidesOf = ({ type, effect }: Passed): readonly string[] =>
  type === 'TransferAccepted' ? [effect.from, effect.holder].flatMap((side) => side ?? []) : [];

/** What both sides signed is corrected by both. @returns the side that has no hand in it, if there is one */
export const sideWithoutHand = (passed: Passed, hands: readonly (string | undefined)[]): string | undefined =>
  sidesOf(passed).find((side) => !hands.includes(side));

/** What the rules of another day would have refused: raised, not refused (architecture.md §5). */
export interface Raised {
  readonly code: string;
  readonly rule?: string;
}

/** E92 on an effect, first hand. */
export function proposeEffectCorrection(
  gate: Gate,
  { corrects, after, deed }: { corrects: number; after: CivilDate; deed: Deed },
): Result<readonly EventDraft[]> {
  const effect = effectAt(gate, corrects);
  if (!effect) return refuse(plainRefusal('effect-unknown', { revision: corrects }));
  if (!deed.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  const before = effect.effect.since as CivilDate;
  if (before === after) return refuse(plainRefusal('field-unchanged', { field: 'since' }));
  if (after > deed.today)
    return refuse(
      ruleRefusal('business-date-in-future', 'INV-43', { businessDate: after, today: deed.today }),
    );
  return ok([{ type: 'EffectCorrectionProposed', data: { corrects, before, after }, rules: ['INV-01'] }]);
}

/**
 * E92, second hand: one append for all units; those whose neighbouring custody dates forbid the new day are named
 * and split off, and keep the old one.
 */
export function correctEffect(
  gate: Gate,
  {
    proposal: id,
    neighbours,
    raised = [],
    deed,
  }: { proposal: string; neighbours: Neighbours; raised?: readonly Raised[]; deed: Deed },
): Result<readonly EventDraft[]> {
  const proposal = gate.proposals.get(id);
  if (!proposal) return refuse(plainRefusal('proposal-unknown', { proposal: id }));
  if (gate.seconded.has(id)) return refuse(plainRefusal('proposal-done', { proposal: id }));
  if (proposal.account === deed.account)
    return refuse(ruleRefusal('same-person', 'INV-01', { proposal: id }));
  const { corrects, before, after } = proposal;
  const corrected = effectAt(gate, corrects)?.effect;
  if (corrected?.since !== before)
    return refuse(ruleRefusal('proposal-moved', 'INV-01', { proposal: id, field: 'since' }));
  const split = [...neighbours].flatMap(([unit, { previous, next }]) => {
    const early = previous !== undefined && after < previous;
    const late = next !== undefined && after > next;
    return early || late ? [{ unit, ...(early && { previous }), ...(late && { next }) }] : [];
  });
  // E97: one event balances. What ended by it and what began by it have one day.
  if (corrected.kind === 'rearranged-away' && split.length)
    return refuse(
      ruleRefusal('rearrangement-moves-whole', 'INV-03', {
        after,
        units: firstNamed(split).map(({ unit }) => unit),
        count: split.length,
      }),
    );
  if (neighbours.size > 0 && split.length === neighbours.size)
    return refuse(
      ruleRefusal('no-unit-can-move', 'INV-43', {
        after,
        units: firstNamed(split).map(({ unit }) => unit),
      }),
    );
  return ok([
    {
      type: 'EffectCorrected',
      data: {
        ...{ seconds: id, corrects, before, after, split },
        ...(raised.length && { raised: raised.map((each) => ({ ...each })) }),
      },
      rules: ['INV-01', 'INV-43'],
    },
  ]);
}
