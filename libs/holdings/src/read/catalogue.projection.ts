import type { Description, FieldChange, ReferenceCode } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { bigrams, searchText } from './bigrams';

/** The arrangement as a tree: series, units, entries within them; searched by title, code, creator, date and box. */
export const catalogueProjection: Projection = {
  name: 'catalogue',
  version: 1,
  tables: [
    {
      name: 'node',
      columns: {
        id: 'uuid',
        kind: 'text',
        fonds: 'uuid',
        parent: 'uuid',
        unit: 'uuid',
        ord: 'bigint',
        sub: 'int',
        level: 'text',
        profile: 'text',
        title: 'text',
        title_search: 'text',
        title_bg: 'bigrams',
        code: 'text',
        creators: 'text',
        date_from: 'date',
        date_to: 'date',
        dates: 'text',
        containers: 'text',
        medium: 'text',
        retention: 'text',
        secrecy: 'text',
        opening: 'text',
        import: 'uuid',
      },
      key: ['id'],
      group: 'id',
      indexes: ['parent, ord, sub', 'fonds, ord, sub', 'USING gin (title_bg)'],
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
    'SeriesRegistered',
    'HoldingTakenOn',
    'EntriesDescribed',
    'ItemDescribed',
    'ItemCorrected',
    'SecrecyChanged',
    'Declassified',
    'ReferenceCodeAssigned',
    'ReferenceCodeChanged',
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
        return [
          { table: 'node', group: unit },
          { table: 'node_code', group: unit },
        ];
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

/** The columns that follow from one field of a description; fields without a column are found in the events. */
const COLUMNS: {
  readonly [F in keyof Description]?: (value: NonNullable<Description[F]> | undefined) => Row;
} = {
  title: (title = '') => {
    const search = searchText(title);
    return { title, title_search: search, title_bg: bigrams(search) };
  },
  creators: (creators) => ({ creators: creators?.length ? searchText(creators.join('; ')) : null }),
  dates: (dates = []) => ({
    dates: dates.length ? dates.map((d) => d.printed).join('; ') : null,
    date_from: dates.flatMap((d) => d.from ?? []).sort()[0] ?? null,
    date_to:
      dates
        .flatMap((d) => d.to ?? [])
        .sort()
        .pop() ?? null,
  }),
  containers: (containers) => ({
    containers: containers?.length
      ? searchText(containers.map((c) => [c.type, c.label, c.value].filter(Boolean).join(' ')).join('; '))
      : null,
  }),
  medium: (medium) => ({ medium: medium ?? null }),
  retention: (retention) => ({ retention: retention ?? null }),
  secrecy: (secrecy) => ({ secrecy: secrecy ?? null }),
  opening: (opening) => ({ opening: opening ?? null }),
};

const column = (field: string, value: unknown): Row =>
  (COLUMNS as Record<string, ((value: unknown) => Row) | undefined>)[field]?.(value) ?? {};

const described = (description: Description): Row =>
  Object.assign(
    {},
    ...Object.keys(COLUMNS).map((field) =>
      column(field, (description as unknown as Record<string, unknown>)[field]),
    ),
  ) as Row;

function addSeries(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'SeriesRegistered') return;
  const { data } = event;
  rows.put('node', {
    id,
    kind: 'series',
    fonds: data.fonds,
    parent: data.parent ?? null,
    unit: null,
    ord: stored.position.toString(),
    sub: 0,
    level: data.level,
    profile: data.profile,
    code: data.description.code ?? null,
    ...described(data.description),
    import: stored.meta.correlation,
  });
  if (data.description.code)
    addCode(rows, id, data.fonds, 'source', data.description.code, data.description.code);
}

function addUnit(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'HoldingTakenOn') return;
  const { data } = event;
  rows.put('node', {
    id,
    kind: 'unit',
    fonds: data.fonds,
    parent: data.series ?? null,
    unit: id,
    ord: stored.position.toString(),
    sub: 0,
    level: data.level,
    profile: data.profile,
    code: data.code?.printed ?? data.description.code ?? null,
    ...described(data.description),
    import: stored.meta.correlation,
  });
  if (data.code) addCode(rows, id, data.fonds, 'current', data.code.normalised, data.code.printed);
  else if (data.description.code)
    addCode(rows, id, data.fonds, 'source', data.description.code, data.description.code);
  for (const other of data.otherCodes ?? [])
    addCode(rows, id, data.fonds, other.kind, other.printed, other.printed);
}

function addEntries(unit: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'EntriesDescribed') return;
  const holder = rows.get('node', { id: unit });
  if (!holder) return;
  event.data.entries.forEach((entry, i) => {
    rows.put('node', {
      id: entry.id,
      kind: 'entry',
      fonds: holder.fonds ?? null,
      parent: entry.parent ?? unit,
      unit,
      ord: stored.position.toString(),
      sub: i,
      level: entry.level,
      profile: holder.profile ?? null,
      code: entry.description.code ?? null,
      ...described(entry.description),
      import: stored.meta.correlation,
    });
    if (entry.description.code)
      addCode(rows, entry.id, String(holder.fonds), 'source', entry.description.code, entry.description.code);
  });
}

/** Codes are looked up by their search text, so that case and width do not matter. */
const addCode = (
  rows: Rows,
  node: string,
  fonds: string,
  kind: string,
  code: string,
  printed: string,
): void => rows.put('node_code', { node, kind, code: searchText(code), printed, fonds });

function redescribe(id: string, fields: readonly FieldChange[], rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  const changed: Row = Object.assign({}, ...fields.map(({ field, after }) => column(field, after))) as Row;
  const code = row.kind === 'unit' ? undefined : fields.find(({ field }) => field === 'code');
  if (Object.keys(changed).length || code)
    rows.put('node', {
      ...row,
      ...changed,
      ...(code && { code: (code.after as string | undefined) ?? null }),
    });
}

/** Old and new stay findable; a code once borne is never free again (INV-44). */
function recode(id: string, before: ReferenceCode | undefined, after: ReferenceCode, rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  rows.put('node', { ...row, code: after.printed });
  const old =
    before && rows.get('node_code', { node: id, kind: 'current', code: searchText(before.normalised) });
  if (old) {
    rows.remove('node_code', old);
    rows.put('node_code', { ...old, kind: 'former' });
  }
  addCode(rows, id, String(row.fonds), 'current', after.normalised, after.printed);
}
