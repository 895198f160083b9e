import { firstNamed, type CivilDate } from '@fonds/kernel';
import { disposalTable, type Obligation } from '@fonds/law';
import { adoptedPlan, type DisposalCase, type MetObligation } from './case.state';
import { outcomeOf, stays, undecidedGroups } from './outcome.rule';

export interface ChecklistLine extends Obligation {
  readonly met: boolean;
  /** By the record itself, or by what somebody entered. */
  readonly metBy?: 'record' | MetObligation;
  /** What is still missing, where the record can tell. */
  readonly missing?: readonly string[];
}

/** O2: who belongs in the group. */
const WANTED_ROLES = ['leader', 'superior', 'archivist'] as const;

function missingRoles({ members, kind }: DisposalCase): readonly string[] {
  const there = new Set(members.map(({ role }) => role));
  const wanted = kind === 'C14' || kind === 'C15' ? [...WANTED_ROLES, 'liquidator' as const] : WANTED_ROLES;
  return wanted.filter((role) => !there.has(role));
}

/** O1–O13 of a case, live: what the record shows counts by itself, the rest is entered by people. */
export function checklistOf(state: DisposalCase, date: CivilDate): readonly ChecklistLine[] {
  return disposalTable(state.opened.table).obligations.map((obligation) => {
    const missing = missingOf(obligation.shownBy, state, date);
    const entered = state.obligations.get(obligation.id);
    if (missing && !missing.length) return { ...obligation, met: true, metBy: 'record' };
    return {
      ...obligation,
      met: entered !== undefined,
      ...(entered && { metBy: entered }),
      ...(missing?.length && { missing }),
    };
  });
}

/** What the record lacks for it; undefined where it tells nothing. */
function missingOf(
  shownBy: Obligation['shownBy'],
  state: DisposalCase,
  date: CivilDate,
): readonly string[] | undefined {
  switch (shownBy) {
    case 'requirement-stated': {
      const plan = adoptedPlan(state) ?? state.plans[state.plans.length - 1];
      return plan?.requirement ? [] : ['requirement'];
    }
    case 'group-formed':
      return missingRoles(state);
    case 'inventory-explained':
      return state.inventories.length
        ? firstNamed([...state.differences].flatMap(([key, { explained }]) => (explained ? [] : [key])))
        : ['inventory'];
    case 'plan-filed':
      return adoptedPlan(state)?.filed ? [] : ['filing'];
    case 'hold-placed':
      return [];
    case 'cost-named': {
      const plan = state.plans[state.plans.length - 1];
      return [...(plan?.cost ? [] : ['cost']), ...(plan?.payer ? [] : ['payer'])];
    }
    case 'all-executed':
      return state.bySeries ? notExecuted(state, date) : ['groups'];
    case 'access-granted':
      return state.access.some(standsOn(state.closing?.on ?? date)) ? [] : ['access'];
    case 'all-decided':
      return state.bySeries ? undecidedGroups(state, date).map(({ key }) => key) : ['groups'];
    default:
      return undefined;
  }
}

/** O10: what was let see lasts to its end, and no longer. */
const standsOn =
  (date: CivilDate) =>
  ({ until }: DisposalCase['access'][number]): boolean =>
    until === undefined || until >= date;

const notExecuted = (state: DisposalCase, date: CivilDate): readonly string[] => {
  const done = new Set([...state.acts.values()].flatMap(({ groups, executed }) => (executed ? groups : [])));
  return [...state.groups.values()]
    .filter((group) => {
      const outcome = outcomeOf(state, group, date);
      return group.count > 0 && !done.has(group.key) && !(outcome && stays(outcome));
    })
    .map(({ key }) => key);
};
