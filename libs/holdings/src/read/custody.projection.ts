import type { CustodyInterval, FieldChange, HoldingTakenOn, Owner } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import type { CivilDate } from '@fonds/kernel';
import { custodyTimeline, type OpeningEntry } from '../domain/custody-timeline';

/**
 * Custody in two times. A row says: from `since` until `until` (exclusive) `custodian` had the unit; that is what was
 * known from log position `known_from` until `known_to` (exclusive). No row is ever changed but for its `known_to`,
 * so every earlier belief can be asked for again. `moved` is the position of the event that last said who had the unit
 * when: a later belief may be about its medium only.
 */
export const custodyProjection: Projection = {
  name: 'custody',
  version: 2,
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
        moved: 'bigint',
      },
      key: ['unit', 'known_from', 'seq'],
      group: 'unit',
      indexes: ['fonds, since', 'custodian'],
    },
    {
      // Owners and transferring units named after the opening entry; those it named are with the fonds.
      name: 'later_party',
      columns: { unit: 'uuid', organisation: 'uuid', fonds: 'uuid' },
      key: ['unit', 'organisation'],
      group: 'unit',
      indexes: ['fonds, organisation'],
    },
  ],
  types: [
    'HoldingTakenOn',
    'HeldSinceCorrected',
    'HistoryReconstructed',
    'ItemDescribed',
    'ItemCorrected',
    'SecrecyChanged',
    'Declassified',
  ],
  touches({ event, stored }) {
    if (event.type === 'HoldingTakenOn') return [];
    const group = stored.stream.slice('unit-'.length);
    return ['custody', 'later_party'].map((table) => ({ table, group }));
  },
  fold(logged, rows) {
    const unit = logged.stored.stream.slice('unit-'.length);
    if (logged.event.type === 'HoldingTakenOn') takeOn(unit, logged.event.data, logged, rows);
    else revise(unit, logged, rows);
  },
};

function takeOn(unit: string, data: HoldingTakenOn, { stored }: LoggedEvent, rows: Rows): void {
  const { custodian, holder, heldSince } = data;
  const entry: OpeningEntry = {
    custodian,
    holder,
    heldSince,
    businessDate: stored.meta.businessDate as CivilDate,
  };
  const [period] = custodyTimeline(entry, []);
  rows.put('custody', {
    unit,
    known_from: stored.position.toString(),
    seq: 0,
    known_to: null,
    fonds: data.fonds,
    series: data.series ?? null,
    custodian: data.custodian,
    holder: data.holder,
    owner_kind: data.owner.kind,
    owner: data.owner.organisation ?? null,
    transferring: data.transferringUnit ?? null,
    since: period?.from ?? entry.businessDate,
    until: null,
    beginning_known: period?.beginningKnown ?? false,
    taken_on: entry.businessDate,
    first_since: period?.from ?? entry.businessDate,
    level: data.level,
    medium: data.description.medium ?? null,
    retention: data.description.retention ?? null,
    secrecy: data.description.secrecy ?? null,
    opening: data.description.opening ?? null,
    pages: data.description.pages ?? null,
    bytes: data.description.bytes === undefined ? null : String(data.description.bytes),
    import: stored.meta.correlation,
    moved: stored.position.toString(),
  });
}

/** Ends the current belief at this event's position and begins the new one; nothing when no column changes. */
function revise(unit: string, { event, stored }: LoggedEvent, rows: Rows): void {
  const current = rows
    .group('custody', unit)
    .filter((row) => row.known_to === null)
    .sort((a, b) => Number(a.seq) - Number(b.seq));
  const last = current[current.length - 1];
  if (!last) return;
  const moved = stored.position.toString();
  const next = ((): Row[] | undefined => {
    switch (event.type) {
      case 'HeldSinceCorrected':
        return timelineRows(
          { ...last, moved },
          { printed: event.data.after.printed, to: event.data.after.to },
          historyOf(current),
        );
      case 'HistoryReconstructed':
        return timelineRows({ ...last, moved }, heldSinceOf(last), [
          ...historyOf(current),
          ...event.data.intervals,
        ]);
      case 'SecrecyChanged':
        return current.map((row) => ({ ...row, secrecy: event.data.after }));
      case 'Declassified':
        return current.map((row) => ({ ...row, secrecy: null }));
      case 'ItemDescribed':
      case 'ItemCorrected': {
        const columns = event.data.entry ? {} : changedColumns(event.data.fields);
        return Object.keys(columns).length ? current.map((row) => ({ ...row, ...columns })) : undefined;
      }
      default:
        return undefined;
    }
  })();
  if (!next) return;
  for (const row of current) rows.put('custody', { ...row, known_to: moved });
  next.forEach((row, seq) => rows.put('custody', { ...row, known_from: moved, known_to: null, seq }));
  if (next[0] && (next[0].owner !== last.owner || next[0].transferring !== last.transferring))
    nameParties(unit, next[0], rows);
}

/** Whoever owns or transferred the unit now sees its fonds too (architecture.md §8). */
function nameParties(unit: string, { fonds = null, owner, transferring }: Row, rows: Rows): void {
  for (const row of rows.group('later_party', unit)) rows.remove('later_party', row);
  for (const organisation of new Set([owner, transferring]))
    if (organisation) rows.put('later_party', { unit, organisation, fonds });
}

const heldSinceOf = (last: Row): OpeningEntry['heldSince'] => ({
  printed: '',
  ...(last.beginning_known === true && { to: String(last.since) }),
});

const historyOf = (current: readonly Row[]): CustodyInterval[] =>
  current
    .slice(0, -1)
    .filter((row) => row.custodian !== null)
    .map((row) => ({
      custodian: String(row.custodian),
      holder: String(row.holder),
      from: String(row.since),
      until: String(row.until),
    }));

function timelineRows(
  last: Row,
  heldSince: OpeningEntry['heldSince'],
  history: readonly CustodyInterval[],
): Row[] {
  const entry: OpeningEntry = {
    custodian: String(last.custodian),
    holder: String(last.holder),
    heldSince,
    businessDate: String(last.taken_on) as CivilDate,
  };
  return custodyTimeline(entry, history).map((period) => ({
    ...last,
    custodian: period.custodian,
    holder: period.holder,
    since: period.from,
    until: period.until,
    beginning_known: period.beginningKnown,
  }));
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
