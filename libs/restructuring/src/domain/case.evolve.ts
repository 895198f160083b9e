import type { PastEvent } from '@fonds/event-contracts';
import { caseGroup, type CaseGroup, type DisposalCase, type Difference, type Plan } from './case.state';

export function evolveCase(state: DisposalCase | undefined, event: PastEvent): DisposalCase | undefined {
  if (event.type === 'RestructuringOpened') return openedCase(event);
  return state && { ...evolveKnownCase(state, event), revision: event.revision };
}

const openedCase = (event: PastEvent<'RestructuringOpened'>): DisposalCase => ({
  opened: event.data,
  openedOn: event.businessDate,
  account: event.account,
  revision: event.revision,
  kind: event.data.kind,
  members: [],
  groups: new Map(),
  moved: new Map(),
  assets: [],
  inventories: [],
  differences: new Map(),
  plans: [],
  acts: new Map(),
  copies: [],
  access: [],
  loans: [],
  obligations: new Map(),
  closed: false,
});

/** What one more event makes of a case that is open. */
function evolveKnownCase(state: DisposalCase, event: PastEvent): DisposalCase {
  switch (event.type) {
    case 'CaseUnitsFixed':
      return { ...state, fixed: event.data };
    case 'DisposalGroupFormed':
      return { ...state, members: event.data.members };
    case 'CaseUnitsSorted':
      return sorted(state, event);
    case 'CaseUnitsSplit':
      return split(state, event);
    case 'CaseFactsStated': {
      const { group, facts } = event.data;
      return changed(state, group, (each) => ({
        ...each,
        facts: { ...each.facts, ...facts, ...(facts.receiver && { receiver: facts.receiver }) },
      }));
    }
    case 'CaseAssetsListed':
      return { ...state, assets: [...state.assets, ...event.data.assets] };
    case 'InventoryCounted':
      return counted(state, event);
    case 'InventoryDifferenceExplained': {
      const { unit, code } = event.data;
      const key = unit ?? code ?? '';
      const before = state.differences.get(key) ?? { found: 'number' as const };
      return {
        ...state,
        differences: new Map([...state.differences, [key, { ...before, explained: event.data }]]),
      };
    }
    case 'CustodyDecided': {
      const decision = { ...event.data, kind: state.kind, event: event.id };
      return changed(state, event.data.group, (each) => ({ ...each, decision }));
    }
    case 'DisposalPlanDrafted':
      return { ...state, plans: [...state.plans, { ...event.data, account: event.account, opinions: [] }] };
    case 'ReceiverOpinionRecorded':
      return planned(state, event.data.version, (plan) => ({
        ...plan,
        opinions: [...plan.opinions, event.data],
      }));
    case 'DisposalPlanAdopted':
      return planned(state, event.data.version, (plan) => ({
        ...plan,
        adopted: { ...event.data, on: event.businessDate },
      }));
    case 'DisposalPlanFiled':
      return planned(state, event.data.version, (plan) => ({ ...plan, filed: event.data }));
    case 'CaseAmended':
      return { ...state, kind: event.data.after };
    case 'DisposalActOpened':
      return { ...state, acts: new Map([...state.acts, [event.data.act, event.data]]) };
    case 'DisposalExecuted': {
      const { act, gate, count, root } = event.data;
      const known = state.acts.get(act);
      return known
        ? { ...state, acts: new Map([...state.acts, [act, { ...known, executed: { gate, count, root } }]]) }
        : state;
    }
    case 'CaseCopiesGiven':
      return { ...state, copies: [...state.copies, { ...event.data, on: event.businessDate }] };
    case 'CaseAccessGranted':
      return { ...state, access: [...state.access, event.data] };
    case 'CaseLoanExcepted':
      return { ...state, loans: [...state.loans, event.data] };
    case 'BankruptcyTerminated':
      return { ...state, terminated: event.data };
    case 'CaseFondsEnded':
      return { ...state, fondsEnded: event.data };
    case 'CaseObligationMet': {
      const { obligation, ...told } = event.data;
      const { evidence } = event;
      return { ...state, obligations: new Map([...state.obligations, [obligation, { ...told, evidence }]]) };
    }
    case 'UnitDeregistered':
      return { ...state, deregistered: event.data };
    case 'ResponsibleBodyNamed':
      return { ...state, responsible: event.data };
    case 'RestructuringClosed': {
      const { position, asOf } = event.data;
      return { ...state, closed: true, closing: { position, asOf, on: event.businessDate } };
    }
    default:
      return state;
  }
}

