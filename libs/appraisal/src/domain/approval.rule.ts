import type { DestructionPaperEntered, EventDraft } from '@fonds/event-contracts';
import { manifestOf, unitOfAct } from '@fonds/acts';
import { secondHand } from '@fonds/corrections';
import type { Deed } from '@fonds/holdings';
import { civilDate, namedUnits, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { otherApprover, seatRefusal, type ApproverKind, type ApproverSeat } from './approver.rule';
import type { Destruction, RegisterCapacity } from './destruction.state';
import { capacityRestsOn, headRefusal } from './register-capacity.rule';
import { signedTooEarly } from './step-days.rule';

export interface Approval {
  readonly as: ApproverKind;
  readonly name?: string;
  readonly opinion?: string;
  readonly declined: readonly string[];
  readonly saaApproval?: string;
  readonly decisions: readonly { readonly rule: string; readonly text: string }[];
}

/** How it was signed: by the account itself, or on a paper that two people have entered. */
interface Signing {
  readonly by: 'account' | 'paper';
  readonly signedOn: CivilDate;
  readonly seconds?: string;
  /** By account: where the role is held. */
  readonly seat?: ApproverSeat;
  /** By account: the role in which it signs. */
  readonly role?: string | undefined;
}

type Drafts = Result<readonly EventDraft[]>;

/** E51, by the approver's own account. */
export const approve = (
  destruction: Destruction,
  { approval, seat, deed }: { readonly approval: Approval; readonly seat: ApproverSeat; readonly deed: Deed },
): Drafts =>
  approved(destruction, approval, deed.account, { by: 'account', signedOn: deed.businessDate, seat });

function approved(
  destruction: Destruction,
  approval: Approval,
  account: string,
  { by, signedOn, seconds, seat }: Signing,
): Drafts {
  const { act, drawn, approvals } = destruction;
  const { as, name, opinion, declined, saaApproval, decisions } = approval;
  const refusal = approvalRefusal(destruction, approval, account, by);
  if (refusal) return refuse(refusal);
  const decided = new Set(decisions.map(({ rule }) => rule));
  const wrong = otherApprover(drawn.approver, as, decided) ?? (seat && seatRefusal(as, seat, decided));
  if (wrong) return refuse(wrong);
  if (signedOn < act.businessDate)
    return refuse(ruleRefusal('approved-before-drawn', 'INV-12', { drawn: act.businessDate, signedOn }));
  const gone = new Set(declined);
  const left = manifestOf(act).filter((unit) => !gone.has(unit));
  if (!left.length) return refuse(plainRefusal('all-units-declined', { count: declined.length }));
  if (approvals.length) return refuse(plainRefusal('already-approved'));
  return ok([
    {
      type: 'DestructionApproved',
      data: {
        root: rootOfRows(left),
        count: left.length,
        as,
        ...(name && { name }),
        ...(opinion && { opinion }),
        declined: [...declined],
        ...(saaApproval && { saaApproval }),
        ...(decisions.length && { decisions: decisions.map((each) => ({ ...each })) }),
        kind: by,
        signedOn,
        ...(seconds && { seconds }),
      },
      rules: ['INV-12', 'INV-15', 'INV-16'],
    },
  ]);
}

/** Proposer ≠ approver (domain.md §4.0): who drew the register does not approve it by his own account. */
function approvalRefusal(
  { act }: Destruction,
  { declined }: Approval,
  account: string,
  by: Signing['by'],
): Refusal | undefined {
  if (by === 'account' && act.account === account) return ruleRefusal('proposer-approves', 'INV-12');
  const foreign = declined.filter((unit) => unitOfAct(act, unit)?.standing !== 'claimed');
  return foreign.length ? plainRefusal('not-in-the-list', namedUnits(foreign)) : undefined;
}

/** E51, the other way: every unit is given back. */
export function decline(
  destruction: Destruction,
  {
    as,
    name,
    opinion,
    by,
    signedOn,
    seconds,
    seat,
  }: Signing & { as: ApproverKind; name?: string; opinion: string },
): Drafts {
  const elsewhere = seat && seatRefusal(as, seat, new Set());
  if (elsewhere) return refuse(elsewhere);
  if (destruction.approvals.length) return refuse(plainRefusal('already-approved'));
  const early = signedTooEarly(destruction, signedOn);
  if (early) return refuse(early);
  const data = { as, ...(name && { name }), opinion, kind: by, signedOn, ...(seconds && { seconds }) };
  return ok([{ type: 'DestructionDeclined', data, rules: ['INV-16'] }]);
}

/** One signature of a capacity on the register as it stands. */
export function signRegister(
  destruction: Destruction,
  { capacity, name, by, signedOn, seconds, role }: Signing & { capacity: RegisterCapacity; name?: string },
): Drafts {
  const { act, drawn, signed } = destruction;
  const root = rootOfRows(manifestOf(act));
  if (signed.some((each) => each.root === root && each.capacity === capacity))
    return refuse(plainRefusal('capacity-signed', { capacity }));
  const refusal =
    (by === 'account' ? headRefusal(drawn.form, capacity, role) : undefined) ??
    signedTooEarly(destruction, signedOn);
  if (refusal) return refuse(refusal);
  const restsOn = by === 'account' ? capacityRestsOn(capacity, role) : undefined;
  const said = { ...(seconds && { seconds }), ...(restsOn && { restsOn }) };
  const data = { capacity, root, ...(name && { name }), kind: by, signedOn, ...said };
  return ok([{ type: 'DestructionRegisterSigned', data, rules: ['INV-16', 'INV-17'] }]);
}

/** What was signed on paper, with its scan; without effect until a second person has compared it. */
export function enterPaper(
  { act }: Destruction,
  paper: Omit<DestructionPaperEntered, 'root'>,
  deed: Deed,
): Drafts {
  if (deed.evidence === 0) return refuse(ruleRefusal('paper-missing', 'INV-01', { type: paper.what }));
  const late = businessDateNotInFuture(civilDate(paper.signedOn), deed.today);
  if (late) return refuse(late);
  const lacking = [
    ...(paper.what === 'signature' ? (paper.capacity ? [] : ['capacity']) : paper.as ? [] : ['as']),
    ...(paper.what === 'decline' && !paper.opinion ? ['opinion'] : []),
    ...(paper.name ? [] : ['name']),
  ];
  if (lacking.length) return refuse(plainRefusal('paper-says-too-little', { lacking }));
  const data = { ...paper, root: rootOfRows(manifestOf(act)) };
  return ok([{ type: 'DestructionPaperEntered', data, rules: ['INV-16'] }]);
}

export function confirmPaper(destruction: Destruction, id: string, { account }: Deed): Drafts {
  const { papers, confirmed, act } = destruction;
  const found = secondHand({ proposals: papers, seconded: confirmed }, id, account);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.root !== rootOfRows(manifestOf(act))) return refuse(plainRefusal('paper-of-another-list'));
  const { as = 'organ-head', name, opinion, declined = [], saaApproval, decisions = [], capacity } = paper;
  const signing: Signing = { by: 'paper', signedOn: civilDate(paper.signedOn), seconds: id };
  switch (paper.what) {
    case 'approval': {
      const approval = { as, declined, decisions, ...(name && { name }), ...(opinion && { opinion }) };
      return approved(destruction, { ...approval, ...(saaApproval && { saaApproval }) }, account, signing);
    }
    case 'decline':
      return decline(destruction, { as, ...(name && { name }), opinion: opinion ?? '', ...signing });
    case 'signature':
      return signRegister(destruction, {
        capacity: capacity ?? 'unit-head',
        ...(name && { name }),
        ...signing,
      });
  }
}
