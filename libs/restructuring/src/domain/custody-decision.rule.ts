import type { EventDraft } from '@fonds/event-contracts';
import { ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { FORM_OF, plainRefusal, ruleRefusal, type Destination, type Proposal } from '@fonds/law';
import { executedActOf, groupUnderWay } from './act-standing.rule';
import type { CaseCommand } from './case.commands';
import { caseGroup, type DisposalCase } from './case.state';
import { named, proposalOf, stays, type Receiver } from './outcome.rule';

/**
 * Who decided where a group goes, why, and with whose consent (domain.md §2.7). What was read in a national text in
 * force on that day is refused to be decided otherwise; everything else is a decision of the person named.
 *
 * @returns a refusal `custody-against-law`, `custody-consent-missing`, `receiver-missing`, `receiver-not-as-stated` or
 *   `group-under-way`
 */
export function decideCustody(
  state: DisposalCase,
  { decision, ended, deed }: Extract<CaseCommand, { kind: 'decide-custody' }>,
): Result<readonly EventDraft[]> {
  const { group: key, destination, receiver, originals, by, on, reason, consent } = decision;
  const group = caseGroup(state, key);
  if (!group) return refuse(plainRefusal('group-unknown', { group: key, known: [...state.groups.keys()] }));
  // What an act carries out, or has carried out, is not decided otherwise: its units would have two destinations.
  if (executedActOf(state, key) || groupUnderWay(state, [key], ended) !== undefined)
    return refuse(plainRefusal('group-under-way', { group: key }));
  if (on > deed.today) return refuse(plainRefusal('decision-in-future', { on }));
  const proposal = proposalOf(state, group, deed.businessDate);
  const deviates = !named(proposal).includes(destination);
  if (deviates && proposal.enforced) return refuse(againstLaw(key, destination, proposal));
  const form = FORM_OF[destination];
  // What is proposed rests on what was stated of this receiver: it is not decided for another one.
  const stated = group.facts.receiver;
  if (receiver && stated && COMES_AFTER.includes(destination) && isAnother(receiver, stated))
    return refuse(
      plainRefusal('receiver-not-as-stated', { group: key, stated: stated.name ?? '', given: receiver.name }),
    );
  if (!receiver && !stays({ destination, form, by: 'decision', ...(originals && { originals }) }))
    return refuse(ruleRefusal('receiver-missing', 'INV-02', { group: key, destination }));
  if ((proposal.decision.length || deviates) && deed.evidence === 0)
    return refuse(
      ruleRefusal('custody-consent-missing', 'INV-30', {
        group: key,
        confidence: proposal.confidence ?? '—',
      }),
    );
  return ok([
    {
      type: 'CustodyDecided',
      data: {
        group: key,
        destination,
        form,
        ...(receiver && { receiver: { ...receiver } }),
        ...(originals && { originals }),
        by,
        on,
        reason,
        ...(consent && { consent }),
        proposal: told(proposal),
        deviates,
      },
      rules: ['INV-30'],
      basis: proposal.basis,
    },
  ]);
}

/** Destinations that are whoever comes after, whose marks the facts state; others are keepers of the state. */
const COMES_AFTER: readonly Destination[] = ['SUC', 'DSG', 'OBJ', 'FIN', 'CPY'];

/** Marks may be stated of a receiver who is not named yet. */
const isAnother = (
  { name, organisation }: Receiver,
  stated: { readonly name?: string; readonly organisation?: string },
): boolean =>
  organisation !== undefined && stated.organisation !== undefined
    ? organisation !== stated.organisation
    : stated.name !== undefined && name !== stated.name;

const told = ({ table, destination, confidence, basis }: Proposal) => ({
  table,
  destination,
  ...(confidence && { confidence }),
  basis: basis.map(({ instrument, article }) => ({ instrument, article })),
});

const againstLaw = (
  group: string,
  destination: string,
  { basis, destination: proposed, ...rest }: Proposal,
): Refusal => ({
  code: 'custody-against-law',
  basis,
  facts: {
    group,
    destination,
    proposed: [proposed, ...rest.alternatives.map((each) => each.destination)],
  },
});
