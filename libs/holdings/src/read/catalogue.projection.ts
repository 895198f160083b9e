import type {
  CodePassed,
  Description,
  DestructionApplied,
  FieldChange,
  ReferenceCode,
} from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Row, Rows, Value } from '@fonds/projections';
import { openingStateOf } from '../domain/unit-opening.rule';
import { bigrams, searchText } from './bigrams';
import { codeKey } from './code-key';

/** The arrangement as a tree: series, units, entries within them; searched by title, code, creator, date and box. */
export const catalogueProjection: Projection = {
  name: 'catalogue',
  version: 5,
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
        // INV-18: 已销毁 stays in the catalogue, marked.
        gone: 'text',
        import: 'uuid',
      },
      key: ['id'],
      group: 'id',
      indexes: ['parent, ord, sub', 'fonds, ord, sub', 'USING gin (title_bg)'],
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
    'UnitEntered',
    'RecordCaptured',
    'EntriesDescribed',
    'ItemDescribed',
    'ItemCorrected',
    'SecrecyChanged',
    'Declassified',
    'RetentionAssigned',
    'RetentionReset',
    'DestructionApplied',
    'UnitOpened',
    'OpeningExtended',
    'EventCorrected',
    'ReferenceCodeAssigned',
    'ReferenceCodeChanged',
    'CodePassed',
  ],
  touches({ event, stored }) {
    const unit = stored.stream.slice('unit-'.length);
    switch (event.type) {
      case 'SeriesRegistered':
      case 'HoldingTakenOn':
      case 'UnitEntered':
      case 'RecordCaptured':
        return [];
      case 'EventCorrected': {
        const node = correctedNode(stored.stream);
        return node === undefined ? [] : ['node', 'node_code'].map((table) => ({ table, group: node }));
      }
      case 'ItemDescribed':
      case 'ItemCorrected':
        return ['node', 'node_code'].map((table) => ({ table, group: event.data.entry ?? unit }));
      case 'ReferenceCodeAssigned':
      case 'ReferenceCodeChanged':
        return [
          { table: 'node', group: unit },
          { table: 'node_code', group: unit },
        ];
      case 'CodePassed':
        return [
          { table: 'node', group: unit },
          { table: 'node_code', group: unit },
          { table: 'node_code', group: event.data.to },
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
      case 'UnitEntered':
      case 'RecordCaptured':
        return addUnit(id, logged, rows);
      case 'EntriesDescribed':
        return addEntries(id, logged, rows);
      case 'ItemDescribed':
      case 'ItemCorrected':
        return redescribe(event.data.entry ?? id, event.data.fields, rows);
      case 'SecrecyChanged':
        return redescribe(id, [{ field: 'secrecy', after: event.data.after }], rows);
      case 'RetentionAssigned':
      case 'RetentionReset':
        return redescribe(id, [{ field: 'retention', after: event.data.after }], rows);
      case 'DestructionApplied':
        return markGone(id, event.data.outcome, rows);
      case 'Declassified':
        return redescribe(id, [{ field: 'secrecy' }], rows);
      case 'UnitOpened':
      case 'OpeningExtended':
        return redescribe(id, [{ field: 'opening', after: openingStateOf(event) }], rows);
      case 'EventCorrected':
        if (correctedNode(stored.stream) !== undefined) redescribe(id, event.data.stands ?? [], rows);
        return;
      case 'ReferenceCodeAssigned':
        return recode(id, undefined, event.data.code, rows);
      case 'ReferenceCodeChanged':
        return recode(id, event.data.before, event.data.after, rows);
      case 'CodePassed':
        return passCode(id, event.data, rows);
      default:
    }
  },
};

/** The unit or series whose event was corrected; a fonds and an organisation are no nodes of the catalogue. */
const correctedNode = (stream: string): string | undefined => /^(?:unit|series)-(.*)$/.exec(stream)?.[1];

