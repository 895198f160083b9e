import type { FieldChange } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows, Value } from '@fonds/projections';
import { numberKey } from './number-key';

/** Register of fonds (全宗名册), the numbers they bore, and the organisations that are a party to their units. */
export const fondsProjection: Projection = {
  name: 'fonds',
  version: 4,
  tables: [
    {
      name: 'fonds',
      columns: {
        id: 'uuid',
        numbering_body: 'uuid',
        number: 'text',
        name: 'text',
        creator: 'text',
        kind: 'text',
        status: 'text',
        key_kind: 'text',
        key_value: 'text',
        description: 'jsonb',
        position: 'bigint',
        revision: 'int',
      },
      key: ['id'],
      group: 'id',
      indexes: ['numbering_body'],
    },
    {
      name: 'fonds_number',
      columns: { fonds: 'uuid', key: 'text', number: 'text' },
      key: ['fonds', 'key'],
      group: 'fonds',
      indexes: ['key'],
    },
    {
      name: 'fonds_party',
      columns: { fonds: 'uuid', organisation: 'uuid' },
      key: ['fonds', 'organisation'],
      group: 'fonds',
      indexes: ['organisation'],
    },
    {
      name: 'fonds_relation',
      columns: { fonds: 'uuid', other: 'uuid', relation: 'text', since: 'date' },
      key: ['fonds', 'other', 'relation'],
      group: 'fonds',
    },
  ],
  types: [
    'FondsRegistered',
    'FondsConfirmed',
    'FondsHistoryAmended',
    'FondsClosed',
    'FondsReopened',
    'FondsRelated',
    'FondsNumberAssigned',
    'EventCorrected',
    'HoldingTakenOn',
    'UnitEntered',
    'RecordCaptured',
    'TransferAccepted',
    'TakenOver',
    'Seized',
    'SeizureReturned',
  ],
  touches({ event, stored }) {
    const fonds = stored.stream.slice('fonds-'.length);
    switch (event.type) {
      case 'FondsRegistered':
        return [];
      case 'FondsConfirmed':
      case 'FondsHistoryAmended':
      case 'FondsClosed':
      case 'FondsReopened':
        return [{ table: 'fonds', group: fonds }];
      case 'FondsNumberAssigned':
        return [
          { table: 'fonds', group: fonds },
          { table: 'fonds_number', group: fonds },
        ];
      case 'EventCorrected':
        // Units and organisations have events that are corrected, too.
        if (!stored.stream.startsWith('fonds-')) return [];
        return [
          { table: 'fonds', group: fonds },
          { table: 'fonds_relation', group: fonds },
        ];
      case 'FondsRelated':
        return [
          { table: 'fonds', group: fonds },
          { table: 'fonds_relation', group: fonds },
        ];
      case 'HoldingTakenOn':
      case 'UnitEntered':
      case 'RecordCaptured':
      case 'TransferAccepted':
      case 'TakenOver':
      case 'Seized':
      case 'SeizureReturned':
        return [{ table: 'fonds_party', group: partiesOf(event, stored.stream).fonds }];
      default:
        return [];
    }
  },
  fold(logged, rows) {
    addParties(logged, rows);
    foldFonds(logged, rows);
  },
};

function foldFonds({ event, stored }: LoggedEvent, rows: Rows): void {
  const id = stored.stream.slice('fonds-'.length);
  const amend = (change: Row): void => {
    const row = rows.get('fonds', { id });
    if (row) rows.put('fonds', { ...row, ...change, revision: stored.revision });
  };
  switch (event.type) {
    case 'FondsRegistered': {
      const { data } = event;
      rows.put('fonds', {
        id,
        numbering_body: data.numberingBody,
        number: data.number ?? null,
        name: data.name,
        creator: data.creator ?? null,
        kind: data.kind,
        status: data.provisional ? 'provisional' : 'active',
        key_kind: data.key.kind,
        key_value: data.key.value,
        description: data.description ? JSON.stringify(data.description) : null,
        position: stored.position.toString(),
        revision: stored.revision,
      });
      rows.put('fonds_party', { fonds: id, organisation: data.numberingBody });
      if (data.number) addNumber(id, data.number, rows);
      return;
    }
    case 'FondsConfirmed':
      return amend({
        status: 'active',
        name: event.data.name,
        ...(event.data.creator && { creator: event.data.creator }),
      });
    case 'FondsClosed':
      return amend({ status: 'closed' });
    case 'FondsReopened':
      return amend({ status: 'active' });
    case 'FondsHistoryAmended':
      return amend({});
    case 'FondsNumberAssigned':
      addNumber(id, event.data.number, rows);
      return amend({ number: event.data.number });
    case 'EventCorrected':
      if (!stored.stream.startsWith('fonds-')) return;
      relate(id, event.data.stands ?? [], rows);
      return amend(standing(event.data.stands ?? []));
    case 'FondsRelated':
      rows.put('fonds_relation', {
        fonds: id,
        other: event.data.other,
        relation: event.data.relation,
        since: stored.meta.businessDate,
      });
      return amend({});
    default:
  }
}

const addNumber = (fonds: string, number: string, rows: Rows): void =>
  rows.put('fonds_number', { fonds, key: numberKey(number), number });

/** Columns of what stands otherwise when an event is believed to have said something else (E92). */
const standing = (stands: readonly FieldChange[]): Row =>
  Object.fromEntries(
    stands.flatMap(({ field, after = null }) => {
      if (field === 'description') return [[field, after === null ? null : JSON.stringify(after)]];
      return field === 'name' || field === 'creator' || field === 'kind' ? [[field, after as Value]] : [];
    }),
  );

function relate(fonds: string, stands: readonly FieldChange[], rows: Rows): void {
  const all = stands.find(({ field }) => field === 'relations')?.after;
  if (!Array.isArray(all)) return;
  for (const row of rows.group('fonds_relation', fonds)) rows.remove('fonds_relation', row);
  for (const { other, relation, since } of all as readonly Readonly<Record<string, string>>[])
    rows.put('fonds_relation', { fonds, other: other ?? '', relation: relation ?? '', since: since ?? '' });
}

/** Staff of custodian, owner and transferring unit see their fonds (architecture.md §8). */
function addParties({ event, stored }: LoggedEvent, rows: Rows): void {
  const { fonds, organisations } = partiesOf(event, stored.stream);
  for (const organisation of new Set(organisations))
    if (organisation && !rows.get('fonds_party', { fonds, organisation }))
      rows.put('fonds_party', { fonds, organisation });
}

function partiesOf(
  event: LoggedEvent['event'],
  stream: string,
): { readonly fonds: string; readonly organisations: readonly (string | undefined)[] } {
  switch (event.type) {
    case 'HoldingTakenOn':
    case 'UnitEntered': {
      const { fonds, custodian, holder, owner, transferringUnit } = event.data;
      return { fonds, organisations: [custodian, holder, owner.organisation, transferringUnit] };
    }
    case 'RecordCaptured': {
      const { fonds, custodian, holder, owner } = event.data;
      return { fonds, organisations: [custodian, holder, owner.organisation] };
    }
    case 'TransferAccepted':
      return { fonds: gateFonds(stream), organisations: [event.data.to, event.data.holder] };
    case 'TakenOver':
    case 'Seized':
    case 'SeizureReturned':
      // Who only has units in hand after a seizure is no party of the fonds.
      return { fonds: gateFonds(stream), organisations: [event.data.custodian] };
    default:
      return { fonds: '', organisations: [] };
  }
}

const gateFonds = (stream: string): string => stream.slice('gate-'.length);
