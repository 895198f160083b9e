import type { Description, FieldChange, ReferenceCode } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { withChanges, type UnitFields } from '../domain/unit-fields';
import { bigrams, searchText } from './bigrams';

/** The arrangement as a tree: series, units, entries within them; searched by title, code, creator, date and box. */
export const catalogueProjection: Projection = {
  name: 'catalogue',
  version: 1,
  tables: [
    {
      name: 'node',
      columns: {
        id: 'uuid', kind: 'text', fonds: 'uuid', parent: 'uuid', unit: 'uuid', ord: 'bigint', sub: 'int', level: 'text', profile: 'text',
        title: 'text', title_search: 'text', title_bg: 'bigrams', code: 'text', creators: 'text', date_from: 'date', date_to: 'date',
        containers: 'text', medium: 'text', retention: 'text', secrecy: 'text', opening: 'text', description: 'jsonb', row: 'jsonb', import: 'uuid',
      },
      key: ['id'],
      group: 'id',
      indexes: ['fonds, parent, ord, sub, id', 'unit', 'USING gin (title_bg)', 'import, ord, sub'],
      undigested: ['title_search', 'title_bg'],
    },
    {
      name: 'node_code',
      columns: { node: 'uuid', kind: 'text', code: 'text', printed: 'text', fonds: 'uuid' },
      key: ['node', 'kind', 'code'],
      group: 'node',
      indexes: ['code'],
    },
  ],
  types: [
    'SeriesRegistered', 'HoldingTakenOn', 'EntriesDescribed', 'ItemDescribed', 'ItemCorrected', 'SecrecyChanged', 'Declassified',
    'ReferenceCodeAssigned', 'ReferenceCodeChanged',
  ],
  touches({ event, stored }) {
    const unit = stored.stream.slice('unit-'.length);
    switch (event.type) {
      case 'SeriesRegistered':
      case 'HoldingTakenOn':
        return [];
      case 'ItemDescribed':
      case 'ItemCorrected':
        return [{ table: 'node', group: event.data.entry ?? unit }];
      case 'ReferenceCodeAssigned':
      case 'ReferenceCodeChanged':
        return [{ table: 'node', group: unit }, { table: 'node_code', group: unit }];
      default:
        return [{ table: 'node', group: unit }];
    }
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const id = stored.stream.slice(stored.stream.indexOf('-') + 1);
    switch (event.type) {
      case 'SeriesRegistered':
        return addSeries(id, logged, rows);
      case 'HoldingTakenOn':
        return addUnit(id, logged, rows);
      case 'EntriesDescribed':
        return addEntries(id, logged, rows);
      case 'ItemDescribed':
      case 'ItemCorrected':
        return redescribe(event.data.entry ?? id, event.data.fields, rows);
      case 'SecrecyChanged':
        return redescribe(id, [{ field: 'secrecy', after: event.data.after }], rows);
      case 'Declassified':
        return redescribe(id, [{ field: 'secrecy' }], rows);
      case 'ReferenceCodeAssigned':
        return recode(id, undefined, event.data.code, rows);
      case 'ReferenceCodeChanged':
        return recode(id, event.data.before, event.data.after, rows);
      default:
    }
  },
};

/** Columns that follow from a description. */
function described(description: Description, code: string | null): Row {
  const title = searchText(description.title);
  const from = (description.dates ?? []).flatMap((d) => d.from ?? []).sort();
  const to = (description.dates ?? []).flatMap((d) => d.to ?? []).sort();
  return {
    title: description.title,
    title_search: title,
    title_bg: bigrams(title),
    code,
    creators: description.creators?.length ? searchText(description.creators.join('; ')) : null,
    date_from: from[0] ?? null,
    date_to: to[to.length - 1] ?? null,
    containers: description.containers?.length ? searchText(description.containers.map((c) => [c.type, c.label, c.value].filter(Boolean).join(' ')).join('; ')) : null,
    medium: description.medium ?? null,
    retention: description.retention ?? null,
    secrecy: description.secrecy ?? null,
    opening: description.opening ?? null,
    description: JSON.stringify(description),
  };
}

function addSeries(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'SeriesRegistered') return;
  const { data } = event;
  rows.put('node', {
    id, kind: 'series', fonds: data.fonds, parent: data.parent ?? null, unit: null, ord: stored.position.toString(), sub: 0,
    level: data.level, profile: data.profile, ...described(data.description, data.description.code ?? null), row: null, import: stored.meta.correlation,
  });
  if (data.description.code) addCode(rows, id, data.fonds, 'source', data.description.code, data.description.code);
}

function addUnit(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'HoldingTakenOn') return;
  const { data } = event;
  rows.put('node', {
    id, kind: 'unit', fonds: data.fonds, parent: data.series ?? null, unit: id, ord: stored.position.toString(), sub: 0,
    level: data.level, profile: data.profile, ...described(data.description, data.code?.printed ?? data.description.code ?? null),
    row: data.row ? JSON.stringify(data.row) : null, import: stored.meta.correlation,
  });
  if (data.code) addCode(rows, id, data.fonds, 'current', data.code.normalised, data.code.printed);
  else if (data.description.code) addCode(rows, id, data.fonds, 'source', data.description.code, data.description.code);
  for (const other of data.otherCodes ?? []) addCode(rows, id, data.fonds, other.kind, other.printed, other.printed);
}

function addEntries(unit: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'EntriesDescribed') return;
  const holder = rows.get('node', { id: unit });
  if (!holder) return;
  event.data.entries.forEach((entry, i) => {
    rows.put('node', {
      id: entry.id, kind: 'entry', fonds: holder.fonds ?? null, parent: entry.parent ?? unit, unit, ord: stored.position.toString(), sub: i,
      level: entry.level, profile: holder.profile ?? null, ...described(entry.description, entry.description.code ?? null), row: null, import: stored.meta.correlation,
    });
    if (entry.description.code) addCode(rows, entry.id, String(holder.fonds), 'source', entry.description.code, entry.description.code);
  });
}

/** Codes are looked up by their search text, so that case and width do not matter. */
const addCode = (rows: Rows, node: string, fonds: string, kind: string, code: string, printed: string): void =>
  rows.put('node_code', { node, kind, code: searchText(code), printed, fonds });

function redescribe(id: string, fields: readonly FieldChange[], rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  const before: UnitFields = { description: JSON.parse(String(row.description)) as Description, owner: { kind: '其他' } };
  const changed = withChanges(before, fields);
  rows.put('node', { ...row, ...described(changed.description, row.kind === 'unit' ? (row.code ?? null) as string | null : (changed.description.code ?? null)) });
}

/** Old and new stay findable; a code once borne is never free again (INV-44). */
function recode(id: string, before: ReferenceCode | undefined, after: ReferenceCode, rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  rows.put('node', { ...row, code: after.printed });
  const old = before && rows.get('node_code', { node: id, kind: 'current', code: searchText(before.normalised) });
  if (old) {
    rows.remove('node_code', old);
    rows.put('node_code', { ...old, kind: 'former' });
  }
  addCode(rows, id, String(row.fonds), 'current', after.normalised, after.printed);
}
