import type { ColumnType, Row, TableSpec, Value } from './projection';

const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  text: 'text COLLATE "C"',
  uuid: 'uuid',
  int: 'int',
  bigint: 'bigint',
  date: 'date',
  boolean: 'boolean',
  timestamptz: 'timestamptz',
  bytea: 'bytea',
  jsonb: 'jsonb',
  'text[]': 'text[]',
  'uuid[]': 'uuid[]',
  bigrams: 'int4[]',
};

const CAST: Readonly<Record<ColumnType, string>> = { ...SQL_TYPE, text: 'text' };

const columnLists = new WeakMap<TableSpec, readonly (readonly [string, ColumnType])[]>();

export function columnsOf(table: TableSpec): readonly (readonly [string, ColumnType])[] {
  let columns = columnLists.get(table);
  if (!columns) columnLists.set(table, (columns = Object.entries(table.columns)));
  return columns;
}

export const sqlType = (type: ColumnType): string => SQL_TYPE[type];
export const castOf = (type: ColumnType): string => CAST[type];

const NUL = String.fromCharCode(0);

/** PostgreSQL text cannot hold U+0000: read tables show U+2400 in its place. */
export const shownText = (text: string): string =>
  text.includes(NUL) ? text.replaceAll(NUL, '\u2400') : text;

/** Escapes are taken in pairs, so that the letters u0000 after an escaped backslash stay. */
const shownJson = (json: string): string =>
  !json.includes('\\u0000')
    ? json
    : json.replace(/\\(u0000|.)/g, (escape, code) => (code === 'u0000' ? '\u2400' : escape));

/** A value as PostgreSQL's text form; null stays null. Texts of arrays are quoted. */
export function textForm(value: Value, type?: ColumnType): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items: readonly (string | number)[] = value;
    if (typeof items[0] === 'number') return `{${items.join(',')}}`;
    return `{${items.map((item) => `"${shownText(String(item)).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  const text = shownText(String(value as string | number));
  return type === 'jsonb' ? shownJson(text) : text;
}

const COPY_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Types whose text forms have nothing that COPY would read otherwise. */
const PLAIN = new Set<ColumnType>(['uuid', 'int', 'bigint', 'date', 'boolean', 'timestamptz']);

/** One line of COPY text. */
export function copyLine(table: TableSpec, row: Row): string {
  const fields: string[] = [];
  for (const [column, type] of columnsOf(table)) fields.push(copyField(row[column] ?? null, type));
  return fields.join('\t') + '\n';
}

function copyField(value: Value, type: ColumnType): string {
  if (value === null) return '\\N';
  // Nearly every value of a bulk load is a text that stands for itself.
  if (typeof value === 'string' && (PLAIN.has(type) || !COPY_UNSAFE.test(value))) return value;
  return escapeCopy(textForm(value, type) ?? '');
}

const COPY_UNSAFE = /[\\\n\r\t\u0000]/;
const escapeCopy = (text: string): string => text.replace(/[\\\n\r\t]/g, (c) => COPY_ESCAPES[c] ?? c);

/** The same for a row as it was put and as the database gives it back. */
export function keyOf(table: TableSpec, row: Row): string {
  const [only] = table.key;
  // The very text, whose hash is known already: joined texts are hashed anew at each look-up.
  if (table.key.length === 1 && only !== undefined) return keyText(row[only] ?? null);
  let key = '';
  for (const column of table.key) key += keyText(row[column] ?? null) + '\u001f';
  return key;
}

/** Whether two rows of one group have the same key, as {@link keyOf} would say. */
export function hasKey(table: TableSpec, row: Row, other: Row): boolean {
  if (table.key.length === 1 && table.key[0] === table.group) return true;
  for (const column of table.key) {
    const [a, b] = [row[column] ?? null, other[column] ?? null];
    if (a !== b && keyText(a) !== keyText(b)) return false;
  }
  return true;
}

const keyText = (value: Value): string =>
  typeof value === 'string' ? shownText(value) : (textForm(value) ?? '');
