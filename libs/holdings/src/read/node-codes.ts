import type { CodePassed, ReferenceCode } from '@fonds/event-contracts';
import type { Row, Rows, TableSpec } from '@fonds/projections';
import { codeKey } from './code-key';

/** Each code that finds a node: what it bears, what it bore, what its source printed. */
export const NODE_CODE_TABLE: TableSpec = {
  name: 'node_code',
  columns: { node: 'uuid', kind: 'text', code: 'text', printed: 'text', fonds: 'uuid' },
  key: ['node', 'kind', 'code'],
  group: 'node',
  indexes: ['code'],
};

export const addCode = (
  rows: Rows,
  node: string,
  fonds: string,
  kind: string,
  code: string,
  printed: string,
): void => rows.put('node_code', { node, kind, code: codeKey(code), printed, fonds });

/** A number printed within a unit and corrected: the one printed before stays findable. */
export function recodeEntry(row: Row, after: string | undefined, rows: Rows): void {
  const [id, fonds] = [String(row.id), String(row.fonds)];
  const old = rows.group('node_code', id).find(({ kind }) => kind === 'source');
  if (old) {
    rows.remove('node_code', old);
    rows.put('node_code', { ...old, kind: 'former' });
  }
  if (after) addCode(rows, id, fonds, 'source', after, after);
}

/** Old and new stay findable; a code once borne is never free again (INV-44). */
export function recode(
  id: string,
  before: ReferenceCode | undefined,
  after: ReferenceCode,
  rows: Rows,
): void {
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
export function passCode(id: string, { code, to }: CodePassed, rows: Rows): void {
  const row = rows.get('node', { id });
  if (!row) return;
  const key = codeKey(code.normalised);
  for (const borne of rows.group('node_code', id).filter((each) => each.code === key && isOwn(each)))
    rows.remove('node_code', borne);
  if (row.code === code.printed) rows.put('node', { ...row, code: null });
  addCode(rows, to, String(row.fonds), 'current', code.normalised, code.printed);
}

const isOwn = ({ kind }: Row): boolean => kind === 'current' || kind === 'former';
