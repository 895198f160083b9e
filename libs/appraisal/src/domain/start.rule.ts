import type { EventDraft } from '@fonds/event-contracts';
import { manifestOf } from '@fonds/acts';
import { type Deed, lawOf } from '@fonds/holdings';
import { firstNamed, namedUnits, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal, type LawAt } from '@fonds/law';
import type { CountingOffice, Destruction } from './destruction.state';
import { countedTooEarly, startedTooEarly } from './step-days.rule';
import { countsOf, signaturesRefusal, supervisionRefusal } from './supervision.rule';

export interface StartOrder {
  readonly method: string;
  readonly place: string;
  readonly facility?: { readonly name: string; readonly kind: 'secrecy-authority' | 'designated-unit' };
  readonly saaApproval?: string;
  readonly decisions: readonly { readonly rule: string; readonly text: string }[];
}

/** What the units themselves say, read when the start is asked for. */
export interface UnitFacts {
  /** Whose period is not over, or not known, by what they say now. */
  readonly running: readonly string[];
  /** Formed, at least in part, before 1949-10-01. */
  readonly before1949: readonly string[];
  /** Under a legal mark of secrecy. */
  readonly secret: readonly string[];
  readonly electronic: readonly string[];
  /** With an open matter (未了事项). */
  readonly openMatter: readonly string[];
}

type Drafts = Result<readonly EventDraft[]>;

/** E53: a supervisor has found exactly the units of the register. All or nothing (INV-17b). */
export function count(
  destruction: Destruction,
  {
    found,
    office,
    note,
  }: { readonly found: readonly string[]; readonly office: CountingOffice; readonly note?: string },
  { account, businessDate }: Deed,
): Drafts {
  if (!destruction.approvals.length) return refuse(ruleRefusal('approval-missing', 'INV-12'));
  const early = countedTooEarly(destruction, businessDate);
  if (early) return refuse(early);
  const manifest = manifestOf(destruction.act);
  const [wanted, there] = [new Set(manifest), new Set(found)];
  const missing = manifest.filter((unit) => !there.has(unit));
  const unlisted = [...there].filter((unit) => !wanted.has(unit));
  if (missing.length || unlisted.length)
    return refuse(
      ruleRefusal('counted-differs-from-register', 'INV-12', {
        missing: firstNamed(missing),
        unlisted: firstNamed(unlisted),
        count: missing.length + unlisted.length,
      }),
    );
  if (countsOf(destruction).some((each) => each.account === account))
    return refuse(ruleRefusal('counted-already', 'INV-13'));
  const data = { root: rootOfRows(manifest), count: manifest.length, office, ...(note && { note }) };
  return ok([{ type: 'DestructionCounted', data, rules: ['INV-12', 'INV-17b'] }]);
}

/** E99. What is asked of the gate: authorised, counted by both, signed; then sealed in the same append. */
export function start(
  destruction: Destruction,
  {
    order,
    facts,
    gate,
    deed,
  }: { readonly order: StartOrder; readonly facts: UnitFacts; readonly gate: number; readonly deed: Deed },
): Drafts {
  const refusal = startRefusal(destruction, order, facts, deed);
  if (refusal) return refuse(refusal);
  const manifest = manifestOf(destruction.act);
  const { method, place, facility, saaApproval, decisions } = order;
  return ok([
    {
      type: 'DestructionStartOrdered',
      data: {
        method,
        place,
        ...(facility && { facility: { ...facility } }),
        ...(saaApproval && { saaApproval }),
        decisions: decisions.map((each) => ({ ...each })),
        before1949: facts.before1949.length,
        secret: facts.secret.length,
        electronic: facts.electronic.length,
      },
      rules: ['INV-12', 'INV-13', 'INV-15', 'INV-16', 'INV-17', 'INV-17b'],
    },
    {
      type: 'ActSealed',
      data: {
        root: rootOfRows(manifest),
        count: manifest.length,
        gate,
        signatures: countsOf(destruction).map(({ event }) => event),
      },
      rules: ['INV-17b'],
    },
  ]);
}

/** Rules on which a decision was recorded: with the register, with its approval, or with the order to start. */
export function decidedRules(
  { approvals, drawn }: Pick<Destruction, 'approvals' | 'drawn'>,
  order?: Pick<StartOrder, 'decisions'>,
): ReadonlySet<string> {
  const approved = approvals.flatMap(({ decisions = [] }) => decisions);
  const all = [...(drawn.decisions ?? []), ...approved, ...(order?.decisions ?? [])];
  return new Set(all.map(({ rule }) => rule));
}

/** What the rules of another day would have said of a start: its order of steps, its supervision, its signatures. */
export function raisedByDay(destruction: Destruction, then: LawAt): readonly Refusal[] {
  const { act, approvals, counts, order } = destruction;
  const decided = decidedRules(destruction, order);
  const { date: after } = then;
  const [approval] = approvals;
  const counted = counts.find(({ on, root }) => root === act.sealed?.root && on > after);
  return [
    approval && after < approval.signedOn
      ? ruleRefusal('started-before-approval', 'INV-12', { approved: approval.signedOn })
      : undefined,
    counted && ruleRefusal('started-before-counted', 'INV-17b', { counted: counted.on }),
    supervisionRefusal(destruction, then, decided, (order?.electronic ?? 0) > 0),
    signaturesRefusal(destruction, then, decided),
    startedTooEarly(destruction, after),
  ].flatMap((refusal) => refusal ?? []);
}

function startRefusal(
  destruction: Destruction,
  order: StartOrder,
  facts: UnitFacts,
  deed: Deed,
): Refusal | undefined {
  const { account, businessDate } = deed;
  const { approvals, drawn, filedOn, counts } = destruction;
  const [approval] = approvals;
  if (!approval) return ruleRefusal('approval-missing', 'INV-12');
  if (!manifestOf(destruction.act).length) return plainRefusal('list-empty');
  if (businessDate < approval.signedOn)
    return ruleRefusal('started-before-approval', 'INV-12', { approved: approval.signedOn });
  const decided = decidedRules(destruction, order);
  // A start of an earlier day follows the law of that day with its papers only.
  const lawOn = lawOf(deed);
  const supervision = supervisionRefusal(destruction, lawOn, decided, facts.electronic.length > 0);
  if (supervision) return supervision;
  if (!counts.some((each) => each.account === account)) return ruleRefusal('not-a-supervisor', 'INV-12');
  const counted = countsOf(destruction).find(({ on }) => on > businessDate);
  if (counted) return ruleRefusal('started-before-counted', 'INV-17b', { counted: counted.on });
  if (facts.running.length) return ruleRefusal('periods-not-over', 'INV-12', namedUnits(facts.running));
  if (facts.openMatter.length && !decided.has('INV-17'))
    return ruleRefusal('matters-open', 'INV-17', { ...namedUnits(facts.openMatter), decision: 'INV-17' });
  if (facts.before1949.length && !approval.saaApproval && !order.saaApproval && !decided.has('INV-15'))
    return ruleRefusal('saa-approval-missing', 'INV-15', {
      ...namedUnits(facts.before1949),
      decision: 'INV-15',
    });
  if (drawn.filing && filedOn === undefined && !decided.has('INV-16'))
    return ruleRefusal('filing-missing', 'INV-16', { decision: 'INV-16' });
  if (facts.secret.length && !order.facility)
    return ruleRefusal('secret-carriers-facility-missing', 'INV-17b', namedUnits(facts.secret));
  return signaturesRefusal(destruction, lawOn, decided) ?? startedTooEarly(destruction, businessDate);
}
