import type { DomainEvent } from '@fonds/event-contracts';
import type { LoggedEvent, Row } from '@fonds/projections';
import { appraisalAfter, appraisalItems } from './inbox-appraisal';
import { destructionAfter, destructionItems, drawnMarks } from './inbox-destruction';
import type { InboxItem, ItemMaker } from './inbox-item';
import { LEFT, Marks } from './inbox-marks';
import { openingAfter, openingItems } from './inbox-opening';
import type { Spoken } from './inbox-spoken';

type Opening = DomainEvent<
  | 'TransferDrafted'
  | 'RearrangementOpened'
  | 'CorrectionBatchOpened'
  | 'WithdrawalRequested'
  | 'OpeningReviewPlanned'
  | 'DestructionListDrawn'
  | 'AppraisalOpened'
>;
type Stored = LoggedEvent['stored'];

const KINDS: { readonly [T in Opening['type']]: string } = {
  TransferDrafted: 'transfer',
  RearrangementOpened: 'rearrangement',
  CorrectionBatchOpened: 'corrections',
  WithdrawalRequested: 'withdrawal',
  OpeningReviewPlanned: 'opening',
  DestructionListDrawn: 'destruction',
  AppraisalOpened: 'appraisal',
};

/** What the second of two people does about an act of one custodian. */
const SECOND: { readonly [kind: string]: string } = {
  rearrangement: 'rearrangement-to-second',
  corrections: 'corrections-to-second',
  withdrawal: 'withdrawal-to-check',
};

export const isActOpening = (event: DomainEvent): event is Opening => event.type in KINDS;

/** All in which a side can sign; which of them a site wants is its policy, and asked for by the query. */
const SIGNING_CAPACITIES = ['head', 'handler', 'supervisor'] as const;
const SIDES = ['from', 'to'] as const;

export function actBegun(id: string, event: Opening, stored: Stored): Row {
  const transfer = event.type === 'TransferDrafted' ? event.data : undefined;
  const custodian = event.type === 'TransferDrafted' ? event.data.from : event.data.custodian;
  return {
    id,
    kind: KINDS[event.type],
    stage: 'drafted',
    fonds: event.data.fonds,
    custodian,
    counterpart: transfer?.to ?? null,
    account: stored.meta.actor.account,
    historical: transfer?.historical ?? false,
    accession: transfer?.nature === 'transfer' ? 'none' : null,
    units: null,
    signed: [],
    papers: [],
    marks: event.type === 'DestructionListDrawn' ? drawnMarks(event) : [],
  };
}

const texts = (value: Row[string] | undefined): readonly string[] => (value ?? []) as readonly string[];

/** What was signed for another list counts no more: the roots differ. */
const UNSIGNED = { signed: [], papers: [] };

/** What one kind of act makes of its own events. */
function ownAfter(before: Row, event: DomainEvent, stored: Stored, spoken: Spoken): Row {
  switch (before.kind) {
    case 'opening':
      return openingAfter(before, event, spoken);
    case 'destruction':
      return destructionAfter(before, event, stored);
    case 'appraisal':
      return appraisalAfter(before, event, spoken);
    default:
      return before;
  }
}

/** Units of the list that the act goes on without: refused at their claim, or given back since. */
function withoutLeft(act: Row, event: DomainEvent): Row {
  // What is returned whole is still a list of so many units; an opening knows who has left it, unit by unit.
  if (act.stage === 'returned' || act.kind === 'opening') return act;
  const left =
    event.type === 'ActUnitsClaimed'
      ? event.data.refused.length
      : event.type === 'ActUnitsReleased'
        ? event.data.units.length
        : 0;
  return left ? { ...act, marks: Marks.of(act).plus({ [LEFT]: left }) } : act;
}

