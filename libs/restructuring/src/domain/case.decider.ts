import type { CaseAccessGranted, EventDraft, PastEvent } from '@fonds/event-contracts';
import { ok, refuse, type Decider, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, disposalKind, disposalTable, plainRefusal } from '@fonds/law';
import { executedActOf, groupUnderWay } from './act-standing.rule';
import type { CaseCommand } from './case.commands';
import { evolveCase } from './case.evolve';
import { caseGroup, type DisposalCase } from './case.state';
import { closeCase } from './closing.rule';
import { decideCustody } from './custody-decision.rule';
import { undecidedGroups } from './outcome.rule';
import { adoptPlan, draftPlan, openAct } from './plan.rule';
import { countUnits, sortUnits, splitUnits } from './units.rule';

export type CaseDrafts = Result<readonly EventDraft[]>;
type Known = Exclude<CaseCommand, { kind: 'open' }>;

/** E66–E72: what may be done in a restructuring case, and when. */
export const caseDecider: Decider<DisposalCase | undefined, CaseCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveCase,
  decide(command, state) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'open') return state ? refuse(plainRefusal('case-exists')) : open(command);
    if (!state) return refuse(plainRefusal('case-unknown', { case: '' }));
    if (command.deed.businessDate < state.openedOn && !ANY_DAY.includes(command.kind))
      return refuse(
        plainRefusal('before-case-opened', { on: command.deed.businessDate, opened: state.openedOn }),
      );
    if (state.closed && !AFTER_CLOSING.includes(command.kind)) return refuse(plainRefusal('case-closed'));
    if (!state.fixed && !BEFORE_FIXED.includes(command.kind)) return refuse(plainRefusal('case-not-fixed'));
    return decideKnown(command, state);
  },
};

/** Of facts, and of what the case itself writes down; every other step follows the opening. */
const ANY_DAY: readonly CaseCommand['kind'][] = [
  'fix',
  'record-executed',
  'record-deregistration',
  'record-termination',
  'meet-obligation',
];
/** Facts come when they come. */
const AFTER_CLOSING: readonly CaseCommand['kind'][] = [
  'record-deregistration',
  'record-termination',
  'meet-obligation',
];
const BEFORE_FIXED: readonly CaseCommand['kind'][] = ['fix', 'record-deregistration', 'record-termination'];

function open({ opening, deed }: Extract<CaseCommand, { kind: 'open' }>): CaseDrafts {
  if (!disposalKind(opening.kind, disposalTable(opening.table)))
    return refuse(plainRefusal('kind-of-change-unknown', { kind: opening.kind }));
  if (opening.decision.on > deed.today)
    return refuse(plainRefusal('decision-in-future', { on: opening.decision.on }));
  return ok([
    {
      type: 'RestructuringOpened',
      data: opening,
      rules: ['INV-14'],
      basis: [{ instrument: 'AL', article: '16' }],
    },
  ]);
}

function decideKnown(command: Known, state: DisposalCase): CaseDrafts {
  switch (command.kind) {
    case 'fix':
      return state.fixed ? ok([]) : ok([{ type: 'CaseUnitsFixed', data: command.fixed, rules: ['INV-03'] }]);
    case 'form-group':
      return ok([{ type: 'DisposalGroupFormed', data: { members: [...command.members] } }]);
    case 'sort':
      return sortUnits(state, command);
    case 'split':
      return splitUnits(state, command);
    case 'state-facts':
      return groupRefusal(state, command.facts.group) ?? stateFacts(state, command);
    case 'list-assets':
      return ok([{ type: 'CaseAssetsListed', data: { assets: [...command.assets] }, rules: ['INV-28'] }]);
    case 'count':
      return countUnits(state, command.inventory);
    case 'explain': {
      const key = command.explanation.unit ?? command.explanation.code ?? '';
      return state.differences.has(key)
        ? ok([{ type: 'InventoryDifferenceExplained', data: command.explanation }])
        : refuse(plainRefusal('difference-unknown', { difference: key }));
    }
    case 'decide-custody':
      return groupRefusal(state, command.decision.group) ?? decideCustody(state, command);
    case 'draft-plan':
      return draftPlan(state, command);
    case 'record-opinion':
      return (
        planRefusal(state, command.opinion.version) ??
        ok([{ type: 'ReceiverOpinionRecorded', data: command.opinion }])
      );
    case 'adopt-plan':
      return planRefusal(state, command.version) ?? adoptPlan(state, command);
    case 'file-plan': {
      const { version, authority, receipt, on } = command;
      if (on > command.deed.today) return refuse(plainRefusal('decision-in-future', { on }));
      const plan = state.plans.find((each) => each.version === version);
      if (!plan?.adopted) return refuse(plainRefusal('plan-not-adopted', { version }));
      return ok([{ type: 'DisposalPlanFiled', data: { version, authority, receipt, on } }]);
    }
    case 'amend':
      return amend(state, command);
    case 'open-act':
      return openAct(state, command);
    case 'record-executed':
      return state.acts.get(command.executed.act)?.executed
        ? ok([])
        : ok([{ type: 'DisposalExecuted', data: command.executed, rules: ['INV-02'] }]);
    case 'give-copies':
      return (
        groupRefusal(state, command.copies.group) ?? ok([{ type: 'CaseCopiesGiven', data: command.copies }])
      );
    case 'grant-access':
      return (
        accessRefusal(state, command.access) ?? ok([{ type: 'CaseAccessGranted', data: command.access }])
      );
    case 'meet-obligation': {
      const { obligation, by, on, note } = command;
      if (on > command.deed.today) return refuse(plainRefusal('decision-in-future', { on }));
      return ok([{ type: 'CaseObligationMet', data: { obligation, by, on, note } }]);
    }
    case 'record-deregistration':
      return deregistered(state, command);
    case 'lend':
      return ok([{ type: 'CaseLoanExcepted', data: command.loan, rules: ['INV-14'] }]);
    case 'record-termination':
      return terminated(command);
    case 'name-responsible':
      return ok([{ type: 'ResponsibleBodyNamed', data: command.responsible, rules: ['INV-02'] }]);
    case 'close':
      return closeCase(state, command);
  }
}

