import { manifestOf } from '@fonds/acts';
import type { Refusal } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { ruleRefusal, type DestructionRegister, type InstrumentId, type LawAt } from '@fonds/law';
import type { Count, Destruction, RegisterCapacity } from './destruction.state';

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
  { drawn: { form, approver } }: Destruction,
  counts: readonly Count[],
  on: LawAt,
  electronic: boolean,
): Refusal | undefined {
  const asked = on.destructionRegister(form, approver);
  if (!asked || !isAsked(asked, on)) return undefined;
  const wanted = [...asked.supervisors, ...(electronic ? asked.electronic : [])];
  const missing = wanted.filter((office) => !counts.some((count) => count.office === office));
  return missing.length ? ruleRefusal('joint-supervision-missing', asked.rule, { missing }) : undefined;
}

/** What was found binds as its rule is enforced on the day; the rest is a default from the first day of what it cites. */
const isAsked = ({ mark, rule, basis }: DestructionRegister, on: LawAt): boolean =>
  mark === 'F'
    ? on.enforces(rule)
    : basis.some(({ instrument }) => (on.firstDay(instrument as InstrumentId) ?? '9999') <= on.date);

interface Signers {
  readonly rule: 'INV-16' | 'INV-17';
  readonly capacities: readonly RegisterCapacity[];
  /** A recorded decision does without them. */
  readonly isDefault: boolean;
}

/** Who signs a register of this kind on this day, and by which rule; nobody where none was found. */
export function signersOf({ drawn: { form, approver } }: Pick<Destruction, 'drawn'>, on: LawAt): Signers {
  const found = on.destructionRegister(form, approver);
  if (!found) return { rule: 'INV-16', capacities: [], isDefault: true };
  const capacities = isAsked(found, on) ? found.signers : [];
  return { rule: found.rule, capacities, isDefault: found.mark !== 'F' };
}

/** Signatures that a register of this kind lacks. Of those that are a default a recorded decision does without. */
export function signaturesRefusal(
  destruction: Destruction,
  on: LawAt,
  decided: ReadonlySet<string>,
): Refusal | undefined {
  const root = rootOfRows(manifestOf(destruction.act));
  const there = new Set(destruction.signed.flatMap((s) => (s.root === root ? [s.capacity] : [])));
  const { rule, capacities, isDefault } = signersOf(destruction, on);
  if (isDefault && decided.has(rule)) return undefined;
  const missing = capacities.filter((capacity) => !there.has(capacity));
  if (missing.length)
    return ruleRefusal('register-signatures-missing', rule, {
      missing,
      ...(isDefault && { decision: rule }),
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
