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

export const columnsOf = (table: TableSpec): readonly (readonly [string, ColumnType])[] => Object.entries(table.columns);
export const sqlType = (type: ColumnType): string => SQL_TYPE[type];
export const castOf = (type: ColumnType): string => CAST[type];

const NUL = String.fromCharCode(0);

/**
 * A value as PostgreSQL's text form; null stays null. Texts of arrays are quoted. PostgreSQL text cannot hold U+0000:
 * read tables show U+2400 in its place.
 */
export function textForm(value: Value): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items: readonly (string | number)[] = value;
    return `{${items.map((item) => (typeof item === 'number' ? item : `"${item.replaceAll(NUL, '\u2400').replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value as string | number).replaceAll(NUL, '\u2400');
}

const COPY_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of COPY text. */
export function copyLine(table: TableSpec, row: Row): string {
  const fields: string[] = [];
  for (const column of Object.keys(table.columns)) {
    const text = textForm(row[column] ?? null);
    fields.push(text === null ? '\\N' : COPY_UNSAFE.test(text) ? escapeCopy(text) : text);
  }
  return fields.join('\t') + '\n';
}

const COPY_UNSAFE = /[\\\n\r\t]/;
const escapeCopy = (text: string): string => text.replace(/[\\\n\r\t]/g, (c) => COPY_ESCAPES[c] ?? c);

export const keyOf = (table: TableSpec, row: Row): string => table.key.map((column) => String(row[column])).join('\u001f');
