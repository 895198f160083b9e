import type { DomainEvent, EventType } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Rows } from '@fonds/projections';
import { actAfter, actBegun, isActOpening, itemsOf } from './inbox-act';
import { blankItem, type InboxItem } from './inbox-item';
import { foldLoan, LOAN_TABLE, LOAN_TYPES, loanUnits } from './inbox-loans';
import { foldLoss, isAboutLoss, LOSS_TABLE, LOSS_TYPES, lossNeeds, lossTouches } from './inbox-losses';
import { leftIn } from './inbox-opening';
import { foldOrder, isAboutOrder, ORDER_TYPES } from './inbox-orders';
import { PASSED_TABLE, passedId, proposal, PROPOSED, SECONDED, secondedBy } from './inbox-proposals';
import { SPOKEN_TABLE, spokenId, spokenIn } from './inbox-spoken';

const ACT_TYPES = [
  'TransferDrafted',
  'RearrangementOpened',
  'CorrectionBatchOpened',
  'WithdrawalRequested',
  'OpeningReviewPlanned',
  'JointReviewOpened',
  'OpeningOpinionGiven',
  'OpeningUnitsTakenOut',
  'OpeningAgreed',
  'ExtensionSubmitted',
  'ExtensionConsented',
  'ExtensionRejected',
  'DestructionListDrawn',
  'DestructionPaperEntered',
  'DestructionApproved',
  'DestructionDeclined',
  'DestructionFiled',
  'DestructionRegisterSigned',
  'DestructionCounted',
  'DestructionUnitsRemoved',
  'DestructionCertificateSigned',
  'DestructionCertified',
  'AppraisalOpened',
  'AppraisalUnitsListed',
  'AppraisalDecided',
  'AppraisalReported',
  'AppraisalWithdrawn',
  'ActUnitsClaimed',
  'ManifestSealed',
  'TransferOffered',
  'TransferChecked',
  'TransferReturned',
  'PaperSignatureEntered',
  'TransferSigned',
  'TransferWithdrawn',
  'ActSeconded',
  'WithdrawalChecked',
  'ActWithdrawn',
  'ActUnitsReleased',
  'ActSealed',
  'ActRefusedAtGate',
  'ActDecided',
  'ActClosed',
] as const satisfies readonly EventType[];

/** What waits for whom, since when (待办). */
export const inboxProjection: Projection = {
  name: 'inbox',
  version: 13,
  tables: [
    {
      // What later events of an act or import need to know of it.
      name: 'inbox_act',
      columns: {
        id: 'uuid',
        kind: 'text',
        stage: 'text',
        fonds: 'uuid',
        custodian: 'uuid',
        counterpart: 'uuid',
        account: 'uuid',
        historical: 'boolean',
        // Of a transfer into custody: none, due, numbered.
        accession: 'text',
        units: 'int',
        signed: 'text[]',
        papers: 'text[]',
        // Of openings, destructions and appraisals: what was said and done so far.
        marks: 'text[]',
      },
      key: ['id'],
      group: 'id',
    },
    {
      name: 'inbox_item',
      columns: {
        subject: 'uuid',
        item: 'text',
        kind: 'text',
        organisation: 'uuid',
        party: 'uuid',
        fonds: 'uuid',
        unit: 'uuid',
        side: 'text',
        capacity: 'text',
        revision: 'int',
        units: 'int',
        // Of an order to put something right.
        due: 'date',
        not_by: 'uuid[]',
        since: 'timestamptz',
        position: 'bigint',
      },
      key: ['subject', 'item'],
      group: 'subject',
      indexes: ['organisation, position', 'position'],
    },
    PASSED_TABLE,
    LOAN_TABLE,
    SPOKEN_TABLE,
    LOSS_TABLE,
  ],
  types: [
    ...ACT_TYPES,
    ...(Object.keys(PROPOSED) as EventType[]),
    ...SECONDED,
    'ImportStarted',
    'ImportFinished',
    'ImportChecked',
    'TransferAccepted',
    'AccessionNumbered',
    ...LOAN_TYPES,
    ...LOSS_TYPES,
    ...ORDER_TYPES,
  ],
  touches(logged) {
    const { event, stored } = logged;
    if (isAboutLoss(logged)) return lossTouches(logged);
    if (isAboutOrder(event)) return [{ table: 'inbox_item', group: event.data.order }];
    const seconds = secondedBy(event);
    if (seconds !== undefined) return [{ table: 'inbox_item', group: seconds }];
    if (event.type === 'EffectCorrectionProposed')
      return [{ table: 'inbox_passed', group: passedId(stored.stream, event.data.corrects) }];
    if (event.type === 'EffectApplied' || event.type === 'LoanReturned')
      return loanUnits(event, stored.stream).map((group) => ({ table: 'inbox_loan', group }));
    const id = subjectOf(event, stored.stream);
    return id === undefined || isActOpening(event) || event.type === 'ImportStarted'
      ? []
      : [
          ...['inbox_act', 'inbox_item'].map((table) => ({ table, group: id })),
          ...spokenOf(event).map((unit) => ({ table: SPOKEN_TABLE.name, group: spokenId(id, unit) })),
        ];
  },
  needs: (logged, rows) => (isAboutLoss(logged) ? lossNeeds(logged, rows) : []),
  fold(logged, rows) {
    if (isAboutLoss(logged)) return foldLoss(logged, rows);
    const { event, stored } = logged;
    if (isAboutOrder(event)) return foldOrder(event, stored, rows);
    const seconds = secondedBy(event);
    if (seconds !== undefined) return clear(rows, seconds);
    const proposed = PROPOSED[event.type];
    if (proposed !== undefined) return rows.put('inbox_item', proposal(proposed, logged, rows));
    switch (event.type) {
      case 'TransferAccepted': {
        const { from, to } = event.data;
        return rows.put('inbox_passed', {
          id: passedId(stored.stream, stored.revision),
          sender: from,
          receiver: to,
        });
      }
      case 'EffectApplied':
      case 'LoanReturned':
        return foldLoan(logged, rows);
      case 'ImportStarted':
      case 'ImportFinished':
      case 'ImportChecked':
        return imported(logged, rows);
      default: {
        const id = subjectOf(event, stored.stream);
        if (id === undefined) return;
        // A draft waits for nobody.
        if (isActOpening(event)) return rows.put('inbox_act', actBegun(id, event, stored));
        const before = rows.get('inbox_act', { id });
        if (!before) return;
        const after = actAfter(before, event, stored, spokenIn(id, rows));
        rows.put('inbox_act', after);
        settle(rows, id, itemsOf(after), logged);
      }
    }
  },
};

