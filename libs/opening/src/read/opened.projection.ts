import type { OpeningComplaintHandled } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Rows } from '@fonds/projections';

/**
 * What is published (E63), what stays closed until when (E62), and which holds keep originals from readers (E85). A
 * catalogue is stored as its rows pass, and becomes public at the position of the gate event: opening and publication are
 * one (INV-23).
 */
export const openedProjection: Projection = {
  name: 'opened',
  version: 1,
  tables: [
    {
      name: 'opened_catalogue',
      columns: {
        act: 'uuid',
        unit: 'uuid',
        code: 'text',
        title: 'text',
        dates: 'text',
        fonds: 'uuid',
        institution: 'uuid',
        since: 'date',
        // Of the gate event; null: drawn, not published.
        position: 'bigint',
      },
      key: ['act', 'unit'],
      group: 'act',
      indexes: ['unit', 'institution, position, unit'],
    },
    {
      name: 'opening_state',
      columns: {
        unit: 'uuid',
        state: 'text',
        act: 'uuid',
        ground: 'text',
        until: 'date',
        since: 'date',
        reassess_by: 'date',
        authority: 'uuid',
        document: 'text',
        position: 'bigint',
      },
      key: ['unit'],
      group: 'unit',
      indexes: ['reassess_by, unit', 'act'],
    },
    {
      name: 'original_hold',
      columns: {
        hold: 'uuid',
        fonds: 'uuid',
        covers: 'text',
        act: 'uuid',
        units: 'uuid[]',
        since: 'date',
      },
      key: ['hold'],
      group: 'hold',
      indexes: ['fonds'],
    },
    {
      name: 'opening_complaint',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        complaint: 'text',
        finding: 'text',
        reply: 'text',
        replied_on: 'date',
        units: 'uuid[]',
        place: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, place'],
    },
  ],
  types: [
    'OpeningCatalogueDrawn',
    'ActUnitsReleased',
    'ItemsOpened',
    'UnitOpened',
    'OpeningExtended',
    'HoldPlaced',
    'HoldLifted',
    'OpeningComplaintHandled',
  ],
  touches({ event, stored }) {
    switch (event.type) {
      case 'ActUnitsReleased':
        return [{ table: 'opened_catalogue', group: stored.stream.slice('act-'.length) }];
      case 'ItemsOpened':
        return [{ table: 'opened_catalogue', group: event.data.of.act ?? '' }];
      case 'HoldLifted':
        return [{ table: 'original_hold', group: event.data.hold }];
      default:
        return [];
    }
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const id = stored.stream.slice(stored.stream.indexOf('-') + 1);
    const position = stored.position.toString();
    switch (event.type) {
      case 'OpeningCatalogueDrawn':
        for (const { unit, code, title, dates } of event.data.rows)
          rows.put('opened_catalogue', {
            ...{ act: id, unit, code: code ?? null, title, dates: dates ?? null },
            ...{ fonds: null, institution: null, since: null, position: null },
          });
        return;
      case 'ActUnitsReleased':
        // What left the review is not published, also when its row was drawn before.
        for (const unit of event.data.units) {
          const drawn = rows.get('opened_catalogue', { act: id, unit });
          if (drawn) rows.remove('opened_catalogue', drawn);
        }
        return;
      case 'ItemsOpened':
        return publish(event.data, id, position, rows);
      case 'UnitOpened': {
        const { act, since, institution } = event.data;
        rows.put('opening_state', {
          ...{ unit: id, state: '开放', act, since, authority: institution, position },
          ...{ ground: null, until: null, reassess_by: null, document: null },
        });
        return;
      }
      case 'OpeningExtended': {
        const { state, act, ground, until, since, reassessBy, authority, document } = event.data;
        rows.put('opening_state', {
          ...{ unit: id, state, act, ground, until: until ?? null, since, authority },
          ...{ reassess_by: reassessBy, document: document ?? null, position },
        });
        return;
      }
      case 'HoldPlaced': {
        const { hold, kind, covers, of, since } = event.data;
        // APL 56: only what is preserved as evidence is kept from readers; other holds leave it in the reading room.
        if (kind === 'evidence')
          rows.put('original_hold', {
            ...{ hold, fonds: id, covers, act: of?.act ?? null, units: of?.units ?? [], since },
          });
        return;
      }
      case 'OpeningComplaintHandled':
        return fileComplaint(event.data, id, position, rows);
      case 'HoldLifted': {
        const held = rows.get('original_hold', { hold: event.data.hold });
        if (held) rows.remove('original_hold', held);
        return;
      }
      default:
    }
  },
};

function fileComplaint(
  { archives, complaint, finding, reply, on, units }: OpeningComplaintHandled,
  id: string,
  place: string,
  rows: Rows,
): void {
  const words = { archives, complaint, finding, reply };
  rows.put('opening_complaint', { id, ...words, replied_on: on, units: units ?? [], place });
}

/** All rows at one position. */
function publish(
  { of, since, institution }: Extract<LoggedEvent['event'], { type: 'ItemsOpened' }>['data'],
  fonds: string,
  position: string,
  rows: Rows,
): void {
  for (const row of rows.group('opened_catalogue', of.act ?? ''))
    rows.put('opened_catalogue', { ...row, fonds, institution, since, position });
}
