import type { DomainEvent } from '@fonds/event-contracts';
import { GATE_EFFECTS, isGateEffect } from '@fonds/holdings';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { isSilentDecision, SILENT_DECISIONS, type SilentDecision } from '../domain/gate.state';

const OPENING = [
  'TransferDrafted',
  'RearrangementOpened',
  'CorrectionBatchOpened',
  'LoanRequested',
  'MoveOrdered',
  'AccessionOpened',
  'ArrangementOpened',
  'WithdrawalRequested',
  'DestructionListDrawn',
  'OpeningReviewPlanned',
] as const;

const STEPS = [
  'AccessionNumberTaken',
  'WithdrawalChecked',
  'ManifestSealed',
  'TransferOffered',
  'JointReviewOpened',
  'TransferDispatched',
  'TransferChecked',
  'TransferReturned',
  'FourPropertyReportFiled',
  'PaperSignatureEntered',
  'TransferSigned',
  'TransferWithdrawn',
  'DestructionApproved',
  'DestructionDeclined',
  'DestructionCounted',
  'DestructionCertified',
  'ActSeconded',
  'ActWithdrawn',
  'ActUnitsClaimed',
  'ActUnitsReleased',
  'ActSealed',
  'ActRefusedAtGate',
  'ActDecided',
  'ActPartApplied',
  'ActClosed',
] as const;