/** The units of which it counts whether somebody has spoken. */
function spokenOf(event: DomainEvent): readonly string[] {
  switch (event.type) {
    case 'OpeningOpinionGiven':
    case 'OpeningAgreed':
    case 'ExtensionSubmitted':
    case 'ExtensionRejected':
      return event.data.units;
    case 'OpeningUnitsTakenOut':
    case 'ActUnitsReleased':
      return leftIn(event);
    case 'AppraisalDecided':
      return event.data.opinions.flatMap(({ units }) => units);
    default:
      return [];
  }
}

/** Of an act, an appraisal or an import; a number in the register is about the act that it names. */
function subjectOf(event: DomainEvent, stream: string): string | undefined {
  if (event.type === 'AccessionNumbered') return event.data.act;
  const [, id] = /^(?:act|appraisal|import)-(.+)$/.exec(stream) ?? [];
  return id;
}

function clear(rows: Rows, subject: string): void {
  for (const row of rows.group('inbox_item', subject)) rows.remove('inbox_item', row);
}

/** Items that still wait keep their day; others come and go with the event. */
function settle(rows: Rows, subject: string, wanted: readonly InboxItem[], { stored }: LoggedEvent): void {
  const names = new Set(wanted.map(({ item }) => item));
  const there = rows.group('inbox_item', subject);
  for (const row of there) if (!names.has(String(row.item))) rows.remove('inbox_item', row);
  const known = new Map(there.map((row) => [String(row.item), row]));
  // Who may not, and how many units it is about, may be otherwise by now.
  for (const item of wanted)
    rows.put('inbox_item', { ...(known.get(item.item) ?? blankItem(subject, stored)), ...item });
}

/** E95: whoever ran an import does not check it. */
function imported({ event, stored }: LoggedEvent, rows: Rows): void {
  const id = subjectOf(event, stored.stream);
  if (id === undefined) return;
  const { account } = stored.meta.actor;
  if (event.type === 'ImportStarted')
    return rows.put('inbox_act', {
      id,
      kind: 'import',
      stage: 'started',
      fonds: null,
      custodian: event.data.archives,
      counterpart: null,
      account,
      historical: false,
      accession: null,
      units: null,
      signed: [],
      papers: [],
      marks: [],
    });
  const begun = rows.get('inbox_act', { id });
  if (event.type === 'ImportChecked' || !begun) return clear(rows, id);
  if (event.type !== 'ImportFinished') return;
  rows.put('inbox_item', {
    ...blankItem(id, stored),
    item: 'check',
    kind: 'import-to-check',
    organisation: begun.custodian ?? null,
    units: event.data.counts.units,
    not_by: [...new Set([String(begun.account), account])],
  });
}
