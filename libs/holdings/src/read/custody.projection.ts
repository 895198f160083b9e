import type {
  CustodyInterval,
  FieldChange,
  HoldingTakenOn,
  Owner,
  RecordCaptured,
} from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import type { CivilDate } from '@fonds/kernel';
import { custodyTimeline } from '../domain/custody-timeline';
import { GATE_EFFECTS } from '../domain/gate-effect';
import { MANIFEST_TABLES, MANIFEST_TYPES, manifestTouches, storeManifest } from './act-manifest';
import { believed, periodColumns, revise, withEntry, withHistory, withOtherHistory } from './custody-belief';
import { foldGate, GATE_EFFECT_TABLE, gateTouches, unitsAtGate } from './custody-moves';

/**
 * Custody in two times. A row says: from `since` until `until` (exclusive) `custodian` had the unit; that is what was
 * known from log position `known_from` until `known_to` (exclusive). No row is ever changed but for its `known_to`,
 * so every earlier belief can be asked for again. An act's units move together, at the position of its gate event.
 * `moved` is the position of the event that last said who had the unit when: a later belief may be about its medium only.
 */
export const custodyProjection: Projection = {
  name: 'custody',
  version: 4,
  tables: [
    {
      name: 'custody',
      columns: {
        unit: 'uuid',
        known_from: 'bigint',
        seq: 'int',
        known_to: 'bigint',
        fonds: 'uuid',
        series: 'uuid',
        custodian: 'uuid',
        holder: 'uuid',
        owner_kind: 'text',
        owner: 'uuid',
        transferring: 'uuid',
        since: 'date',
        until: 'date',
        beginning_known: 'boolean',
        taken_on: 'date',
        first_since: 'date',
        level: 'text',
        medium: 'text',
        retention: 'text',
        secrecy: 'text',
        opening: 'text',
        pages: 'bigint',
        bytes: 'bigint',
        import: 'uuid',
        source: 'text',
        out: 'text',
        term: 'text',
        place: 'bigint',
        gate: 'int',
        moved: 'bigint',
      },
      key: ['unit', 'known_from', 'seq'],
      group: 'unit',
      // By `known_from`, what has changed since a position is found without reading all that has not.
      indexes: ['fonds, since', 'custodian', 'known_from'],
    },
    {
      // Owners and transferring units named after the opening entry; those it named are with the fonds.
      name: 'later_party',
      columns: { unit: 'uuid', organisation: 'uuid', fonds: 'uuid' },
      key: ['unit', 'organisation'],
      group: 'unit',
      indexes: ['fonds, organisation'],
    },
    GATE_EFFECT_TABLE,
    ...MANIFEST_TABLES,
  ],
  types: [
    'HoldingTakenOn',
    'RecordCaptured',
    'HeldSinceCorrected',
    'HistoryReconstructed',
    'ItemDescribed',
    'ItemCorrected',
    'SecrecyChanged',
    'Declassified',
    'RetentionAssigned',
    'RetentionReset',
    'ItemsOpened',
    'OpeningExtended',
    'EventCorrected',
    'EffectCorrected',
    ...MANIFEST_TYPES,
    ...GATE_EFFECTS,
  ],
  touches(logged) {
    const { event, stored } = logged;
    if (event.type === 'HoldingTakenOn' || event.type === 'RecordCaptured') return [];
    if (stored.stream.startsWith('act-')) return manifestTouches(stored.stream.slice('act-'.length));
    // A fonds, a series and an organisation have events that are corrected, too.
    if (event.type === 'EventCorrected' && !stored.stream.startsWith('unit-')) return [];
    if (stored.stream.startsWith('gate-')) return gateTouches(logged);
    return ['custody', 'later_party'].map((table) => ({
      table,
      group: stored.stream.slice('unit-'.length),
    }));
  },
  needs: (logged, rows) => unitsAtGate(logged, rows).map((unit) => ({ table: 'custody', group: unit })),
  fold(logged, rows) {
    const { event, stored } = logged;
    if (event.type === 'HoldingTakenOn' || event.type === 'RecordCaptured')
      takeOn(stored.stream.slice('unit-'.length), event.data, logged, rows);
    else if (event.type === 'EventCorrected' && !stored.stream.startsWith('unit-')) return;
    else if (!foldGate(logged, rows) && !storeManifest(logged, rows))
      describe(stored.stream.slice('unit-'.length), logged, rows);
  },
};

