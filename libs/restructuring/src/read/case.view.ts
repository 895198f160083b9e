import type { CivilDate } from '@fonds/kernel';
import { disposalKind, disposalTable, type ArchiveClass, type DisposalKind, type Proposal } from '@fonds/law';
import {
  phaseOf,
  type CaseGroup,
  type CasePhase,
  type Difference,
  type DisposalCase,
  type Plan,
} from '../domain/case.state';
import { checklistOf, type ChecklistLine } from '../domain/checklist.rule';
import { alertsOf, countersOf, type CaseAlert, type Counter } from '../domain/counters.rule';
import { deadlinesOf, type CaseDeadline } from '../domain/deadline.rule';
import { fondsAdvice } from '../domain/fonds-advice';
import { outcomeOf, proposalOf, undecidedGroups, type GroupOutcome } from '../domain/outcome.rule';

export interface GroupView {
  readonly group: string;
  readonly class: ArchiveClass | null;
  readonly secret: boolean;
  readonly units: number;
  readonly facts: CaseGroup['facts'];
  readonly proposal: Proposal;
  /** Where it goes; null while somebody has to decide. */
  readonly outcome: GroupOutcome | null;
}

/** A case as people see it on a day. */
export interface CaseView {
  readonly id: string;
  readonly fonds: string;
  readonly organisation: string;
  readonly kind: DisposalCase['kind'];
  /** What the table says of the kind: its gate document, whether the state keeps control, what has to be known. */
  readonly change: Pick<DisposalKind, 'name' | 'controlAfter' | 'gate' | 'questions'> | null;
  readonly phase: CasePhase;
  readonly openedOn: string;
  readonly decision: DisposalCase['opened']['decision'];
  readonly table: string;
  readonly hold: string;
  readonly parent: string | null;
  readonly supplements: string | null;
  readonly fixed: DisposalCase['fixed'] | null;
  readonly members: DisposalCase['members'];
  readonly groups: readonly GroupView[];
  readonly undecided: { readonly groups: readonly string[]; readonly units: number };
  readonly inventories: readonly { method: string; group: string | null; expected: number; found: number }[];
  readonly differences: readonly (Difference & { readonly of: string })[];
  readonly plans: readonly Plan[];
  readonly acts: readonly {
    readonly act: string;
    readonly receiver: string;
    readonly groups: readonly string[];
    readonly units: number;
    readonly executed: boolean;
  }[];
  readonly checklist: readonly ChecklistLine[];
  /** Days of what is open, the nearest first. */
  readonly deadlines: readonly CaseDeadline[];
  readonly deregistered: DisposalCase['deregistered'] | null;
  readonly responsible: DisposalCase['responsible'] | null;
  readonly copies: DisposalCase['copies'];
  readonly access: DisposalCase['access'];
  /** Lent for audit or valuation in spite of the hold. */
  readonly loans: DisposalCase['loans'];
  /** What the record raises by itself. */
  readonly alerts: readonly CaseAlert[];
  /** Days that follow from EBL 121 and 122 for the administrator of a bankruptcy. */
  readonly counters: readonly Counter[];
  readonly fondsEnded: DisposalCase['fondsEnded'] | null;
  readonly fondsAdvice: ReturnType<typeof fondsAdvice>;
  readonly revision: number;
}

export function caseView(id: string, state: DisposalCase, date: CivilDate): CaseView {
  const { opened, kind } = state;
  const open = undecidedGroups(state, date);
  return {
    id,
    fonds: opened.fonds,
    organisation: opened.organisation,
    kind,
    change: changeOf(disposalKind(kind, disposalTable(opened.table))),
    phase: phaseOf(state),
    openedOn: state.openedOn,
    decision: opened.decision,
    table: opened.table,
    hold: opened.hold,
    parent: opened.parent ?? null,
    supplements: opened.supplements ?? null,
    fixed: state.fixed ?? null,
    members: state.members,
    groups: [...state.groups.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((group) => ({
        group: group.key,
        class: group.class ?? null,
        secret: group.secret,
        units: group.count,
        facts: group.facts,
        proposal: proposalOf(state, group, date),
        outcome: outcomeOf(state, group, date) ?? null,
      })),
    undecided: { groups: open.map(({ key }) => key), units: open.reduce((n, { count }) => n + count, 0) },
    inventories: state.inventories.map(({ method, group, expected, found }) => ({
      method,
      group: group ?? null,
      expected,
      found,
    })),
    differences: [...state.differences].map(([of, each]) => ({ of, ...each })),
    plans: state.plans,
    acts: [...state.acts.values()].map(({ act, receiver, groups, count, executed }) => ({
      act,
      receiver: receiver.name,
      groups,
      units: executed?.count ?? count,
      executed: executed !== undefined,
    })),
    checklist: checklistOf(state, date),
    deadlines: deadlinesOf(state, date),
    deregistered: state.deregistered ?? null,
    responsible: state.responsible ?? null,
    copies: state.copies,
    access: state.access,
    loans: state.loans,
    alerts: alertsOf(state),
    counters: countersOf(state, date),
    fondsEnded: state.fondsEnded ?? null,
    fondsAdvice: fondsAdvice(kind),
    revision: state.revision,
  };
}

const changeOf = (kind: DisposalKind | undefined): CaseView['change'] =>
  kind
    ? { name: kind.name, controlAfter: kind.controlAfter, gate: kind.gate, questions: kind.questions }
    : null;
