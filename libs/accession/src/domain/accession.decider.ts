import type { AccessionOpened, ArrangementOpened, EventDraft, PastEvent } from '@fonds/event-contracts';
import { evolveAct, type Act } from '@fonds/acts';
import type { Deed } from '@fonds/holdings';
import { namedUnits, ok, refuse, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, ruleRefusal } from '@fonds/law';
import { termsRefusal, type AccessionQuestion } from './accession-terms.rule';

export type BeginAct = { readonly deed: Deed } & (
  | { readonly kind: 'accession'; readonly opened: AccessionOpened; readonly question: AccessionQuestion }
  | { readonly kind: 'arrangement'; readonly opened: ArrangementOpened }
);

/** The first event of an act that brings units into being. The same command begins it once. */
export const beginningDecider: Decider<Act | undefined, BeginAct, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveAct,
  decide(command, act) {
    if (act) return ok([]);
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'arrangement') return ok([{ type: 'ArrangementOpened', data: command.opened }]);
    const refusal = termsRefusal(command.question);
    return refusal
      ? refuse(refusal)
      : ok([{ type: 'AccessionOpened', data: command.opened, rules: ['INV-09', 'INV-28', 'INV-39b'] }]);
  },
};

/** INV-44: a list names each unit once, and none that is there already. */
export function listRefusal(ids: readonly string[], there: readonly string[]): Refusal | undefined {
  if (!ids.length) return ruleRefusal('accession-list-empty', 'INV-03');
  const seen = new Set<string>();
  const twice = ids.filter((id) => seen.size === seen.add(id).size);
  if (twice.length) return ruleRefusal('units-named-twice', 'INV-44', namedUnits(twice));
  return there.length ? ruleRefusal('units-there-already', 'INV-44', namedUnits(there)) : undefined;
}
