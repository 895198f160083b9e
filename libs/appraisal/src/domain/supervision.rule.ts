import { manifestOf } from '@fonds/acts';
import type { Refusal } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { ruleRefusal, type LawAt } from '@fonds/law';
import type { Count, CountingOffice, Destruction, RegisterCapacity } from './destruction.state';

/** Counts of the list as it stands now: who counted another one has not counted this. */
export function countsOf(destruction: Destruction): readonly Count[] {
  const root = rootOfRows(manifestOf(destruction.act));
  return destruction.counts.filter((count) => count.root === root);
}

/** Whoever tells of a destruction after its start has counted what was started. */
export const notItsSupervisor = ({ act, counts }: Destruction, account: string): Refusal | undefined =>
  counts.some((count) => count.account === account && count.root === act.sealed?.root)
    ? undefined
    : ruleRefusal('not-a-supervisor', 'INV-12');

/** INV-12, INV-13, INV-17: two who are two, and who neither proposed nor approved. */
export function supervisionRefusal(
  destruction: Destruction,
  on: LawAt,
  decided: ReadonlySet<string>,
  electronic: boolean,
): Refusal | undefined {
  const counts = countsOf(destruction);
  const accounts = new Set(counts.map(({ account }) => account));
  if (accounts.size < 2)
    return ruleRefusal('two-must-count', 'INV-12', { counted: accounts.size, wanted: 2 });
  const [proposer, approvers] = [
    destruction.act.account,
    destruction.approvals.map(({ account }) => account),
  ];
  const both = [...accounts].filter((account) => account === proposer || approvers.includes(account));
  if (both.length && !decided.has('INV-13'))
    return ruleRefusal('supervisor-not-apart', 'INV-13', { accounts: both, decision: 'INV-13' });
  return jointSupervision(destruction, counts, on, electronic);
}

/** O79: archives and accounting supervise together, and those who run the systems where records are electronic. */
function jointSupervision(
  { drawn }: Destruction,
  counts: readonly Count[],
  on: LawAt,
  electronic: boolean,
): Refusal | undefined {
  if (drawn.form !== 'accounting' || !on.enforces('INV-17')) return undefined;
  const wanted: readonly CountingOffice[] = [
    'archives',
    'accounting',
    ...(electronic ? (['it'] as const) : []),
  ];
  const missing = wanted.filter((office) => !counts.some((count) => count.office === office));
  return missing.length ? ruleRefusal('joint-supervision-missing', 'INV-17', { missing }) : undefined;
}

/** O79 18 [F]. */
const ACCOUNTING: readonly RegisterCapacity[] = [
  'unit-head',
  'archives-head',
  'accounting-head',
  'archives-clerk',
  'accounting-clerk',
];
/** Order 13 [F~]: organs, from its first day. */
const ORGAN: readonly RegisterCapacity[] = [
  'leader-in-charge',
  'office-head',
  'archives-head',
  'business-head',
  'archives-clerk',
  'business-clerk',
];

/** Who signs a register of this kind on this day, and by which rule; nobody where none was found. */
export function signersOf(
  { drawn: { form, approver } }: Pick<Destruction, 'drawn'>,
  on: LawAt,
): { readonly rule: 'INV-16' | 'INV-17'; readonly capacities: readonly RegisterCapacity[] } {
  if (form === 'accounting') return { rule: 'INV-17', capacities: on.enforces('INV-17') ? ACCOUNTING : [] };
  const begun = on.date >= (on.firstDay('O13') ?? '9999');
  return { rule: 'INV-16', capacities: approver === 'organ-head' && begun ? ORGAN : [] };
}

/** Signatures that a register of this kind lacks. Those of organs are a default: a recorded decision does without. */
export function signaturesRefusal(
  destruction: Destruction,
  on: LawAt,
  decided: ReadonlySet<string>,
): Refusal | undefined {
  const root = rootOfRows(manifestOf(destruction.act));
  const there = new Set(destruction.signed.flatMap((s) => (s.root === root ? [s.capacity] : [])));
  const { rule, capacities } = signersOf(destruction, on);
  if (rule === 'INV-16' && decided.has(rule)) return undefined;
  const missing = capacities.filter((capacity) => !there.has(capacity));
  if (missing.length)
    return ruleRefusal('register-signatures-missing', rule, {
      missing,
      ...(rule === 'INV-16' && { decision: rule }),
    });
  return signersApart(destruction, capacities, { rule, root, decided });
}

/**
 * A signature is the signer's own (architecture.md §10): heads and clerks are as many people as signatures. Where a body
 * has fewer, the reason is recorded, as it is for supervisors (INV-13).
 */
function signersApart(
  { signed }: Pick<Destruction, 'signed'>,
  capacities: readonly RegisterCapacity[],
  given: { readonly rule: 'INV-16' | 'INV-17'; readonly root: string; readonly decided: ReadonlySet<string> },
): Refusal | undefined {
  const { rule, root, decided } = given;
  const byPerson = new Map<string, RegisterCapacity[]>();
  for (const { kind, account, name, capacity, root: of } of signed) {
    if (of !== root || !capacities.includes(capacity)) continue;
    // Of a paper it is the name on it that counts, not who compared it.
    const person = kind === 'account' ? account : (name ?? account);
    byPerson.set(person, [...(byPerson.get(person) ?? []), capacity]);
  }
  const several = [...byPerson.values()].find((own) => own.length > 1);
  return several && !decided.has('INV-13')
    ? ruleRefusal('register-signed-by-one-person', rule, { capacities: several, decision: 'INV-13' })
    : undefined;
}
