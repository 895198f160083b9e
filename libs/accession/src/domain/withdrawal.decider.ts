import type { EventDraft, PastEvent, WithdrawalRequested } from '@fonds/event-contracts';
import { evolveAct, type Act } from '@fonds/acts';
import type { Deed, Unit } from '@fonds/holdings';
import { firstNamed, ok, refuse, type Decider, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import type { Agreement } from './agreement.decider';
import type { SourceParty } from './source-kinds';

export type WithdrawalCommand = { readonly deed: Deed } & (
  | { readonly kind: 'request'; readonly request: WithdrawalRequested }
  | { readonly kind: 'check'; readonly found: readonly string[]; readonly note?: string }
  | { readonly kind: 'cancel'; readonly ground: string }
);

/** E32: an owner asks with the proof of his ownership; another person checks the units; then claims and the gate. */
export const withdrawalDecider: Decider<Act | undefined, WithdrawalCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveAct,
  decide(command, act) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'request') return request(command, act);
    if (act?.kind !== 'withdrawal') return refuse(plainRefusal('withdrawal-unknown'));
    if (act.decided || act.sealed || act.withdrawn || act.closed)
      return refuse(plainRefusal('withdrawal-over'));
    return command.kind === 'check'
      ? check(command, act)
      : ok([{ type: 'ActWithdrawn', data: { ground: command.ground } }]);
  },
};

function request(
  { request: data, deed }: Extract<WithdrawalCommand, { kind: 'request' }>,
  act: Act | undefined,
): Result<readonly EventDraft[]> {
  if (act) return ok([]);
  return deed.evidence === 0
    ? refuse(ruleRefusal('ownership-not-proven', 'INV-39b'))
    : ok([{ type: 'WithdrawalRequested', data, rules: ['INV-39b'] }]);
}

function check(
  { found, note, deed }: Extract<WithdrawalCommand, { kind: 'check' }>,
  act: Act,
): Result<readonly EventDraft[]> {
  if (act.account === deed.account) return refuse(ruleRefusal('same-person', 'INV-01', {}));
  if (!act.listed) return refuse(plainRefusal('withdrawal-list-open'));
  if (act.serious) return refuse(plainRefusal('withdrawal-checked-already'));
  const listed = act.parts.flatMap((part) => [...part.keys()]);
  const [wanted, there] = [new Set(listed), new Set(found)];
  const missing = listed.filter((unit) => !there.has(unit));
  const unlisted = found.filter((unit) => !wanted.has(unit));
  if (missing.length || unlisted.length)
    return refuse(
      ruleRefusal('checked-differs-from-listed', 'INV-02', {
        missing: firstNamed(missing),
        unlisted: firstNamed(unlisted),
      }),
    );
  const data = { root: rootOfRows(listed), count: listed.length, ...(note && { note }) };
  return ok([{ type: 'WithdrawalChecked', data, rules: ['INV-02'] }]);
}

/** How a unit came in, as far as that decides whether it is a deposit. */
export interface DepositQuestion {
  readonly owner: SourceParty;
  readonly archives: string;
  /** The agreement that the withdrawal cites. */
  readonly agreed?: Agreement;
  /** The accession that brought the unit in; undefined for one that came in otherwise. */
  readonly broughtBy?: { readonly sourceKind: string; readonly source: SourceParty };
  readonly unit: Pick<Unit, 'owner' | 'out'>;
}

/** Only what was deposited goes back, and only to whom it belongs (REG 21, AL 22; INV-39b). */
export function depositRefusal(question: DepositQuestion): Refusal | undefined {
  const { owner, unit, agreed, archives, broughtBy } = question;
  if (unit.out) return ruleRefusal('unit-not-in-store', 'INV-02', { out: unit.out });
  const byAgreement = agreed?.archives === archives && ['deposit', 'keeping'].includes(agreed.kind);
  const deposited = broughtBy ? ['deposit', 'keeping'].includes(broughtBy.sourceKind) : byAgreement;
  if (!deposited) return ruleRefusal('not-a-deposit', 'INV-39b', { owner: unit.owner.kind });
  const depositor = broughtBy?.source ?? agreed?.party;
  // A person has no id here: whoever deposited it withdraws it, by the same name.
  const named = !depositor?.name || !!owner.organisation || depositor.name === owner.name;
  const his = named && unit.owner.kind === owner.kind && unit.owner.organisation === owner.organisation;
  return his
    ? undefined
    : ruleRefusal('not-its-owner', 'INV-39b', { owner: unit.owner.kind, given: owner.kind });
}