/** Acts over many units (业务行为) with their phase and counts, the holds of each fonds, and what passed its gate. */
export const actProjection: Projection = {
  name: 'acts',
  version: 4,
  tables: [
    {
      name: 'act',
      columns: {
        id: 'uuid',
        kind: 'text',
        fonds: 'uuid',
        custodian: 'uuid',
        counterpart: 'uuid',
        // The counterpart has been told of it: a draft is its sender's alone, also when it was withdrawn.
        offered: 'boolean',
        nature: 'text',
        opened_by: 'uuid',
        business_date: 'date',
        phase: 'text',
        listed: 'int',
        claimed: 'int',
        refused: 'int',
        returned: 'int',
        applied: 'int',
        signatures: 'text[]',
        refusal: 'text',
        gate: 'int',
        opened_position: 'bigint',
        phase_position: 'bigint',
        last_position: 'bigint',
        ended: 'boolean',
      },
      key: ['id'],
      group: 'id',
      indexes: ['fonds, opened_position', 'custodian, phase', 'counterpart, phase'],
    },
    {
      name: 'hold',
      columns: {
        id: 'uuid',
        fonds: 'uuid',
        kind: 'text',
        covers: 'text',
        units: 'int',
        since: 'date',
        stops: 'text[]',
        passes: 'uuid',
        ground: 'text',
        document: 'text',
        placed_position: 'bigint',
        lifted_on: 'date',
        lifted_ground: 'text',
        lifted_position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['fonds, placed_position'],
    },
    {
      name: 'passage',
      columns: {
        id: 'text',
        fonds: 'uuid',
        revision: 'int',
        event: 'uuid',
        type: 'text',
        act: 'uuid',
        units: 'int',
        since: 'date',
        // What the rules of its corrected day would have refused.
        raised: 'text[]',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['fonds, position'],
    },
  ],
  types: [
    ...OPENING,
    ...STEPS,
    ...GATE_EFFECTS,
    ...SILENT_DECISIONS,
    'HoldPlaced',
    'HoldLifted',
    'EffectCorrected',
  ],
  touches({ event, stored }) {
    if (event.type === 'HoldLifted') return [{ table: 'hold', group: event.data.hold }];
    if (event.type === 'EffectCorrected')
      return [{ table: 'passage', group: passageId(stored.stream, event.data.corrects) }];
    return stored.stream.startsWith('act-') && stored.revision > 0
      ? [{ table: 'act', group: actId(stored.stream) }]
      : [];
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const position = stored.position.toString();
    if (isOpening(event)) return rows.put('act', openingRow(event, logged));
    switch (event.type) {
      case 'HoldPlaced':
        return rows.put('hold', holdRow(event, stored.stream.slice('gate-'.length), position));
      case 'HoldLifted': {
        const hold = rows.get('hold', { id: event.data.hold });
        const { since, ground } = event.data;
        if (hold)
          rows.put('hold', {
            ...hold,
            lifted_on: since,
            lifted_ground: ground,
            lifted_position: position,
          });
        return;
      }
      case 'EffectCorrected': {
        const passage = rows.get('passage', { id: passageId(stored.stream, event.data.corrects) });
        const { after, raised = [] } = event.data;
        if (passage)
          rows.put('passage', { ...passage, since: after, raised: raised.map(({ code }) => code) });
        return;
      }
      default:
        if (isGateEffect(event) || isSilentDecision(event)) passed(event, logged, rows);
        else advance(event, logged, rows);
    }
  },
};

const actId = (stream: string): string => stream.slice('act-'.length);
const passageId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

type Opening = DomainEvent<(typeof OPENING)[number]>;
const isOpening = (event: DomainEvent): event is Opening =>
  (OPENING as readonly string[]).includes(event.type);

const KINDS: { readonly [T in Opening['type']]: string } = {
  TransferDrafted: 'transfer',
  RearrangementOpened: 'rearrangement',
  CorrectionBatchOpened: 'corrections',
  LoanRequested: 'loan',
  MoveOrdered: 'move',
  AccessionOpened: 'accession',
  ArrangementOpened: 'arrangement',
  WithdrawalRequested: 'withdrawal',
  DestructionListDrawn: 'destruction',
  OpeningReviewPlanned: 'opening',
};

function openingRow(event: Opening, { stored }: LoggedEvent): Row {
  const position = stored.position.toString();
  const transfer = event.type === 'TransferDrafted' ? event.data : undefined;
  return {
    id: actId(stored.stream),
    kind: KINDS[event.type],
    fonds: event.data.fonds,
    custodian:
      'from' in event.data && transfer
        ? transfer.from
        : 'custodian' in event.data
          ? event.data.custodian
          : null,
    counterpart: transfer?.to ?? null,
    offered: false,
    nature: transfer?.nature ?? null,
    opened_by: stored.meta.actor.account,
    business_date: stored.meta.businessDate,
    phase: 'drafted',
    listed: 0,
    claimed: 0,
    refused: 0,
    returned: 0,
    applied: 0,
    signatures: [],
    refusal: null,
    gate: null,
    opened_position: position,
    phase_position: position,
    last_position: position,
    ended: false,
  };
}

function holdRow({ data }: DomainEvent<'HoldPlaced'>, fonds: string, position: string): Row {
  return {
    id: data.hold,
    fonds,
    kind: data.kind,
    covers: data.covers,
    units: data.of?.count ?? null,
    since: data.since,
    stops: data.stops,
    passes: data.case ?? null,
    ground: data.ground,
    document: data.document ?? null,
    placed_position: position,
    lifted_on: null,
    lifted_ground: null,
    lifted_position: null,
  };
}

function passed(
  event: DomainEvent<(typeof GATE_EFFECTS)[number]> | SilentDecision,
  { stored }: LoggedEvent,
  rows: Rows,
): void {
  rows.put('passage', {
    id: passageId(stored.stream, stored.revision),
    fonds: stored.stream.slice('gate-'.length),
    revision: stored.revision,
    event: stored.id,
    type: stored.type,
    act: event.data.of?.act ?? null,
    units: event.data.of?.count ?? null,
    since: event.data.since,
    raised: [],
    position: stored.position.toString(),
  });
}

/** Phases in the order of architecture.md §5; a refusal at the gate opens an act again. */
function advance(event: DomainEvent, { stored }: LoggedEvent, rows: Rows): void {
  const act = rows.get('act', { id: actId(stored.stream) });
  if (!act) return;
  const change = changeOf(event, act);
  const position = stored.position.toString();
  const phase = change.phase ?? act.phase;
  rows.put('act', {
    ...act,
    ...change,
    last_position: position,
    phase_position: phase === act.phase ? (act.phase_position ?? null) : position,
  });
}

function changeOf(event: DomainEvent, act: Row): Row {
  switch (event.type) {
    case 'ManifestSealed':
      return { listed: event.data.count };
    case 'TransferOffered':
    case 'ActSeconded':
    case 'AccessionNumberTaken':
    case 'DestructionApproved':
      return { phase: 'offered', offered: true };
    case 'JointReviewOpened':
      return { phase: 'offered', offered: true, counterpart: event.data.partner ?? null };
    case 'ActUnitsClaimed':
      return {
        claimed: Number(act.claimed) + event.data.claimed.length,
        refused: Number(act.refused) + event.data.refused.length,
      };
    case 'TransferDispatched':
      return { phase: 'in-transit' };
    case 'TransferChecked':
    case 'WithdrawalChecked':
    case 'DestructionCounted':
      return { phase: 'checked' };
    case 'DestructionCertified':
      return { phase: 'certified' };
    case 'TransferReturned':
      return event.data.scope === 'all' ? { phase: 'returned' } : {};
    case 'ActUnitsReleased':
      return { returned: Number(act.returned) + event.data.units.length };
    case 'TransferSigned': {
      const { side, capacity } = event.data;
      return { signatures: [...((act.signatures ?? []) as readonly string[]), `${side} ${capacity}`] };
    }
    case 'TransferWithdrawn':
    case 'ActWithdrawn':
    case 'DestructionDeclined':
      return { phase: 'withdrawn' };
    case 'ActSealed':
      return { phase: 'sealed', refusal: null };
    case 'ActRefusedAtGate':
      return { phase: 'refused', refusal: event.data.code };
    case 'ActDecided':
      return { phase: 'decided', gate: event.data.gate };
    case 'ActPartApplied':
      return { applied: Number(act.applied) + event.data.count };
    case 'ActClosed':
      return {
        phase: act.phase === 'withdrawn' || act.phase === 'returned' ? (act.phase as string) : 'closed',
        ended: true,
      };
    default:
      return {};
  }
}
