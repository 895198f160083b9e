import type { CivilDate } from '@fonds/kernel';
import type { ArchiveClass, Confidence, Destination, DisposalForm } from '@fonds/law';
import { caseGroup, type CaseGroup, type DisposalCase } from '../domain/case.state';
import type { Ending, EndingTerm } from '../domain/ending.rule';
import { outcomeOf, proposalOf } from '../domain/outcome.rule';

/** Why a group goes where it goes, and by whose decision; by the table where nobody had to decide. */
export interface LedgerReason {
  readonly by: 'decision' | 'table';
  readonly confidence: Confidence | null;
  readonly basis: readonly { readonly instrument: string; readonly article: string }[];
  readonly decidedBy: string | null;
  readonly on: string | null;
  readonly reason: string | null;
  readonly consent: string | null;
  readonly deviates: boolean;
  /** The event of the decision. */
  readonly event: string | null;
}

/** A transfer by which units of a group went, and the gate event that moved them. */
export interface LedgerPassage {
  readonly act: string;
  readonly gate: number;
  readonly since: string | null;
}

/** What went where (去向台账): units of one group with one ending. */
export interface LedgerRow {
  readonly group: string;
  readonly class: ArchiveClass | null;
  readonly term: EndingTerm;
  readonly receiver: string | null;
  readonly units: number;
  readonly destination: Destination | null;
  readonly form: DisposalForm | null;
  readonly when: readonly LedgerPassage[];
  readonly why: LedgerReason | null;
}

/** By act: the days from which units of it are with the receiver; more than one where a correction left some behind. */
export type DaysOfAct = (act: string, units: readonly string[]) => readonly string[];

export function caseLedger(
  state: DisposalCase,
  endings: readonly Ending[],
  days: DaysOfAct,
  date: CivilDate,
): LedgerRow[] {
  const counted = new Map<string, Pick<Ending, 'group' | 'term' | 'receiver'> & { units: string[] }>();
  for (const { unit, group, term, receiver } of endings) {
    const key = JSON.stringify([group, term, receiver ?? '']);
    const known = counted.get(key);
    if (known) known.units.push(unit);
    else counted.set(key, { group, term, ...(receiver !== undefined && { receiver }), units: [unit] });
  }
  return [...counted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group: key, term, receiver, units }]) => {
      const group = caseGroup(state, key);
      const outcome = group && outcomeOf(state, group, date);
      const gone = receiver === undefined && term !== 'retained';
      return {
        group: key,
        class: group?.class ?? null,
        term,
        receiver: receiver ?? null,
        units: units.length,
        destination: gone ? null : (outcome?.destination ?? null),
        form: gone ? null : (outcome?.form ?? null),
        when: receiver === undefined ? [] : passages(state, { group: key, receiver, units }, days),
        why: gone || !group ? null : reasonOf(state, group, date),
      };
    });
}

const passages = (
  { acts }: DisposalCase,
  { group, receiver, units }: Pick<Ending, 'group'> & { receiver: string; units: readonly string[] },
  days: DaysOfAct,
): LedgerPassage[] =>
  [...acts.values()].flatMap(({ act, groups, receiver: to, executed }): LedgerPassage[] => {
    if (!executed || !groups.includes(group) || to.name !== receiver) return [];
    const { gate } = executed;
    const told = days(act, units);
    return told.length ? told.map((since) => ({ act, gate, since })) : [{ act, gate, since: null }];
  });

function reasonOf(state: DisposalCase, group: CaseGroup, date: CivilDate): LedgerReason | null {
  const outcome = outcomeOf(state, group, date);
  if (!outcome) return null;
  const { decision } = group;
  const proposal = proposalOf(state, group, date);
  if (outcome.by === 'table' || !decision)
    return {
      by: 'table',
      confidence: proposal.confidence ?? null,
      basis: proposal.basis.map(({ instrument, article }) => ({ instrument, article })),
      ...{ decidedBy: null, on: null, reason: null, consent: null, deviates: false, event: null },
    };
  return {
    by: 'decision',
    confidence: decision.proposal.confidence ?? null,
    basis: decision.proposal.basis,
    decidedBy: decision.by,
    on: decision.on,
    reason: decision.reason,
    consent: decision.consent ?? null,
    deviates: decision.deviates ?? false,
    event: decision.event,
  };
}

/** One way of the destination map (归属流向): units of a class that go, or would go, to one destination. */
export interface DestinationFlow {
  readonly class: ArchiveClass | null;
  readonly destination: string;
  readonly receiver: string | null;
  readonly units: number;
  readonly groups: readonly string[];
  /** Settled by a decision or by the table; else only proposed. */
  readonly settled: boolean;
  readonly confidence: Confidence | null;
}

/** Class → destination with counts, as decided where that is settled, else as proposed. */
export function destinationMap(state: DisposalCase, date: CivilDate): DestinationFlow[] {
  const flows = new Map<string, DestinationFlow & { groups: string[]; units: number }>();
  for (const group of state.groups.values()) {
    if (group.count === 0) continue;
    const outcome = outcomeOf(state, group, date);
    const proposal = proposalOf(state, group, date);
    const flow = {
      class: group.class ?? null,
      destination: outcome?.destination ?? proposal.destination,
      receiver: outcome?.receiver?.name ?? null,
      settled: outcome !== undefined,
      confidence: proposal.confidence ?? null,
    };
    const key = JSON.stringify(Object.values(flow));
    const known = flows.get(key) ?? { ...flow, units: 0, groups: [] };
    known.units += group.count;
    known.groups.push(group.key);
    flows.set(key, known);
  }
  return [...flows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
}
