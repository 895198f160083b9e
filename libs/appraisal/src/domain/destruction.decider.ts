import type {
  DestructionListDrawn,
  DestructionPaperEntered,
  ElectronicDataErased,
  EventDraft,
  PastEvent,
} from '@fonds/event-contracts';
import { unitOfAct } from '@fonds/acts';
import type { Deed } from '@fonds/holdings';
import { civilDate, namedUnits, ok, refuse, type Decider, type Refusal, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { approve, confirmPaper, decline, enterPaper, signRegister, type Approval } from './approval.rule';
import type { ApproverKind, ApproverSeat } from './approver.rule';
import { certify } from './certification.rule';
import {
  evolveDestruction,
  type CountingOffice,
  type Destruction,
  type Outcomes,
  type RegisterCapacity,
} from './destruction.state';
import { count, start, type StartOrder, type UnitFacts } from './start.rule';
import { notItsSupervisor } from './supervision.rule';
import { erasedTooEarly, filedTooEarly } from './step-days.rule';

export type DestructionCommand = { readonly deed: Deed } & (
  | { readonly kind: 'draw'; readonly drawn: DestructionListDrawn }
  | { readonly kind: 'remove'; readonly units: readonly string[]; readonly ground: string }
  | { readonly kind: 'withdraw'; readonly ground: string }
  | { readonly kind: 'approve'; readonly approval: Approval; readonly seat: ApproverSeat }
  | {
      readonly kind: 'decline';
      readonly as: ApproverKind;
      readonly opinion: string;
      readonly seat: ApproverSeat;
    }
  | {
      readonly kind: 'sign';
      readonly capacity: RegisterCapacity;
      readonly name?: string;
      readonly role?: string | undefined;
    }
  | { readonly kind: 'enter-paper'; readonly paper: Omit<DestructionPaperEntered, 'root'> }
  | { readonly kind: 'confirm-paper'; readonly paper: string }
  | { readonly kind: 'file'; readonly with: string; readonly receipt: string }
  | {
      readonly kind: 'count';
      readonly found: readonly string[];
      readonly office: CountingOffice;
      readonly note?: string;
    }
  | {
      readonly kind: 'start';
      readonly order: StartOrder;
      readonly facts: UnitFacts;
      /** Gate revision that the seal has seen. */
      readonly gate: number;
    }
  | { readonly kind: 'erase'; readonly erased: ElectronicDataErased }
  | {
      readonly kind: 'certify';
      readonly outcomes: Outcomes;
      readonly note?: string;
    }
);

type Drafts = Result<readonly EventDraft[]>;

/** E50–E55, E99, INV-12 … INV-17b: who may do what with a register of destruction, and in which order. */
export const destructionDecider: Decider<Destruction | undefined, DestructionCommand, PastEvent, EventDraft> =
  {
    initial: undefined,
    evolve: evolveDestruction,
    decide(command, destruction) {
      const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
      if (late) return refuse(late);
      if (command.kind === 'draw') return draw(command.drawn, command.deed, destruction);
      if (!destruction) return refuse(plainRefusal('act-unknown'));
      return decideKnown(command, destruction);
    },
  };

function draw(drawn: DestructionListDrawn, deed: Deed, known: Destruction | undefined): Drafts {
  if (known) return ok([]);
  // INV-12: the report is one of this system, or a paper that lies with the register.
  return drawn.report.appraisal === undefined && deed.evidence === 0
    ? refuse(ruleRefusal('appraisal-report-missing', 'INV-12', { report: drawn.report.title }))
    : ok([{ type: 'DestructionListDrawn', data: drawn, rules: ['INV-12', 'INV-14', 'INV-16', 'INV-17'] }]);
}

function decideKnown(
  command: Exclude<DestructionCommand, { kind: 'draw' }>,
  destruction: Destruction,
): Drafts {
  const { act } = destruction;
  if (act.closed || act.withdrawn) return refuse(plainRefusal('act-ended'));
  if (command.kind === 'erase' || command.kind === 'certify') return afterStart(command, destruction);
  // INV-17b: once it has started only facts are recorded.
  if (act.decided) return refuse(ruleRefusal('destruction-started', 'INV-17b'));
  if (act.sealed) return refuse(ruleRefusal('act-sealed', 'INV-02', { root: act.sealed.root }));
  if (command.kind === 'withdraw')
    return ok([{ type: 'ActWithdrawn', data: { ground: command.ground }, rules: ['INV-02'] }]);
  const pending = claimsPending(destruction);
  if (pending) return refuse(pending);
  switch (command.kind) {
    case 'remove':
      return remove(destruction, command.units, command.ground);
    case 'approve':
      return approve(destruction, command);
    case 'decline':
      return decline(destruction, { ...command, signedOn: command.deed.businessDate, by: 'account' });
    case 'sign':
      return signRegister(destruction, { ...command, signedOn: command.deed.businessDate, by: 'account' });
    case 'enter-paper':
      return enterPaper(destruction, command.paper, command.deed);
    case 'confirm-paper':
      return confirmPaper(destruction, command.paper, command.deed);
    case 'file':
      return file(destruction, command);
    case 'count':
      return count(destruction, command, command.deed);
    case 'start':
      return start(destruction, command);
  }
}

function claimsPending({ act }: Destruction): Refusal | undefined {
  if (!act.listed) return plainRefusal('list-open');
  const claimed = act.parts.every((_, part) => act.claimedParts.has(part));
  return claimed ? undefined : plainRefusal('claims-under-way');
}

/** E52 (KJ80 18, SZ 6). */
function file(
  destruction: Destruction,
  { with: authority, receipt, deed }: Extract<DestructionCommand, { kind: 'file' }>,
): Drafts {
  const { businessDate: on } = deed;
  const early = filedTooEarly(destruction, on);
  return early
    ? refuse(early)
    : ok([{ type: 'DestructionFiled', data: { with: authority, receipt, on }, rules: ['INV-16'] }]);
}

/** Before the start the register may be shortened, never lengthened: what was approved is what remains of it. */
function remove({ act }: Destruction, units: readonly string[], ground: string): Drafts {
  const foreign = units.filter((unit) => unitOfAct(act, unit)?.standing !== 'claimed');
  return foreign.length
    ? refuse(plainRefusal('not-in-the-list', namedUnits(foreign)))
    : ok([{ type: 'DestructionUnitsRemoved', data: { units: [...units], ground }, rules: ['INV-14'] }]);
}

function afterStart(
  command: Extract<DestructionCommand, { kind: 'erase' | 'certify' }>,
  destruction: Destruction,
): Drafts {
  if (!destruction.act.decided) return refuse(ruleRefusal('destruction-not-started', 'INV-17b'));
  if (command.kind === 'certify') return certify(destruction, command, command.deed);
  const refusal =
    notItsSupervisor(destruction, command.deed.account) ??
    erasedTooEarly(destruction, civilDate(command.erased.on));
  return refusal
    ? refuse(refusal)
    : ok([{ type: 'ElectronicDataErased', data: command.erased, rules: ['INV-12'] }]);
}
