import type { CivilDate } from '@fonds/kernel';
import {
  disposalTable,
  FORM_OF,
  propose,
  type Destination,
  type DisposalForm,
  type Proposal,
} from '@fonds/law';
import { executedActOf } from './act-standing.rule';
import { facetsOf, type CaseAct, type CaseGroup, type Decision, type DisposalCase } from './case.state';

export interface Receiver {
  readonly name: string;
  readonly organisation?: string;
}

/** Where a group goes, when that is settled: by a decision, or by the table where nothing is left to decide. */
export interface GroupOutcome {
  readonly destination: Destination;
  readonly form: DisposalForm;
  readonly receiver?: Receiver;
  /** Of copies: where the originals are kept. */
  readonly originals?: Destination;
  readonly by: 'decision' | 'table';
  readonly event?: string;
}

/** What the table of the case proposes for a group. */
export const proposalOf = (
  { kind, opened }: Pick<DisposalCase, 'kind' | 'opened'>,
  group: CaseGroup,
  date: CivilDate,
): Proposal => propose(kind, facetsOf(group), date, disposalTable(opened.table));

/** Destinations that a proposal names, the proposed one first. */
export const named = ({ destination, alternatives }: Proposal): readonly string[] => [
  destination === 'untouched' ? 'EST' : destination,
  ...alternatives.map((each) => each.destination),
];

/** @returns undefined while somebody has to decide */
export function outcomeOf(
  state: Pick<DisposalCase, 'kind' | 'opened' | 'acts'>,
  group: CaseGroup,
  date: CivilDate,
): GroupOutcome | undefined {
  const proposal = proposalOf(state, group, date);
  const { decision } = group;
  const act = executedActOf(state, group.key);
  if (act) return handedOver(act, decision, proposal);
  if (decision && stands(state, decision, proposal)) return decided(decision);
  if (proposal.decision.length || proposal.destination === 'undecided') return undefined;
  if (proposal.destination === 'untouched' || proposal.destination === 'EST')
    return { destination: 'EST', form: 'retain', by: 'table' };
  const { receiver } = group.facts;
  // The table says to which kind of keeper; to whom, somebody has to say.
  return receiver?.name
    ? {
        destination: proposal.destination,
        form: FORM_OF[proposal.destination],
        receiver: {
          name: receiver.name,
          ...(receiver.organisation && { organisation: receiver.organisation }),
        },
        ...(proposal.originals && { originals: proposal.originals }),
        by: 'table',
      }
    : undefined;
}

const decided = ({ destination, form, receiver, originals, event }: Decision): GroupOutcome => ({
  destination,
  form,
  ...(receiver && { receiver }),
  ...(originals && { originals }),
  by: 'decision',
  event,
});

/** What was handed over stays handed over, whatever the change, or its facts, have become since. */
function handedOver(
  { destination, form, receiver }: CaseAct,
  decision: Decision | undefined,
  { originals }: Proposal,
): GroupOutcome {
  if (decision?.destination === destination && decision.receiver?.organisation === receiver.organisation)
    return decided(decision);
  return { destination, form, receiver, ...(originals && { originals }), by: 'table' };
}

/**
 * A decision made for another kind of change stands only where the present one names its destination, too; one against
 * which a national text speaks as the facts are now stands no more, whatever they were when it was made.
 */
const stands = ({ kind }: Pick<DisposalCase, 'kind'>, decision: Decision, proposal: Proposal): boolean =>
  (decision.kind === kind && !proposal.enforced) || named(proposal).includes(decision.destination);

/** Whether the units stay with whoever keeps them: no act is to be carried out. */
export const stays = ({ form, originals }: GroupOutcome): boolean =>
  form === 'retain' || (form === 'copy' && (originals ?? 'EST') === 'EST');

/** Groups with units that nobody has decided on. */
export const undecidedGroups = (state: DisposalCase, date: CivilDate): readonly CaseGroup[] =>
  [...state.groups.values()].filter((group) => group.count > 0 && !outcomeOf(state, group, date));
