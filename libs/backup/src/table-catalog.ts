import { escapeIdentifier, type ClientBase } from 'pg';

/** Tables of schema `fonds` that are not copied row by row: the events have their own part, the rest follows from them. */
const OF_THEIR_OWN = ['event', 'event_place', 'head', 'migration'];

export interface TableShape {
  readonly name: string;
  /** Stored columns in the table's order; generated ones compute themselves. */
  readonly columns: readonly string[];
}

/** Text forms that are the same on every server and version. */
export async function usePortableText(client: ClientBase): Promise<void> {
  await client.query(
    `SET client_encoding = 'UTF8'; SET DateStyle = 'ISO'; SET TimeZone = 'UTC'; SET bytea_output = 'hex';
     SET IntervalStyle = 'postgres'; SET extra_float_digits = 1`,
  );
}

/**
 * Every table of schema `fonds` but the events, from the catalog itself, so that a table made later is never forgotten;
 * a table comes after those that its foreign keys name.
 */
export async function otherTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'fonds'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
    [OF_THEIR_OWN],
  );
  const { rows: links } = await client.query<{ from: string; to: string }>(
    `SELECT a.relname AS "from", b.relname AS "to"
     FROM pg_constraint f JOIN pg_class a ON a.oid = f.conrelid JOIN pg_class b ON b.oid = f.confrelid
     WHERE f.contype = 'f' AND a.relnamespace = 'fonds'::regnamespace AND b.relnamespace = 'fonds'::regnamespace`,
  );
  return referredFirst(rows, links);
}

export async function shapeOf(client: ClientBase, name: string): Promise<TableShape> {
  const { rows } = await client.query<{ columns: string[] }>(
    `SELECT array_agg(attname::text ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = ('fonds.' || quote_ident($1))::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [name],
  );
  return { name, columns: rows[0]?.columns ?? [] };
}

/** Orders tables so that each stands after the tables it refers to; a ring of references is left in name order. */
function referredFirst(
  tables: readonly TableShape[],
  links: readonly { readonly from: string; readonly to: string }[],
): TableShape[] {
  const ordered: TableShape[] = [];
  const seen = new Set<string>();
  const visit = (table: TableShape): void => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const { from, to } of links) {
      const referred = from === table.name && tables.find(({ name }) => name === to);
      if (referred) visit(referred);
    }
    ordered.push(table);
  };
  tables.forEach(visit);
  return ordered;
}

const columnList = ({ columns }: TableShape): string => columns.map(escapeIdentifier).join(', ');
export const tableName = ({ name }: TableShape): string => `fonds.${escapeIdentifier(name)}`;

/** Rows in byte order of their text: an order that no collation, page or restore can change. */
export const copyTableOut = (table: TableShape): string =>
  `COPY (SELECT ${columnList(table)} FROM ${tableName(table)} t ORDER BY t::text COLLATE "C") TO STDOUT`;

/** Positions after `after` up to `through`, in order. */
export const copyEventsOut = (events: TableShape, after: bigint, through: bigint): string =>
  `COPY (SELECT ${columnList(events)} FROM fonds.event WHERE position > ${after} AND position <= ${through} ORDER BY position) TO STDOUT`;

export const copyIn = (table: TableShape): string =>
  `COPY ${tableName(table)} (${columnList(table)}) FROM STDIN`;

export interface SequenceValue {
  readonly name: string;
  readonly value: string;
}

/** Sequences that have given a number. */
export async function sequences(client: ClientBase): Promise<SequenceValue[]> {
  const { rows } = await client.query<SequenceValue>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'fonds' AND last_value IS NOT NULL ORDER BY sequencename COLLATE "C"`,
  );
  return rows;
}

export interface AppliedMigration {
  readonly id: string;
  readonly sha256: string;
}

/** Undefined in a database that was never migrated. */
export async function appliedMigrations(client: ClientBase): Promise<AppliedMigration[] | undefined> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('fonds.migration') IS NOT NULL AS there`,
  );
  if (!there[0]?.there) return undefined;
  const { rows } = await client.query<AppliedMigration>(
    'SELECT id, sha256 FROM fonds.migration ORDER BY applied_at, id',
  );
  return rows;
}
