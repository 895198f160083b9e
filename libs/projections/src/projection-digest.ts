import { MerkleRoot } from '@fonds/ledger/core';
import type { ClientBase } from 'pg';
import type { ProjectionTable } from './projection-tables';
import { columnsOf } from './row-encoding';

const FETCH = 20_000;

/**
 * The RFC 6962 root over a table's rows in byte order of their text form. Every column counts, search material too: a
 * bigram that is missing there is a unit that nobody finds.
 */
export async function tableDigest(
  client: ClientBase,
  table: ProjectionTable,
): Promise<{ root: string; rows: number }> {
  const columns = columnsOf(table.spec).map(([name]) => name);
  const root = new MerkleRoot();
  await client.query(
    `DECLARE digest_rows NO SCROLL CURSOR FOR SELECT d::text COLLATE "C" AS line FROM (SELECT ${columns.join(', ')} FROM ${table.name}) d ORDER BY line`,
  );
  for (;;) {
    const { rows } = await client.query<[string]>({
      text: `FETCH ${FETCH} FROM digest_rows`,
      rowMode: 'array',
    });
    for (const [line] of rows) root.add(Buffer.from(line));
    if (rows.length < FETCH) break;
  }
  await client.query('CLOSE digest_rows');
  return { root: root.hex(), rows: root.size };
}
