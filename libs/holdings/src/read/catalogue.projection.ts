import type { DestructionApplied, FieldChange } from '@fonds/event-contracts';
import type { LoggedEvent, Projection, Rows } from '@fonds/projections';
import { openingStateOf } from '../domain/unit-opening.rule';
import { addCode, NODE_CODE_TABLE, passCode, recode, recodeEntry } from './node-codes';
import { changedColumns, nodeRow, type NodePlace } from './node-row';

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
    NODE_CODE_TABLE,
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

function addSeries(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'SeriesRegistered') return;
  const { fonds, parent = null, level, profile, description } = event.data;
  const code = description.code ?? null;
  const at: NodePlace = { id, kind: 'series', fonds, parent, unit: null, sub: 0, level, profile, code };
  rows.put('node', nodeRow(at, description, stored));
  if (code) addCode(rows, id, fonds, 'source', code, code);
}

function addUnit(id: string, { event, stored }: LoggedEvent, rows: Rows): void {
  if (event.type !== 'HoldingTakenOn' && event.type !== 'UnitEntered' && event.type !== 'RecordCaptured')
    return;
  const { fonds, series = null, level, profile, description, otherCodes = [] } = event.data;
  const code = event.data.code?.printed ?? description.code ?? null;
  const at: NodePlace = { id, kind: 'unit', fonds, parent: series, unit: id, sub: 0, level, profile, code };
  rows.put('node', nodeRow(at, description, stored));
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