/** The columns that follow from each field of a description; fields without a column are found in the events. */
const COLUMNS: { readonly [F in keyof Description]?: readonly string[] } = {
  title: ['title', 'title_search', 'title_bg'],
  creators: ['creators'],
  dates: ['dates', 'date_from', 'date_to'],
  containers: ['containers'],
  medium: ['medium'],
  retention: ['retention'],
  secrecy: ['secrecy'],
  opening: ['opening'],
};

interface Place {
  readonly id: string;
  readonly kind: 'series' | 'unit' | 'entry';
  readonly fonds: Value;
  readonly parent: string | null;
  readonly unit: string | null;
  readonly sub: number;
  readonly level: string;
  readonly profile: Value;
  readonly code: string | null;
}

const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'] as const;

/** The days that dates may lie between; one whose beginning or end is not known is open on that side. */
function span(dates: NonNullable<Description['dates']>): {
  date_from: string | null;
  date_to: string | null;
} {
  let [first, last]: [string | null, string | null] = [null, null];
  for (const { from = FIRST_DAY, to = LAST_DAY } of dates) {
    if (from === FIRST_DAY && to === LAST_DAY) continue;
    if (first === null || from < first) first = from;
    if (last === null || to > last) last = to;
  }
  return { date_from: first, date_to: last };
}

/** What a node shows of its description. */
function described(description: Description) {
  const { title = '', creators, dates, containers, medium, retention, secrecy, opening } = description;
  const search = searchText(title);
  return {
    title,
    title_search: search,
    title_bg: bigrams(search),
    creators: creators?.length ? searchText(creators.join('; ')) : null,
    ...span(dates ?? []),
    dates: dates?.length ? dates.map((d) => d.printed).join('; ') : null,
    containers: containers?.length ? searchText(containers.map(containerText).join('; ')) : null,
    medium: medium ?? null,
    retention: retention ?? null,
    secrecy: secrecy ?? null,
    opening: opening ?? null,
  };
}

/** One literal: a bulk load makes millions of these, and spreads take longer than all the rest of a row. */
function nodeRow(at: Place, description: Description, { position, meta }: LoggedEvent['stored']): Row {
  const shown = described(description);
  return {
    id: at.id,
    kind: at.kind,
    fonds: at.fonds,
    parent: at.parent,
    unit: at.unit,
    ord: position.toString(),
    sub: at.sub,
    level: at.level,
    profile: at.profile,
    code: at.code,
    title: shown.title,
    title_search: shown.title_search,
    title_bg: shown.title_bg,
    creators: shown.creators,
    date_from: shown.date_from,
    date_to: shown.date_to,
    dates: shown.dates,
    containers: shown.containers,
    medium: shown.medium,
    retention: shown.retention,
    secrecy: shown.secrecy,
    // A state that the catalogue did not print is no entry's own.
    opening: at.kind === 'entry' && description.derived?.includes('opening') ? null : shown.opening,
    gone: null,
    import: meta.correlation,
  };
}

const containerText = ({ type, label, value }: NonNullable<Description['containers']>[number]): string =>
  [type, label, value].filter(Boolean).join(' ');

function addSeries(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'SeriesRegistered') return;
  const { fonds, parent = null, level, profile, description } = event.data;
  const code = description.code ?? null;
  const place: Place = { id, kind: 'series', fonds, parent, unit: null, sub: 0, level, profile, code };
  rows.put('node', nodeRow(place, description, stored));
  if (code) addCode(rows, id, fonds, 'source', code, code);
}

function addUnit(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'HoldingTakenOn' && event.type !== 'UnitEntered' && event.type !== 'RecordCaptured')
    return;
  const { fonds, series = null, level, profile, description, otherCodes = [] } = event.data;
  const code = event.data.code?.printed ?? description.code ?? null;
  const place: Place = { id, kind: 'unit', fonds, parent: series, unit: id, sub: 0, level, profile, code };
  rows.put('node', nodeRow(place, description, stored));
  if (event.data.code)
    addCode(rows, id, fonds, 'current', event.data.code.normalised, event.data.code.printed);
  else if (code) addCode(rows, id, fonds, 'source', code, code);
  for (const { kind, printed } of otherCodes) addCode(rows, id, fonds, kind, printed, printed);
}