/** Where the table decides, facts turn a group elsewhere: not while an act carries it out, nor afterwards. */
function stateFacts(
  state: DisposalCase,
  { facts, ended }: Extract<CaseCommand, { kind: 'state-facts' }>,
): CaseDrafts {
  const { group } = facts;
  return executedActOf(state, group) || groupUnderWay(state, [group], ended) !== undefined
    ? refuse(plainRefusal('group-under-way', { group }))
    : ok([{ type: 'CaseFactsStated', data: facts }]);
}

/** C15 → C16 and the like: what was recorded stands; what was decided for the other kind is looked at again. */
function amend(
  state: DisposalCase,
  { after, document }: Extract<CaseCommand, { kind: 'amend' }>,
): CaseDrafts {
  if (!disposalKind(after, disposalTable(state.opened.table)))
    return refuse(plainRefusal('kind-of-change-unknown', { kind: after }));
  if (after === state.kind) return refuse(plainRefusal('kind-unchanged', { kind: after }));
  return ok([{ type: 'CaseAmended', data: { before: state.kind, after, document } }]);
}

/** A fact (architecture.md §3): it is recorded, and what it means is raised. */
function deregistered(
  state: DisposalCase,
  { on, document, deed }: Extract<CaseCommand, { kind: 'record-deregistration' }>,
): CaseDrafts {
  if (on > deed.today) return refuse(plainRefusal('decision-in-future', { on }));
  const open = state.closed ? [] : undecidedGroups(state, deed.businessDate);
  // Before they are sorted nobody has decided on any.
  const undecided = state.groups.size
    ? open.reduce((n, { count }) => n + count, 0)
    : (state.fixed?.count ?? 0);
  return ok([{ type: 'UnitDeregistered', data: { on, document, undecided }, rules: ['INV-30'] }]);
}

/** A fact, too: EBL 121 and 122 count from it. */
function terminated({ termination, deed }: Extract<CaseCommand, { kind: 'record-termination' }>): CaseDrafts {
  if (termination.on > deed.today) return refuse(plainRefusal('decision-in-future', { on: termination.on }));
  const basis = ['121', '122'].map((article) => ({ instrument: 'EBL', article }));
  return ok([{ type: 'BankruptcyTerminated', data: termination, basis }]);
}

function accessRefusal(
  state: DisposalCase,
  { from, until, groups = [] }: CaseAccessGranted,
): CaseDrafts | undefined {
  if (until !== undefined && until < from) return refuse(plainRefusal('dates-reversed', { from, to: until }));
  const unknown = groups.find((group) => !caseGroup(state, group));
  return unknown === undefined ? undefined : groupRefusal(state, unknown);
}

const groupRefusal = (state: DisposalCase, group: string): CaseDrafts | undefined =>
  caseGroup(state, group)
    ? undefined
    : refuse(plainRefusal('group-unknown', { group, known: [...state.groups.keys()] }));

const planRefusal = ({ plans }: DisposalCase, version: number): CaseDrafts | undefined =>
  plans.some((plan) => plan.version === version)
    ? undefined
    : refuse(plainRefusal('plan-unknown', { version, known: plans.map((plan) => plan.version) }));
