import type {
  EventDraft,
  FindingCandidateRaised,
  FourPropertyReportFiled,
  OpinionsAttached,
  PastEvent,
  TransferChecked,
  TransferDispatched,
  TransferDrafted,
  TransferOffered,
  TransferReturned,
} from '@fonds/event-contracts';
import { leavingOf, manifestOf, unitOfAct, type Act } from '@fonds/acts';
import type { Deed } from '@fonds/holdings';
import { civilDate, firstNamed, namedUnits, ok, refuse, type Decider, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { businessDateNotInFuture, plainRefusal, ruleRefusal, law, type LawAt } from '@fonds/law';
import { earlyDefect } from './early.rule';
import { opinionsRefusal } from './opinions.rule';
import { conclude, confirmPaper, enterPaper, sign, type Sealable, type SignOrder } from './signing.rule';
import type { SignaturePolicy } from './signature-policy';
import { evolveTransfer, type Transfer } from './transfer.state';

/** What comes with the units: packages of electronic records, what these lie on, and the finding aids. */
export interface OfferedWith {
  readonly packages?: readonly string[];
  readonly carriers?: TransferOffered['carriers'];
  /** The machine-readable one, a stored supporting file. */
  readonly catalogue?: string;
  readonly findingAids?: TransferOffered['findingAids'];
}

export type TransferCommand = { readonly deed: Deed } & (
  | { readonly kind: 'draft'; readonly draft: TransferDrafted }
  | { readonly kind: 'list'; readonly part: number; readonly units: readonly string[] }
  | { readonly kind: 'list-complete' }
  | { readonly kind: 'attach-opinions'; readonly opinions: OpinionsAttached['opinions'] }
  | ({
      readonly kind: 'offer';
      /** The receiver is an archives: what is transferred goes 进馆. */
      readonly intoArchives: boolean;
      /** Not due yet, and not agreed to come early. */
      readonly early?: readonly string[];
    } & OfferedWith)
  | { readonly kind: 'dispatch'; readonly dispatch: TransferDispatched }
  | { readonly kind: 'check'; readonly check: TransferChecked }
  | {
      readonly kind: 'return';
      readonly return: TransferReturned;
      /** Not enforced: an inspection would ask about it. */
      readonly finding?: FindingCandidateRaised;
    }
  | { readonly kind: 'file-report'; readonly report: FourPropertyReportFiled }
  | ({
      readonly kind: 'sign';
      readonly intoArchives: boolean;
      readonly policy: SignaturePolicy;
      readonly sealable: Sealable;
    } & SignOrder)
  | ({
      readonly kind: 'enter-paper';
      readonly intoArchives: boolean;
      readonly policy: SignaturePolicy;
      readonly name: string;
      readonly seal?: string;
      readonly signedOn: string;
    } & SignOrder)
  | {
      readonly kind: 'confirm-paper';
      readonly policy: SignaturePolicy;
      readonly sealable: Sealable;
      readonly entry: string;
    }
  | { readonly kind: 'conclude'; readonly policy: SignaturePolicy; readonly sealable: Sealable }
  | { readonly kind: 'withdraw'; readonly ground: string }
  | { readonly kind: 'adopt'; readonly case: string }
);

type Drafts = Result<readonly EventDraft[]>;
type Refused = Extract<Drafts, { ok: false }>;

/** E22–E27, INV-02, INV-04, INV-07, INV-31: what either side may do with a transfer batch, and when. */
export const transferDecider: Decider<Transfer | undefined, TransferCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveTransfer,
  decide(command, transfer) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'draft')
      return transfer
        ? refuse(plainRefusal('act-exists'))
        : ok([{ type: 'TransferDrafted', data: command.draft }]);
    if (!transfer) return refuse(plainRefusal('act-unknown'));
    return decideKnown(command, transfer);
  },
};

