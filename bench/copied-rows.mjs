import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const { from: copyFrom, to: copyTo } = createRequire(import.meta.url)('../node_modules/pg-copy-streams');

/** Everything an import wrote: the log, and each read table that has rows. */
const WRITTEN = `SELECT 'fonds.event' AS name UNION ALL
  SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'read' AND tablename <> 'projection'`;

/** Takes the written rows out as COPY text, a file for each table, with the columns of a bare table that holds them. */
export async function takeRows(client, folder) {
  const tables = [];
  const { rows } = await client.query(WRITTEN);
  for (const { name } of rows) {
    const bare = `bare_${tables.length}`;
    const file = join(folder, `${bare}.copy`);
    const { rows: counted } = await client.query(`SELECT count(*)::int AS n FROM ${name}`);
    if (counted[0].n === 0) continue;
    const { rows: columns } = await client.query(
      `SELECT format('%I %s', attname, format_type(atttypid, atttypmod)) AS line FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [name],
    );
    await pipeline(client.query(copyTo(`COPY ${name} TO STDOUT`)), createWriteStream(file));
    tables.push({
      name,
      bare,
      file,
      rows: counted[0].n,
      columns: columns.map(({ line }) => line).join(', '),
    });
  }
  return tables;
}

/** Makes the bare tables: no index, no key, no constraint. */
export async function makeBareTables(client, tables) {
  for (const { bare, columns } of tables) await client.query(`CREATE TABLE ${bare} (${columns})`);
}

/** COPYs the taken rows into them, one table after the other. */
export async function copyRows(client, tables) {
  for (const { bare, file } of tables)
    await pipeline(
      createReadStream(file, { highWaterMark: 256 * 1024 }),
      client.query(copyFrom(`COPY ${bare} FROM STDIN`)),
    );
}