function addEntries(unit: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'EntriesDescribed') return;
  const holder = rows.get('node', { id: unit });
  if (!holder) return;
  const { fonds = null, profile = null } = holder;
  event.data.entries.forEach(({ id, parent = unit, level, description }, sub) => {
    const code = description.code ?? null;
    rows.put(
      'node',
      nodeRow({ id, kind: 'entry', fonds, parent, unit, sub, level, profile, code }, description, stored),
    );
    if (code) addCode(rows, id, String(fonds), 'source', code, code);
  });
}

const addCode = (
  rows: Rows,
  node: string,
  fonds: string,
  kind: string,
  code: string,
  printed: string,
): void => rows.put('node_code', { node, kind, code: codeKey(code), printed, fonds });

/** The values of those columns that follow from the changed fields. */
function changedColumns(fields: readonly FieldChange[]): Row {
  const description = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  const all: Row = described(description as unknown as Description);
  const columns = fields.flatMap(({ field }) => COLUMNS[field as keyof Description] ?? []);
  return Object.fromEntries(columns.map((column) => [column, all[column] ?? null]));
}

function redescribe(id: string, fields: readonly FieldChange[], rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  const changed = changedColumns(fields);
  const code = row.kind === 'unit' ? undefined : fields.find(({ field }) => field === 'code');
  const level = row.kind === 'series' ? fields.find(({ field }) => field === 'level')?.after : undefined;
  if (Object.keys(changed).length || code || typeof level === 'string')
    rows.put('node', {
      ...row,
      ...changed,
      ...(typeof level === 'string' && { level }),
      ...(code && { code: (code.after as string | undefined) ?? null }),
    });
  if (code) recodeEntry(row, code.after as string | undefined, rows);
}

/** INV-18: the entry of what was destroyed stays, marked. */
function markGone(id: string, outcome: DestructionApplied['outcome'], rows: Rows): void {
  const row = rows.get('node', { id });
  if (row && (outcome === 'destroyed' || outcome === 'already-gone'))
    rows.put('node', { ...row, gone: 'destroyed' });
}

/** A number printed within a unit and corrected: the one printed before stays findable. */
function recodeEntry(row: Row, after: string | undefined, rows: Rows): void {
  const [id, fonds] = [String(row.id), String(row.fonds)];
  const old = rows.group('node_code', id).find(({ kind }) => kind === 'source');
  if (old) {
    rows.remove('node_code', old);
    rows.put('node_code', { ...old, kind: 'former' });
  }
  if (after) addCode(rows, id, fonds, 'source', after, after);
}

/** Old and new stay findable; a code once borne is never free again (INV-44). */
function recode(id: string, before: ReferenceCode | undefined, after: ReferenceCode, rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  rows.put('node', { ...row, code: after.printed });
  const old =
    before && rows.get('node_code', { node: id, kind: 'current', code: codeKey(before.normalised) });
  if (old) {
    rows.remove('node_code', old);
    rows.put('node_code', { ...old, kind: 'former' });
  }
  addCode(rows, id, String(row.fonds), 'current', after.normalised, after.printed);
}

/** From the ordering point on the code finds the unit it belongs to, also before that one's own stream says so. */
function passCode(id: string, { code, to }: CodePassed, rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  const key = codeKey(code.normalised);
  for (const borne of rows.group('node_code', id).filter((each) => each.code === key && isOwn(each)))
    rows.remove('node_code', borne);
  if (row.code === code.printed) rows.put('node', { ...row, code: null });
  addCode(rows, to, String(row.fonds), 'current', code.normalised, code.printed);
}

const isOwn = ({ kind }: Row): boolean => kind === 'current' || kind === 'former';
