import type { DomainEvent, EventType } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { actAfter, actBegun, isActOpening, itemsOf } from './inbox-act';
import { blankItem, type InboxItem } from './inbox-item';
import { foldLoss, isAboutLoss, LOSS_TABLE, LOSS_TYPES, lossNeeds, lossTouches } from './inbox-losses';
import { leftIn } from './inbox-opening';
import { foldOrder, isAboutOrder, ORDER_TYPES } from './inbox-orders';
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

const PROPOSED: { readonly [type: string]: string } = {
  CorrectionProposed: 'correction-proposed',
  HeldSinceCorrectionProposed: 'held-since-proposed',
  HistoryReconstructionProposed: 'history-proposed',
  EffectCorrectionProposed: 'effect-date-proposed',
  LotDateCorrectionProposed: 'lot-date-proposed',
  FilingProposed: 'filing-proposed',
};
const SECONDED = [
  'ItemCorrected',
  'HeldSinceCorrected',
  'HistoryReconstructed',
  'EffectCorrected',
  'LotDateCorrected',
  'ItemFiled',
] as const;

/** What waits for whom, since when (待办). Whether a loan is past due is for the query, which knows the day. */
export const inboxProjection: Projection = {
  name: 'inbox',
  version: 12,
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
    {
      // The two sides of what passed the gate by a transfer: `<fonds>/<revision>`.
      name: 'inbox_passed',
      columns: { id: 'text', sender: 'uuid', receiver: 'uuid' },
      key: ['id'],
      group: 'id',
    },
    {
      name: 'inbox_loan',
      columns: {
        unit: 'uuid',
        act: 'uuid',
        fonds: 'uuid',
        organisation: 'uuid',
        due: 'date',
        since: 'timestamptz',
        position: 'bigint',
      },
      key: ['unit'],
      group: 'unit',
      indexes: ['due'],
    },
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
    'EffectApplied',
    'LoanReturned',
    'TransferAccepted',
    'AccessionNumbered',
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
        return loan(logged, rows);
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

function secondedBy(event: DomainEvent): string | undefined {
  return (SECONDED as readonly string[]).includes(event.type)
    ? (event.data as { readonly seconds: string }).seconds
    : undefined;
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

const passedId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

/** Named by its event; it waits for another person of whoever keeps the unit, or for the other side of a transfer. */
function proposal(kind: string, { event, stored }: LoggedEvent, rows: Rows): Row {
  const own = stored.meta.actor.organisation ?? null;
  const passed =
    event.type === 'EffectCorrectionProposed'
      ? rows.get('inbox_passed', { id: passedId(stored.stream, event.data.corrects) })
      : undefined;
  const other = passed && [passed.sender, passed.receiver].find((side) => side !== own);
  const at = (prefix: string): string | null =>
    stored.stream.startsWith(prefix) ? stored.stream.slice(prefix.length) : null;
  return {
    ...blankItem(stored.id, stored),
    item: 'proposal',
    kind,
    organisation: other ?? own,
    ...(other && { party: own }),
    fonds: at('gate-'),
    unit: at('unit-'),
    revision: event.type === 'EffectCorrectionProposed' ? event.data.corrects : null,
    not_by: [stored.meta.actor.account],
  };
}

function loanUnits(event: DomainEvent, stream: string): readonly string[] {
  if (event.type === 'LoanReturned') return event.data.of.units ?? [];
  if (event.type !== 'EffectApplied' || !stream.startsWith('unit-')) return [];
  return ['loaned', 'loan-returned'].includes(event.data.effect.kind) ? [stream.slice('unit-'.length)] : [];
}

function loan({ event, stored }: LoggedEvent, rows: Rows): void {
  for (const unit of loanUnits(event, stored.stream)) {
    if (event.type === 'EffectApplied' && event.data.effect.kind === 'loaned') {
      const { effect, act, gate } = event.data;
      rows.put('inbox_loan', {
        unit,
        act: act ?? null,
        fonds: gate.fonds,
        organisation: stored.meta.actor.organisation ?? null,
        due: effect.due ?? effect.since,
        since: stored.meta.recordedAt,
        position: stored.position.toString(),
      });
    } else {
      const row = rows.get('inbox_loan', { unit });
      if (row) rows.remove('inbox_loan', row);
    }
  }
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
