import { nullableTextArray } from '@fonds/database';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Row, TableSpec, Value } from './projection';
import type { TableChanges } from './page-rows';
import { castOf, columnsOf, copyLine, shownText, sqlType, textForm } from './row-encoding';

/** Under this many rows a prepared INSERT is quicker than the round trips of COPY. */
const COPY_FROM_ROWS = 40;
const ROWS_OF_A_PIECE = 1_000;
/**
 * Rows after which the planner is told what a table holds, and again when it has grown eightfold. The database's own
 * maintenance comes by once a minute: a question asked within that minute of a large import was planned for an empty
 * table, and took minutes over forty thousand units.
 */
const TOLD_AFTER_ROWS = 2_000;
const TOLD_AGAIN = 8;

/** One table of one generation: `read.<name>_v<version>_g<generation>`, and every statement on it. */
export class ProjectionTable {
  readonly name: string;
  private indexed: boolean;
  private added = 0;
  private toldAfter = TOLD_AFTER_ROWS;

  constructor(
    readonly spec: TableSpec,
    readonly version: number,
    readonly generation: number,
    indexed: boolean,
  ) {
    this.name = `read.${spec.name}_v${version}_g${generation}`;
    this.indexed = indexed;
  }

  async create(client: ClientBase): Promise<void> {
    const columns = columnsOf(this.spec).map(
      ([name, type]) => `${name} ${sqlType(type)}${this.spec.key.includes(name) ? ' NOT NULL' : ''}`,
    );
    await client.query(`CREATE TABLE ${this.name} (${columns.join(', ')})`);
  }

  drop(client: ClientBase): Promise<unknown> {
    return client.query(`DROP TABLE IF EXISTS ${this.name} CASCADE`);
  }

  /** The primary key only when something must be looked up; a rebuild of first events never needs it. */
  async index(client: ClientBase): Promise<void> {
    if (this.indexed) return;
    await client.query(`ALTER TABLE ${this.name} ADD PRIMARY KEY (${this.spec.key.join(', ')})`);
    this.indexed = true;
  }

  async indexFully(client: ClientBase): Promise<void> {
    await this.index(client);
    for (const index of this.spec.indexes ?? [])
      await client.query(`CREATE INDEX ON ${this.name} ${index.startsWith('USING') ? index : `(${index})`}`);
    await this.tellPlanner(client);
  }

  /** Replaces what queries read. */
  async show(client: ClientBase): Promise<void> {
    await client.query(`DROP VIEW IF EXISTS read.${this.spec.name} CASCADE`);
    await client.query(`CREATE VIEW read.${this.spec.name} AS SELECT * FROM ${this.name}`);
  }

  async loadGroups(client: ClientBase, asked: readonly string[]): Promise<Map<string, Row[]>> {
    await this.index(client);
    const groups = asked.map(shownText);
    const columns = columnsOf(this.spec);
    const selected = columns
      .map(([name, type]) => (type === 'jsonb' || type === 'bytea' ? `${name}::text` : name))
      .join(', ');
    const type = castOf(this.spec.columns[this.spec.group] ?? 'text');
    const { rows } = await client.query<Value[]>({
      text: `SELECT ${selected} FROM ${this.name} WHERE ${this.spec.group} = ANY($1::text[]::${type}[])`,
      values: [nullableTextArray(groups)],
      rowMode: 'array',
    });
    const byGroup = new Map<string, Row[]>(groups.map((group) => [group, []]));
    for (const values of rows) {
      const row: Record<string, Value> = {};
      for (const [i, [name]] of columns.entries()) row[name] = values[i] ?? null;
      byGroup.get(String(row[this.spec.group]))?.push(row);
    }
    return byGroup;
  }

  async write(client: ClientBase, changes: TableChanges): Promise<void> {
    if (changes.removed.length) await this.removeRows(client, changes.removed);
    if (changes.replaced.length) await this.upsert(client, changes.replaced);
    if (changes.inserted.length >= COPY_FROM_ROWS || (changes.inserted.length && !this.indexed))
      await this.copy(client, changes.inserted);
    else if (changes.inserted.length) await this.upsert(client, changes.inserted);
    this.added += changes.inserted.length;
    // A table that is filled without an index is told about when it gets them.
    if (this.indexed && this.added >= this.toldAfter) await this.tellPlanner(client);
  }

  private async tellPlanner(client: ClientBase): Promise<void> {
    await client.query(`ANALYZE ${this.name}`);
    this.toldAfter = Math.max(TOLD_AFTER_ROWS, this.added * TOLD_AGAIN);
  }

  private async copy(client: ClientBase, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(this.spec.columns).join(', ');
    await pipeline(
      Readable.from(this.copyPieces(rows)),
      client.query(copyFrom(`COPY ${this.name} (${columns}) FROM STDIN`)),
    );
  }

  /** The database stores one piece while the next is made. */
  private *copyPieces(rows: readonly Row[]): Generator<Buffer> {
    for (let at = 0; at < rows.length; at += ROWS_OF_A_PIECE) {
      const piece = rows.slice(at, at + ROWS_OF_A_PIECE);
      yield Buffer.from(piece.map((row) => copyLine(this.spec, row)).join(''));
    }
  }

  private async upsert(client: ClientBase, rows: readonly Row[]): Promise<void> {
    await this.index(client);
    const columns = columnsOf(this.spec);
    const names = columns.map(([name]) => name);
    const rest = names.filter((name) => !this.spec.key.includes(name));
    const onConflict = rest.length
      ? `DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`
      : 'DO NOTHING';
    await client.query({
      name: `upsert-${this.name}`,
      text: `INSERT INTO ${this.name} (${names.join(', ')})
SELECT ${columns.map(([name, type]) => `u.${name}::${castOf(type)}`).join(', ')}
FROM unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')}) AS u(${names.join(', ')})
ORDER BY ${this.keyOrder}
ON CONFLICT (${this.spec.key.join(', ')}) ${onConflict}`,
      values: columns.map(([name, type]) =>
        nullableTextArray(rows.map((row) => textForm(row[name] ?? null, type))),
      ),
    });
  }

  /** Rows that are neighbours in the key's index are written one after the other: an eighth less work for the database (measured). */
  private get keyOrder(): string {
    const { key, columns } = this.spec;
    return key.map((name) => `u.${name}::${sqlType(columns[name] ?? 'text')}`).join(', ');
  }

  private async removeRows(client: ClientBase, rows: readonly Row[]): Promise<void> {
    await this.index(client);
    const { key, columns } = this.spec;
    await client.query({
      text: `DELETE FROM ${this.name} t USING unnest(${key.map((_, i) => `$${i + 1}::text[]`).join(', ')}) AS u(${key.join(', ')})
WHERE ${key.map((name) => `t.${name} = u.${name}::${castOf(columns[name] ?? 'text')}`).join(' AND ')}`,
      values: key.map((name) => nullableTextArray(rows.map((row) => textForm(row[name] ?? null)))),
    });
  }
}