export function actAfter(before: Row, event: DomainEvent, stored: Stored, spoken: Spoken): Row {
  const act = withoutLeft(ownAfter(before, event, stored, spoken), event);
  switch (event.type) {
    case 'ManifestSealed':
      return { ...act, units: event.data.count, stage: act.kind === 'transfer' ? 'drafted' : 'listed' };
    case 'TransferOffered':
      // What is entered late from paper was checked then.
      return { ...act, stage: act.historical ? 'checked' : 'offered' };
    case 'TransferChecked':
      return { ...act, stage: act.stage === 'offered' ? 'checked' : (act.stage ?? null) };
    case 'TransferReturned':
      return event.data.scope === 'all'
        ? { ...act, ...UNSIGNED, stage: 'returned' }
        : { ...act, ...UNSIGNED };
    case 'ActUnitsReleased':
      return { ...act, ...UNSIGNED };
    case 'PaperSignatureEntered': {
      const { side, capacity } = event.data;
      const paper = [stored.id, side, capacity, stored.meta.actor.account].join(' ');
      return { ...act, papers: [...texts(act.papers), paper] };
    }
    case 'TransferSigned': {
      const { side, capacity, seconds } = event.data;
      const papers = texts(act.papers).filter((paper) => !seconds || !paper.startsWith(seconds));
      return { ...act, papers, signed: [...texts(act.signed), `${side} ${capacity}`] };
    }
    case 'ActSeconded':
    case 'WithdrawalChecked':
      return { ...act, stage: 'seconded' };
    case 'ActSealed':
      return { ...act, stage: 'sealed' };
    case 'ActRefusedAtGate': {
      const changed = event.data.code === 'units-changed-since' ? UNSIGNED : {};
      return { ...act, ...changed, stage: 'refused' };
    }
    case 'ActDecided':
      return {
        ...act,
        stage: 'decided',
        accession: act.accession === 'none' ? 'due' : (act.accession ?? null),
      };
    case 'AccessionNumbered':
      return { ...act, accession: 'numbered' };
    case 'TransferWithdrawn':
    case 'ActWithdrawn':
      return { ...act, stage: 'withdrawn' };
    case 'ActClosed':
      // A destruction is at its end with its certificate, whatever has been applied before.
      if (act.kind === 'destruction' && act.stage === 'decided') return act;
      return { ...act, stage: act.stage === 'returned' ? 'returned' : 'closed' };
    default:
      return act;
  }
}

/** What waits while an act stands where it stands. */
export function itemsOf(act: Row): readonly InboxItem[] {
  const { stage, kind } = act;
  const make: ItemMaker = (name, what, side = 'from', notBy) => item(act, name, what, side, notBy);
  if (kind === 'opening') return openingItems(act, make);
  if (kind === 'destruction') return destructionItems(act, make);
  if (kind === 'appraisal') return appraisalItems(act, make);
  if (kind !== 'transfer')
    return stage === 'listed'
      ? [item(act, 'second', SECOND[String(kind)] ?? '', 'from', [String(act.account)])]
      : [];
  // E29: both sides have signed, and the register of the receiver does not know it yet.
  if (act.accession === 'due') return [item(act, 'register', 'batch-to-register', 'to')];
  switch (stage) {
    case 'offered':
      return [item(act, 'check', 'transfer-to-check', 'to')];
    case 'checked':
      return signing(act);
    case 'returned':
      return [item(act, 'returned', 'transfer-returned', 'from')];
    case 'refused':
      return [
        ...SIDES.map((side) => item(act, `refused ${side}`, 'transfer-refused', side)),
        ...signing(act),
      ];
    default:
      return [];
  }
}

function signing(act: Row): readonly InboxItem[] {
  const papers = texts(act.papers).map((paper) => paper.split(' '));
  const confirmed = papers.map(([event = '', side, capacity = '', account = '']) => ({
    ...item(act, `paper ${event}`, 'paper-to-confirm', side === 'to' ? 'to' : 'from', [account]),
    capacity,
  }));
  const done = new Set([...texts(act.signed), ...papers.map(([, side, capacity]) => `${side} ${capacity}`)]);
  const unsigned = SIDES.flatMap((side) =>
    SIGNING_CAPACITIES.filter((capacity) => !done.has(`${side} ${capacity}`)).map((capacity) => ({
      ...item(act, `sign ${side} ${capacity}`, 'transfer-to-sign', side),
      capacity,
    })),
  );
  return [...confirmed, ...unsigned];
}

function item(
  act: Row,
  name: string,
  kind: string,
  side: (typeof SIDES)[number],
  notBy: readonly string[] = [],
): InboxItem {
  const [from, to] = [String(act.custodian), act.counterpart === null ? null : String(act.counterpart)];
  return {
    item: name,
    kind,
    organisation: side === 'to' ? (to ?? from) : from,
    party: side === 'to' ? from : to,
    fonds: act.fonds === null ? null : String(act.fonds),
    side: act.kind === 'transfer' ? side : null,
    capacity: null,
    units: act.units === null ? null : Number(act.units) - Marks.of(act).count(LEFT),
    not_by: notBy,
  };
}
