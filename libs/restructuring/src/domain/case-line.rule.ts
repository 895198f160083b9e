import type { DisposalPlanDrafted } from '@fonds/event-contracts';
import { canonicalJson, type CivilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { caseGroup, type DisposalCase } from './case.state';
import { outcomeOf, proposalOf } from './outcome.rule';

export type PlanLine = DisposalPlanDrafted['lines'][number];

/** One line of a plan for each group that has units. `roots`: over the ids of each group's units. */
export function planLines(
  state: DisposalCase,
  roots: ReadonlyMap<string, { readonly count: number; readonly root: string }>,
  date: CivilDate,
): PlanLine[] {
  // Units that came after the sorting may lie in a group that it did not form.
  return [...new Set([...state.groups.keys(), ...roots.keys()])].flatMap((key) => {
    const [group, told] = [caseGroup(state, key), roots.get(key)];
    if (!group || !told) return [];
    const proposal = proposalOf(state, group, date);
    const outcome = outcomeOf(state, group, date);
    // A decision is told with what it was made on; facts that were stated since propose something else.
    const ground = outcome?.by === 'decision' && group.decision ? group.decision.proposal : proposal;
    return [
      {
        group: group.key,
        ...(group.class && { class: group.class }),
        ...told,
        destination: outcome?.destination ?? proposal.destination,
        ...((outcome?.form ?? proposal.form) && { form: outcome?.form ?? proposal.form }),
        ...(outcome?.receiver && { receiver: { ...outcome.receiver } }),
        ...(ground.confidence && { confidence: ground.confidence }),
        basis: ground.basis.map(({ instrument, article }) => ({ instrument, article })),
        decided: outcome !== undefined,
      },
    ];
  });
}

export const rootOfLines = (lines: readonly PlanLine[]): string =>
  rootOfRows(lines.map((line) => canonicalJson(line)));
