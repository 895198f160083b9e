import type { DisposalActOpened, EventDraft } from '@fonds/event-contracts';
import { ok, refuse, type Result } from '@fonds/kernel';
import { disposalKind, disposalTable, plainRefusal, ruleRefusal } from '@fonds/law';
import { groupUnderWay } from './act-standing.rule';
import { planLines, rootOfLines, type PlanLine } from './case-line.rule';
import type { CaseCommand } from './case.commands';
import { adoptedPlan, caseGroup, type DisposalCase } from './case.state';
import { outcomeOf, proposalOf, stays } from './outcome.rule';

type Drafts = Result<readonly EventDraft[]>;

/** E69: a version of the plan, made of what is proposed and decided by now. */
export function draftPlan(
  state: DisposalCase,
  { roots, deed, cost, payer, timetable, requirement }: Extract<CaseCommand, { kind: 'draft-plan' }>,
): Drafts {
  if (!state.bySeries) return refuse(plainRefusal('units-not-sorted'));
  const lines = planLines(state, roots, deed.businessDate);
  const version = state.plans.length + 1;
  return ok([
    {
      type: 'DisposalPlanDrafted',
      data: {
        version,
        table: state.opened.table,
        lines,
        root: rootOfLines(lines),
        ...(cost && { cost }),
        ...(payer && { payer }),
        ...(timetable && { timetable }),
        ...(requirement && { requirement }),
      },
      rules: ['INV-30'],
    },
  ]);
}

/** Another person than its drafter adopts it; then the version is frozen. Lines that are undecided stay so. */
export function adoptPlan(
  state: DisposalCase,
  { version, by, deed }: Extract<CaseCommand, { kind: 'adopt-plan' }>,
): Drafts {
  const last = state.plans[state.plans.length - 1];
  const plan = state.plans.find((each) => each.version === version);
  if (!plan || plan !== last)
    return refuse(plainRefusal('plan-superseded', { version, last: last?.version ?? 0 }));
  if (plan.adopted) return refuse(plainRefusal('plan-adopted', { version }));
  if (plan.account === deed.account) return refuse(plainRefusal('plan-by-its-drafter'));
  const changed = plan.lines.filter((line) => !asPlanned(state, line, deed.businessDate));
  if (changed.length)
    return refuse(plainRefusal('plan-differs', { version, groups: changed.map(({ group }) => group) }));
  const scattered = scatteredIn(state, plan.lines, deed.businessDate);
  if (scattered) return scattered;
  return ok([{ type: 'DisposalPlanAdopted', data: { version, root: plan.root, by }, rules: ['INV-30'] }]);
}

/** Whether a line says what is decided now. */
function asPlanned(state: DisposalCase, line: PlanLine, date: Parameters<typeof outcomeOf>[2]): boolean {
  const group = caseGroup(state, line.group);
  const outcome = group && outcomeOf(state, group, date);
  if (!outcome) return !line.decided;
  return (
    line.decided &&
    outcome.destination === line.destination &&
    outcome.receiver?.organisation === line.receiver?.organisation &&
    outcome.receiver?.name === line.receiver?.name
  );
}

/** I2, I3: the archives of an abolished body are not divided; refused while JG83 was certainly in force (INV-41). */
function scatteredIn(
  state: DisposalCase,
  lines: readonly PlanLine[],
  date: Parameters<typeof outcomeOf>[2],
): Drafts | undefined {
  const kind = disposalKind(state.kind, disposalTable(state.opened.table));
  if (!kind?.undivided) return undefined;
  const places = new Set(
    lines
      .filter(({ decided }) => decided)
      .map(({ destination, receiver }) => `${destination} ${receiver?.name ?? ''}`.trim()),
  );
  if (places.size < 2) return undefined;
  const binding = [...state.groups.values()].some((group) => proposalEnforced(state, group.key, date));
  return binding ? refuse(ruleRefusal('archives-divided', 'INV-41', { places: [...places] })) : undefined;
}

function proposalEnforced(state: DisposalCase, key: string, date: Parameters<typeof outcomeOf>[2]): boolean {
  const group = caseGroup(state, key);
  return group !== undefined && proposalOf(state, group, date).enforced;
}

/** INV-09: a deposit (寄存) rests on a written agreement. */
const agreementMissing = ({ form, agreement, groups }: DisposalActOpened): Drafts | undefined =>
  form === 'deposit' && !agreement
    ? refuse(ruleRefusal('deposit-agreement-missing', 'INV-09', { groups: [...groups] }))
    : undefined;

/** E71: one act for a destination. Nothing is carried out that was not decided, planned and adopted (S18). */
export function openAct(
  state: DisposalCase,
  { act, deed, roots, ended }: Extract<CaseCommand, { kind: 'open-act' }>,
): Drafts {
  // Of two that were prepared at one moment, the second meets the first one's act here.
  const busy = ended && groupUnderWay(state, act.groups, ended);
  if (busy !== undefined) return refuse(plainRefusal('group-under-way', { group: busy }));
  const undecided = act.groups.filter((key) => {
    const group = caseGroup(state, key);
    return !group || !outcomeOf(state, group, deed.businessDate);
  });
  if (undecided.length)
    return refuse(
      ruleRefusal('custody-undecided-in-case', 'INV-30', { groups: undecided, count: undecided.length }),
    );
  const plan = adoptedPlan(state);
  if (!plan) return refuse(ruleRefusal('plan-missing', 'INV-30'));
  const differing = act.groups.filter((key) => {
    const line = plan.lines.find(({ group }) => group === key);
    return (
      !line ||
      !line.decided ||
      line.root !== roots.get(key)?.root ||
      !asPlanned(state, line, deed.businessDate)
    );
  });
  if (differing.length)
    return refuse(plainRefusal('plan-differs', { version: plan.version, groups: differing }));
  const staying = act.groups.filter((key) => {
    const group = caseGroup(state, key);
    const outcome = group && outcomeOf(state, group, deed.businessDate);
    return outcome !== undefined && stays(outcome);
  });
  if (staying.length) return refuse(plainRefusal('group-stays', { groups: staying }));
  return agreementMissing(act) ?? ok([{ type: 'DisposalActOpened', data: act, rules: ['INV-02', 'INV-09'] }]);
}