function decideKnown(command: Exclude<TransferCommand, { kind: 'draft' }>, transfer: Transfer): Drafts {
  const { act } = transfer;
  if (act.closed || act.withdrawn) return refuse(plainRefusal('act-ended', {}));
  // After the seal only the gate answers (architecture.md §5, step 3).
  if (act.sealed) return refuse(ruleRefusal('act-sealed', 'INV-02', { root: act.sealed.root }));
  switch (command.kind) {
    case 'list':
      return act.listed
        ? refuse(plainRefusal('list-complete'))
        : ok([{ type: 'ActUnitsListed', data: { part: command.part, units: [...command.units] } }]);
    case 'list-complete':
      return completeList(act);
    case 'attach-opinions':
      return attachOpinions(transfer, command.opinions);
    case 'offer':
      return offer(transfer, command);
    case 'dispatch':
      return claimsDone(act) ?? ok([{ type: 'TransferDispatched', data: command.dispatch }]);
    case 'check':
      return claimsDone(act) ?? check(act, command.check);
    case 'return':
      return claimsDone(act) ?? giveBack(act, command.return, command.finding);
    case 'file-report':
      return ok([{ type: 'FourPropertyReportFiled', data: command.report, rules: ['INV-31'] }]);
    case 'sign':
      // Whoever signs here and now signs for what is there, also for a batch that is said to be an old one.
      return (
        signable(transfer) ??
        receivedAsListed(transfer) ??
        opinionsGiven(transfer, command, law.at(command.deed.today, command.deed.lawData)) ??
        sign(transfer, command)
      );
    case 'enter-paper':
      // An old deed follows the law of its date, and its date is that of its signatures.
      return (
        signable(transfer) ??
        opinionsGiven(transfer, command, law.at(civilDate(command.signedOn), command.deed.lawData)) ??
        enterPaper(transfer, command)
      );
    case 'confirm-paper':
      return signable(transfer) ?? confirmPaper(transfer, command);
    case 'conclude':
      return signable(transfer) ?? conclude(transfer, command);
    case 'withdraw':
      return ok([{ type: 'TransferWithdrawn', data: { ground: command.ground } }]);
    case 'adopt':
      // A batch that the hold of a case had suspended; from now on the hold lets it pass as the case's own.
      return transfer.draft.case === command.case
        ? ok([])
        : ok([{ type: 'TransferAdopted', data: { case: command.case }, rules: ['INV-02'] }]);
  }
}

function completeList(act: Act): Drafts {
  if (act.listed) return refuse(plainRefusal('list-complete'));
  const units = act.parts.flatMap((part) => [...part.keys()]);
  if (!units.length) return refuse(plainRefusal('list-empty'));
  if (new Set(units).size !== units.length) return refuse(plainRefusal('unit-listed-twice'));
  return ok([{ type: 'ManifestSealed', data: { count: units.length, root: rootOfRows(units) } }]);
}

function attachOpinions({ act }: Transfer, opinions: OpinionsAttached['opinions']): Drafts {
  if (act.serious) return refuse(plainRefusal('already-offered'));
  const foreign = opinions.flatMap(({ units }) => units).filter((unit) => !unitOfAct(act, unit));
  if (foreign.length) return refuse(plainRefusal('not-in-the-list', namedUnits(foreign)));
  return ok([{ type: 'OpinionsAttached', data: { opinions }, rules: ['INV-07'] }]);
}

/** E24. A missing machine-readable catalogue is a listed defect, not a bar. */
function offer(transfer: Transfer, command: Extract<TransferCommand, { kind: 'offer' }>): Drafts {
  const { act, draft } = transfer;
  if (act.serious) return refuse(plainRefusal('already-offered'));
  if (!act.listed) return refuse(plainRefusal('list-open'));
  // The law of an earlier day is that of an old deed; what is offered now is offered under the law of now.
  const day = draft.historical ? command.deed.businessDate : command.deed.today;
  const lacking = opinionsGiven(transfer, command, law.at(day, command.deed.lawData));
  if (lacking) return lacking;
  const early = draft.historical ? undefined : earlyDefect(command.early ?? []);
  const defects = [
    ...(command.catalogue
      ? []
      : [{ code: 'no-catalogue', text: '未附机读目录 / no machine-readable catalogue attached' }]),
    ...(early ? [early] : []),
  ];
  return ok([
    {
      type: 'TransferOffered',
      data: {
        ...act.listed,
        ...(command.packages?.length && { packages: [...command.packages] }),
        ...(command.catalogue && { catalogue: command.catalogue }),
        ...(command.carriers && { carriers: command.carriers }),
        ...(command.findingAids?.length && { findingAids: command.findingAids }),
        defects,
      },
      rules: ['INV-07'],
    },
  ]);
}

