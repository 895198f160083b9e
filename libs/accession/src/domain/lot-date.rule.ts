import type { EventDraft, LotDateCorrected, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';

export interface DateProposal {
  readonly account: string;
  readonly before: CivilDate;
  readonly after: CivilDate;
}

/** What a lot knows of its day. */
interface DatedLot {
  readonly on: CivilDate;
  readonly closedOn?: CivilDate;
  readonly arrangements: ReadonlyMap<string, { readonly on: CivilDate }>;
  readonly proposals: ReadonlyMap<string, DateProposal>;
  readonly seconded: ReadonlySet<string>;
}

export type LotDateCommand = {
  readonly archives: string;
  /** Arrangements that were given up: they made no unit of it. */
  readonly givenUp: readonly string[];
} & (
  | { readonly kind: 'propose-date'; readonly after: CivilDate }
  | {
      readonly kind: 'second-date';
      readonly proposal: string;
      /** What the rules of the new day say of its accession. */
      readonly raised: LotDateCorrected['raised'];
    }
);

export function evolveLotDate<Lot extends DatedLot>(lot: Lot, event: PastEvent): Lot {
  if (event.type === 'LotDateCorrectionProposed') {
    const { before, after } = event.data;
    const proposal = { account: event.account, before: before as CivilDate, after: after as CivilDate };
    return { ...lot, proposals: new Map([...lot.proposals, [event.id, proposal]]) };
  }
  if (event.type !== 'LotDateCorrected') return lot;
  return {
    ...lot,
    on: event.data.after as CivilDate,
    seconded: new Set([...lot.seconded, event.data.seconds]),
  };
}

/** E92 on the day of a lot: two people, as for every effect. Its number and the year of its number stay. */
export function decideLotDate(
  command: LotDateCommand & { readonly deed: Deed },
  lot: DatedLot,
): Result<readonly EventDraft[]> {
  const { deed } = command;
  if (command.kind === 'propose-date') {
    const { after } = command;
    if (!deed.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
    if (after === lot.on) return refuse(plainRefusal('field-unchanged', { field: 'on' }));
    const refusal = dayRefusal(after, deed, lot, command.givenUp);
    return refusal
      ? refuse(refusal)
      : ok([{ type: 'LotDateCorrectionProposed', data: { before: lot.on, after }, rules: ['INV-01'] }]);
  }
  const { proposal: id, raised, givenUp } = command;
  const proposal = lot.proposals.get(id);
  if (!proposal) return refuse(plainRefusal('proposal-unknown', { proposal: id }));
  if (lot.seconded.has(id)) return refuse(plainRefusal('proposal-done', { proposal: id }));
  if (proposal.account === deed.account)
    return refuse(ruleRefusal('same-person', 'INV-01', { proposal: id }));
  const { before, after } = proposal;
  if (lot.on !== before)
    return refuse(ruleRefusal('proposal-moved', 'INV-01', { proposal: id, field: 'on' }));
  const refusal = dayRefusal(after, deed, lot, givenUp);
  return refusal
    ? refuse(refusal)
    : ok([
        {
          type: 'LotDateCorrected',
          data: { seconds: id, before, after, raised: [...raised] },
          rules: ['INV-01', 'INV-43'],
        },
      ]);
}

/** INV-43: not after today, nor after what was made of the lot, nor after it was closed. */
function dayRefusal(
  after: CivilDate,
  { today }: Deed,
  { arrangements, closedOn }: DatedLot,
  givenUp: readonly string[],
): Refusal | undefined {
  if (after > today) return ruleRefusal('business-date-in-future', 'INV-43', { businessDate: after, today });
  const later = [...arrangements].flatMap(([act, { on }]) => (givenUp.includes(act) ? [] : [on]));
  const [first] = [...later, ...(closedOn === undefined ? [] : [closedOn])].sort();
  return first !== undefined && after > first
    ? ruleRefusal('lot-used-before', 'INV-43', { after, on: first })
    : undefined;
}