function takeOn(
  unit: string,
  data: HoldingTakenOn | RecordCaptured,
  { stored }: LoggedEvent,
  rows: Rows,
): void {
  const { custodian, holder } = data;
  const businessDate = stored.metaMember('businessDate') as CivilDate;
  const [heldSince, term] =
    'heldSince' in data
      ? [data.heldSince, data.kind ?? 'taken-on']
      : [{ printed: businessDate, to: businessDate }, 'created'];
  const entry = { custodian, holder, heldSince, businessDate };
  const [period] = custodyTimeline(entry, []);
  if (!period) return;
  rows.put('custody', {
    unit,
    known_from: stored.position.toString(),
    seq: 0,
    known_to: null,
    fonds: data.fonds,
    series: data.series ?? null,
    owner_kind: data.owner.kind,
    owner: data.owner.organisation ?? null,
    transferring: data.transferringUnit ?? null,
    ...periodColumns(period, term),
    taken_on: entry.businessDate,
    first_since: period.from,
    level: data.level,
    medium: data.description.medium ?? null,
    retention: data.description.retention ?? null,
    secrecy: data.description.secrecy ?? null,
    opening: data.description.opening ?? null,
    pages: data.description.pages ?? null,
    bytes: data.description.bytes === undefined ? null : String(data.description.bytes),
    import: stored.metaMember('correlation'),
    moved: stored.position.toString(),
  });
}

/** A change of what is counted, or of when custody began. */
function describe(unit: string, { event, stored }: LoggedEvent, rows: Rows): void {
  const current = believed(rows, unit);
  if (!current.length) return;
  const next = ((): readonly Row[] | undefined => {
    switch (event.type) {
      case 'HeldSinceCorrected': {
        const { printed, to } = event.data.after;
        return withEntry(current, { printed, ...(to && { to }) });
      }
      case 'HistoryReconstructed':
        return withHistory(current, event.data.intervals);
      case 'SecrecyChanged':
        return current.map((row) => ({ ...row, secrecy: event.data.after }));
      case 'Declassified':
        return current.map((row) => ({ ...row, secrecy: null }));
      case 'RetentionAssigned':
      case 'RetentionReset':
        return current.map((row) => ({ ...row, retention: event.data.after }));
      case 'OpeningExtended':
        return current.map((row) => ({ ...row, opening: event.data.state }));
      case 'EventCorrected':
        return standing(current, event.data.stands ?? []);
      case 'ItemDescribed':
      case 'ItemCorrected': {
        const columns = event.data.entry ? {} : changedColumns(event.data.fields);
        return current.map((row) => ({ ...row, ...columns }));
      }
      default:
        return undefined;
    }
  })();
  if (!next) return;
  const custody =
    event.type === 'HeldSinceCorrected' ||
    event.type === 'HistoryReconstructed' ||
    (event.type === 'EventCorrected' && Boolean(event.data.stands?.some(({ field }) => field === 'history')));
  revise(rows, current, next, stored.position.toString(), custody);
  const [before, after] = [current[current.length - 1], next[next.length - 1]];
  if (before && after && (before.owner !== after.owner || before.transferring !== after.transferring))
    nameParties(unit, after, rows);
}

/** What a corrected event says of the unit now. */
function standing(current: readonly Row[], stands: readonly FieldChange[]): readonly Row[] | undefined {
  const history = stands.find(({ field }) => field === 'history');
  const next = history ? withOtherHistory(current, history.after as readonly CustodyInterval[]) : current;
  return next?.map((row) => ({ ...row, ...changedColumns(stands) }));
}

/** Whoever owns or transferred the unit now sees its fonds too (architecture.md §8). */
function nameParties(unit: string, { fonds = null, owner, transferring }: Row, rows: Rows): void {
  for (const row of rows.group('later_party', unit)) rows.remove('later_party', row);
  for (const organisation of new Set([owner, transferring]))
    if (organisation) rows.put('later_party', { unit, organisation, fonds });
}

const COUNTED = new Set(['medium', 'retention', 'secrecy', 'opening', 'pages', 'bytes']);

function changedColumns(fields: readonly FieldChange[]): Row {
  const columns: Record<string, Row[string]> = {};
  for (const { field, after } of fields) {
    if (field === 'owner') {
      columns.owner_kind = (after as Owner).kind;
      columns.owner = (after as Owner).organisation ?? null;
    } else if (field === 'transferringUnit') columns.transferring = (after as string | undefined) ?? null;
    else if (COUNTED.has(field))
      columns[field] =
        after === undefined ? null : field === 'pages' ? Number(after) : String(after as string | number);
  }
  return columns;
}
