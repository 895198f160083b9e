import type { EffectCorrected, OpeningCatalogueDrawn, OpeningComplaintHandled } from '@fonds/event-contracts';
import { bigrams, codeKey, searchText } from '@fonds/holdings';
import { isLegalMark } from '@fonds/law';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { inPublishedOrder } from './published-order';

/**
 * What is published (E63), what stays closed until when (E62), and which holds keep originals from readers (E85). A
 * catalogue is stored as its rows pass, and becomes public at the position of the gate event: opening and publication are
 * one (INV-23).
 */
export const openedProjection: Projection = {
  name: 'opened',
  version: 5,
  tables: [
    {
      name: 'opened_catalogue',
      columns: {
        act: 'uuid',
        unit: 'uuid',
        // The unit itself, or an entry within it.
        node: 'uuid',
        code: 'text',
        code_key: 'text',
        title: 'text',
        title_search: 'text',
        title_bg: 'bigrams',
        dates: 'text',
        fonds: 'uuid',
        institution: 'uuid',
        since: 'date',
        // Where it was drawn: an entry that a later drawing of its unit left out is not published.
        drawn: 'bigint',
        // Of the gate event; null: drawn, not published.
        position: 'bigint',
        // Among the rows of its position; null as long as that is.
        place: 'int',
      },
      key: ['act', 'unit', 'node'],
      group: 'act',
      indexes: ['unit', 'node', 'institution, position DESC, place', 'USING gin (title_bg)'],
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
        // Became secret after its review: nobody reads of it until it is declassified (INV-22).
        secret: 'boolean',
        // Gate revision of the opening, by which a correction of its day names it.
        gate: 'int',
        position: 'bigint',
      },
      key: ['unit'],
      group: 'unit',
      indexes: ['reassess_by, unit', 'act'],
    },
    {
      // Which act an opening of the gate was: `<fonds>/<revision>`.
      name: 'opened_gate',
      columns: { id: 'text', act: 'uuid' },
      key: ['id'],
      group: 'id',
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
    'SecrecyChanged',
    'Declassified',
    'EventCorrected',
    'EffectCorrected',
    'EffectCorrectionApplied',
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
      case 'EffectCorrected':
        return [{ table: 'opened_gate', group: gateId(stored.stream, event.data.corrects) }];
      case 'SecrecyChanged':
      case 'Declassified':
      case 'EffectCorrectionApplied':
        return [{ table: 'opening_state', group: stored.stream.slice('unit-'.length) }];
      case 'EventCorrected':
        // Fonds, series and organisations have events that are corrected, too.
        return stored.stream.startsWith('unit-')
          ? [{ table: 'opening_state', group: stored.stream.slice('unit-'.length) }]
          : [];
      default:
        return [];
    }
  },
  needs({ event, stored }, rows) {
    if (event.type !== 'EffectCorrected') return [];
    const opened = rows.get('opened_gate', { id: gateId(stored.stream, event.data.corrects) });
    return opened ? [{ table: 'opened_catalogue', group: String(opened.act) }] : [];
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const id = stored.stream.slice(stored.stream.indexOf('-') + 1);
    const position = stored.position.toString();
    switch (event.type) {
      case 'OpeningCatalogueDrawn':
        for (const row of event.data.rows) rows.put('opened_catalogue', drawn(id, row, position));
        return;
      case 'ActUnitsReleased':
        return release(id, new Set(event.data.units), rows);
      case 'ItemsOpened':
        rows.put('opened_gate', {
          ...{ id: gateId(stored.stream, stored.revision), act: event.data.of.act ?? null },
        });
        return publish(event.data, id, position, rows);
      case 'EffectCorrected':
        return redate(logged, event.data, rows);
      case 'EffectCorrectionApplied': {
        const row = rows.get('opening_state', { unit: id });
        if (row?.state === '开放' && row.gate === event.data.corrects)
          rows.put('opening_state', { ...row, since: event.data.after });
        return;
      }
      case 'UnitOpened': {
        const { act, gate, since, institution } = event.data;
        rows.put('opening_state', {
          ...{ unit: id, state: '开放', act, since, authority: institution, gate: gate.revision, position },
          ...{ ground: null, until: null, reassess_by: null, document: null, secret: false },
        });
        return;
      }
      case 'OpeningExtended': {
        const { state, act, ground, until, since, reassessBy, authority, document } = event.data;
        rows.put('opening_state', {
          ...{ unit: id, state, act, ground, until: until ?? null, since, authority },
          ...{ reassess_by: reassessBy, document: document ?? null, secret: false, gate: null, position },
        });
        return;
      }
      case 'SecrecyChanged':
      case 'Declassified': {
        const row = rows.get('opening_state', { unit: id });
        const secret = event.type === 'SecrecyChanged' && isLegalMark(event.data.after);
        if (row) rows.put('opening_state', { ...row, secret });
        return;
      }
      case 'EventCorrected': {
        // The mark itself was entered wrongly: what stands now counts (E92).
        const mark = event.data.stands?.find(({ field }) => field === 'secrecy');
        const row = mark && stored.stream.startsWith('unit-') && rows.get('opening_state', { unit: id });
        if (mark && row)
          rows.put('opening_state', { ...row, secret: isLegalMark(mark.after as string | undefined) });
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

const gateId = (stream: string, revision: number): string => `${stream.slice('gate-'.length)}/${revision}`;

/** What was published counts from another day, for all but those split off; it was published where it was. */
function redate({ stored }: LoggedEvent, { corrects, after, split }: EffectCorrected, rows: Rows): void {
  const opened = rows.get('opened_gate', { id: gateId(stored.stream, corrects) });
  if (!opened) return;
  const left = new Set(split.map(({ unit }) => unit));
  for (const row of rows.group('opened_catalogue', String(opened.act)))
    if (row.position !== null && !left.has(String(row.unit)))
      rows.put('opened_catalogue', { ...row, since: after });
}

function drawn(
  act: string,
  { unit, entry, code, title, dates }: OpeningCatalogueDrawn['rows'][number],
  position: string,
): Row {
  const search = searchText(title);
  return {
    ...{ act, unit, node: entry ?? unit, code: code ?? null, code_key: code ? codeKey(code) : null },
    ...{ title, title_search: search, title_bg: bigrams(search), dates: dates ?? null },
    ...{ fonds: null, institution: null, since: null, drawn: position, position: null, place: null },
  };
}

/** What left the review is not published, also when its rows were drawn before. */
function release(act: string, units: ReadonlySet<string>, rows: Rows): void {
  for (const row of rows.group('opened_catalogue', act))
    if (units.has(String(row.unit))) rows.remove('opened_catalogue', row);
}

/** All rows at one position, each at its place; those of entries that were drawn before their unit's row are of an older drawing. */
function publish(
  { of, since, institution }: Extract<LoggedEvent['event'], { type: 'ItemsOpened' }>['data'],
  fonds: string,
  position: string,
  rows: Rows,
): void {
  const drawings = rows.group('opened_catalogue', of.act ?? '');
  const drawnAt = new Map(
    drawings.flatMap((row) => (row.node === row.unit ? [[row.unit, row.drawn] as const] : [])),
  );
  const left = ({ unit, node, drawn: at }: Row): boolean =>
    node !== unit && BigInt(String(at)) < BigInt(String(drawnAt.get(unit) ?? 0));
  for (const row of drawings.filter(left)) rows.remove('opened_catalogue', row);
  const published = inPublishedOrder(drawings.filter((row) => !left(row)));
  for (const [place, row] of published.entries())
    rows.put('opened_catalogue', { ...row, fonds, institution, since, position, place });
}
