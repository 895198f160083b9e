import type {
  CustodyInterval,
  EffectCorrected,
  FieldChange,
  HoldingTakenOn,
  Owner,
  RecordCaptured,
} from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import type { CivilDate } from '@fonds/kernel';
import { custodyTimeline, type CustodyMove } from '../domain/custody-timeline';
import {
  concernedUnits,
  ENTRY_TERMS,
  GATE_EFFECTS,
  gateEffect,
  isGateEffect,
  type GateEffectEvent,
} from '../domain/gate-effect';
import { afterEffect, changesCustody, type Standing } from '../domain/unit-effects';
import type { OpeningState } from '../domain/unit-opening.rule';
import {
  draftsOf,
  MANIFEST_TABLES,
  MANIFEST_TYPES,
  manifestOf,
  manifestTouches,
  storeManifest,
} from './act-manifest';
import {
  believed,
  moved,
  periodColumns,
  redated,
  revise,
  withEntry,
  withHistory,
  withOtherHistory,
} from './custody-belief';

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
    {
      // Units of each effect of a gate, for corrections that name it by its revision: `<fonds>/<revision>`.
      name: 'gate_effect',
      columns: { id: 'text', units: 'uuid[]' },
      key: ['id'],
      group: 'id',
    },
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
  touches({ event, stored }) {
    if (event.type === 'HoldingTakenOn' || event.type === 'RecordCaptured') return [];
    if (stored.stream.startsWith('act-')) return manifestTouches(stored.stream.slice('act-'.length));
    // A fonds, a series and an organisation have events that are corrected, too.
    if (event.type === 'EventCorrected' && !stored.stream.startsWith('unit-')) return [];
    if (!stored.stream.startsWith('gate-'))
      return ['custody', 'later_party'].map((table) => ({
        table,
        group: stored.stream.slice('unit-'.length),
      }));
    if (event.type === 'EffectCorrected')
      return [{ table: 'gate_effect', group: effectId(stored.stream, event.data.corrects) }];
    const act = event.type === 'ItemsOpened' ? event.data.of.act : actOfEffect(event);
    return act ? manifestTouches(act) : [];
  },
  needs({ event, stored }, rows) {
    const units =
      event.type === 'EffectCorrected'
        ? unitsOfEffect(rows, effectId(stored.stream, event.data.corrects))
        : event.type === 'ItemsOpened'
          ? manifestOf(rows, event.data.of.act ?? '')
          : isGateEffect(event) && movesCustody(event)
            ? unitsOf(event, rows)
            : [];
    return units.map((unit) => ({ table: 'custody', group: unit }));
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    if (event.type === 'HoldingTakenOn' || event.type === 'RecordCaptured')
      takeOn(stored.stream.slice('unit-'.length), event.data, logged, rows);
    else if (event.type === 'EffectCorrected') redate(logged, event.data, rows);
    else if (event.type === 'ItemsOpened') open(event.data.of.act ?? '', stored, rows);
    else if (isGateEffect(event)) applyEffect(event, logged, rows);
    else if (event.type === 'EventCorrected' && !stored.stream.startsWith('unit-')) return;
    else if (!storeManifest(logged, rows)) describe(stored.stream.slice('unit-'.length), logged, rows);
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

const effectId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

const unitsOfEffect = (rows: Rows, id: string): readonly string[] =>
  (rows.get('gate_effect', { id })?.units ?? []) as readonly string[];

const OPEN_STATE: OpeningState = '开放';

const actOfEffect = (event: LoggedEvent['event']): string | undefined =>
  isGateEffect(event) ? concernedUnits(event)?.act : undefined;

const movesCustody = (event: GateEffectEvent): boolean => changesCustody(gateEffect(event));

function unitsOf(event: GateEffectEvent, rows: Rows): readonly string[] {
  const concerned = concernedUnits(event);
  return concerned?.units ?? (concerned?.act ? manifestOf(rows, concerned.act) : []);
}

/** E63: all units of the sealed manifest are open from one position on; custody stays as it was. */
function open(act: string, { position }: LoggedEvent['stored'], rows: Rows): void {
  for (const unit of manifestOf(rows, act)) {
    const current = believed(rows, unit);
    const next = current.map((row) => ({ ...row, opening: OPEN_STATE }));
    revise(rows, current, next, position.toString(), false);
  }
}

/** All units of the effect at one position: no instant shows some of them moved and others not. */
function applyEffect(event: GateEffectEvent, { stored }: LoggedEvent, rows: Rows): void {
  if (!movesCustody(event)) return;
  const units = unitsOf(event, rows);
  const effect = gateEffect(event);
  const position = stored.position.toString();
  const entered = enter(event, stored, rows);
  rows.put('gate_effect', {
    id: effectId(stored.stream, stored.revision),
    units: [...units, ...entered],
  });
  for (const unit of units) {
    const current = believed(rows, unit);
    const last = current[current.length - 1];
    if (!last) continue;
    const { custodian, holder, transferringUnit, out } = afterEffect(standingOf(last), effect);
    const move: CustodyMove = {
      since: effect.since as CivilDate,
      place: position,
      gate: stored.revision,
      kind: effect.kind,
      custodian,
      holder,
      ...(transferringUnit && { transferringUnit }),
      ...(out && { out }),
    };
    const next = moved(current, move);
    if (next) revise(rows, current, next, position, true);
  }
}

const standingOf = (row: Row): Standing => ({
  custodian: String(row.custodian),
  holder: String(row.holder),
  ...(row.transferring !== null && { transferringUnit: String(row.transferring) }),
  ...(row.out !== null && { out: row.out as Standing['out'] }),
});

/**
 * The units that the act brings into being are held from the gate event on; their own streams follow.
 *
 * @returns their ids
 */
function enter(event: GateEffectEvent, stored: LoggedEvent['stored'], rows: Rows): readonly string[] {
  if (!isEntry(event)) return [];
  const { of, custodian } = event.data;
  const since = event.data.since as CivilDate;
  const entry = {
    custodian,
    holder: custodian,
    heldSince: { printed: since, to: since },
    businessDate: since,
  };
  const [period] = custodyTimeline(entry, []);
  if (!period || !of.act) return [];
  const position = stored.position.toString();
  return draftsOf(rows, of.act).map(({ act: _, ...draft }) => {
    rows.put('custody', {
      ...draft,
      known_from: position,
      seq: 0,
      known_to: null,
      fonds: stored.stream.slice('gate-'.length),
      ...periodColumns(period, ENTRY_TERMS[event.type]),
      place: position,
      gate: stored.revision,
      taken_on: since,
      first_since: since,
      import: stored.metaMember('correlation'),
      moved: position,
    });
    return String(draft.unit);
  });
}

const isEntry = (
  event: GateEffectEvent,
): event is Extract<GateEffectEvent, { type: keyof typeof ENTRY_TERMS }> => event.type in ENTRY_TERMS;

/** Another day for an effect, for all its units but those split off; their place in the log stays. */
function redate({ stored }: LoggedEvent, data: EffectCorrected, rows: Rows): void {
  const split = new Set(data.split.map(({ unit }) => unit));
  for (const unit of unitsOfEffect(rows, effectId(stored.stream, data.corrects))) {
    if (split.has(unit)) continue;
    const current = believed(rows, unit);
    const next = redated(current, data.corrects, data.after as CivilDate);
    if (next) revise(rows, current, next, stored.position.toString(), true);
  }
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