/** INV-07, of what goes into an archives by a transfer. */
function opinionsGiven(
  { act, draft, opinions }: Transfer,
  { intoArchives }: { readonly intoArchives: boolean },
  day: LawAt,
): Refused | undefined {
  if (!intoArchives || draft.nature !== 'transfer') return undefined;
  const units = act.serious ? manifestOf(act) : act.parts.flatMap((part) => [...part.keys()]);
  const lacking = opinionsRefusal(units, opinions, day);
  return lacking && refuse(lacking);
}

/** Nobody signs, checks or returns what is still being claimed. */
function claimsDone(act: Act): Refused | undefined {
  if (!act.serious) return refuse(plainRefusal('not-offered'));
  return act.claimedParts.size < act.parts.length ? refuse(plainRefusal('claims-under-way')) : undefined;
}

/** What is being given back would be sealed out of the manifest and yet stay claimed: it goes first. */
const signable = (transfer: Transfer): Refused | undefined =>
  claimsDone(transfer.act) ??
  (leavingOf(transfer.act).length ? refuse(plainRefusal('claims-under-way')) : undefined) ??
  acceptable(transfer);

function check(act: Act, data: TransferChecked): Drafts {
  const foreign = [...data.found, ...data.missing].filter((unit) => !unitOfAct(act, unit));
  if (foreign.length) return refuse(plainRefusal('not-in-the-list', namedUnits(foreign)));
  return ok([{ type: 'TransferChecked', data, rules: ['INV-02'] }]);
}

/** E25, INV-04: never refused, only returned, and only for defects that are named. */
function giveBack(act: Act, data: TransferReturned, finding: FindingCandidateRaised | undefined): Drafts {
  if (!data.defects.length) return refuse(ruleRefusal('defects-missing', 'INV-04'));
  const manifest = new Set(manifestOf(act));
  const units = data.scope === 'all' ? [] : data.units;
  const gone = units.filter((unit) => !manifest.has(unit));
  if (gone.length) return refuse(plainRefusal('not-in-the-list', namedUnits(gone)));
  const named = new Set(data.defects.flatMap(({ unit }) => unit ?? []));
  const silent = units.filter((unit) => !named.has(unit));
  if (silent.length) return refuse(ruleRefusal('defects-missing', 'INV-04', namedUnits(silent)));
  return ok([
    { type: 'TransferReturned', data: { ...data, units: [...units] }, rules: ['INV-04'] },
    ...(finding ? [{ type: 'FindingCandidateRaised' as const, data: finding, rules: ['INV-05'] }] : []),
  ]);
}

/** A transfer entered from old paper was checked then; any other one is held against what came. */
const acceptable = (transfer: Transfer): Refused | undefined =>
  notAcceptable(transfer) ??
  (transfer.draft.historical ? undefined : (reportsThere(transfer) ?? receivedAsListed(transfer)));

/** INV-31: electronic records are checked before they are handed over, and again at receipt. */
function reportsThere({ electronic, reported }: Transfer): Refused | undefined {
  const missing = (['sender', 'receiver'] as const).filter((stage) => !reported.has(stage));
  return electronic && missing.length
    ? refuse(ruleRefusal('report-missing', 'INV-31', { missing }))
    : undefined;
}

function notAcceptable({ act, failedChecks }: Transfer): Refused | undefined {
  if (!manifestOf(act).length) return refuse(plainRefusal('nothing-left'));
  return failedChecks.length
    ? refuse(ruleRefusal('mandatory-check-failed', 'INV-31', { checks: [...failedChecks] }))
    : undefined;
}

/** S11: what is signed for is what is there, unit by unit; equal numbers are not enough. */
function receivedAsListed({ act, checked, unlisted }: Transfer): Refused | undefined {
  const missing = manifestOf(act).filter((unit) => checked.get(unit) !== 'found');
  return missing.length || unlisted.size
    ? refuse(
        ruleRefusal('received-differs-from-listed', 'INV-02', {
          missing: firstNamed(missing),
          missingCount: missing.length,
          unlisted: firstNamed([...unlisted]),
          unlistedCount: unlisted.size,
        }),
      )
    : undefined;
}