/** Sorting anew keeps what was said and decided of a group that is there again, and what was drawn out by name. */
function sorted(state: DisposalCase, { data }: PastEvent<'CaseUnitsSorted'>): DisposalCase {
  const bySeries = new Map(data.bySeries.map((each) => [each.series ?? '', each.class] as const));
  const groups = new Map<string, CaseGroup>();
  const drawnOut = new Set(state.moved.values());
  for (const [key, group] of state.groups)
    if (drawnOut.has(key) || (group.count === 0 && isSpokenOf(group))) groups.set(key, group);
  for (const { group: key, class: of, secret, count } of data.groups) {
    const before = state.groups.get(key);
    groups.set(key, {
      key,
      ...(of && { class: of }),
      secret,
      count,
      facts: before?.facts ?? {},
      ...(before?.decision && { decision: before.decision }),
    });
  }
  return { ...state, bySeries, groups };
}

/** Of units that came later: they are not counted, and what was said of them stands. */
const isSpokenOf = ({ decision, facts }: CaseGroup): boolean =>
  decision !== undefined || Object.keys(facts).length > 0;

function split(state: DisposalCase, { data }: PastEvent<'CaseUnitsSplit'>): DisposalCase {
  const { from, to, units, uncounted = 0, class: of } = data;
  const source = caseGroup(state, from);
  const target = state.groups.get(to);
  const groups = new Map(state.groups);
  if (source && groups.has(from))
    groups.set(from, { ...source, count: Math.max(0, source.count - units.length + uncounted) });
  groups.set(to, {
    key: to,
    secret: source?.secret ?? false,
    facts: {},
    ...target,
    ...((of ?? target?.class ?? source?.class) && { class: of ?? target?.class ?? source?.class }),
    count: (target?.count ?? 0) + units.length,
  });
  const moved = new Map(state.moved);
  for (const unit of units) moved.set(unit, to);
  return { ...state, groups, moved };
}

/** Of a scope that is counted again the newer count stands: what is there now is no difference any more. */
function counted(state: DisposalCase, { data }: PastEvent<'InventoryCounted'>): DisposalCase {
  const differences = new Map(state.differences);
  const before = state.inventories.filter(({ group }) => group === data.group);
  const last = before[before.length - 1];
  const recounted = new Set([
    data.group ?? '*',
    ...before.flatMap(({ missing, unlisted }) => [...missing, ...unlisted]),
  ]);
  for (const [key, each] of differences)
    if (last && !each.explained && (data.group === undefined || recounted.has(key))) differences.delete(key);
  const add = (key: string, found: Difference['found']): void => {
    if (!differences.has(key)) differences.set(key, { found });
  };
  for (const unit of data.missing) {
    // What was explained as found, and is missing in a newer count, is open again.
    const explained = differences.get(unit)?.explained?.outcome;
    if (explained !== 'missing') differences.set(unit, { found: 'missing' });
  }
  data.unlisted.forEach((code) => add(code, 'unlisted'));
  // Counted by box or by hand: the numbers differ, and no unit is named.
  if (data.expected !== data.found && !data.missing.length) {
    // What was explained of other numbers explains nothing of these.
    if (last && (last.expected !== data.expected || last.found !== data.found))
      differences.delete(data.group ?? '*');
    add(data.group ?? '*', 'number');
  }
  return { ...state, inventories: [...state.inventories, data], differences };
}

function changed(state: DisposalCase, key: string, change: (group: CaseGroup) => CaseGroup): DisposalCase {
  const group = caseGroup(state, key);
  return group ? { ...state, groups: new Map([...state.groups, [key, change(group)]]) } : state;
}

const planned = (state: DisposalCase, version: number, change: (plan: Plan) => Plan): DisposalCase => ({
  ...state,
  plans: state.plans.map((plan) => (plan.version === version ? change(plan) : plan)),
});
