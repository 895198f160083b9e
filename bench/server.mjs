import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { database } from './product.mjs';

/**
 * One server for every contestant, a database for each: the embedded PostgreSQL in a folder of its own with fsync and
 * synchronous_commit on, or that of BENCH_DATABASE_URL (its user needs CREATEDB, CREATEROLE and pg_checkpoint).
 */
export async function openServer() {
  const given = process.env.BENCH_DATABASE_URL;
  const folder = given ? undefined : mkdtempSync(join(tmpdir(), 'fonds-bench-'));
  if (folder) rmSync(folder, { recursive: true });
  const embedded = folder ? await database.openEmbedded({ dataDir: folder }) : undefined;
  const ownerUrl = new URL(given ?? embedded.ownerUrl);
  // A checkpoint needs the superuser, whose password in the embedded server is the owner's.
  const adminUrl = new URL(ownerUrl);
  if (embedded) adminUrl.username = 'postgres';
  const admin = new pg.Client({ connectionString: adminUrl.href });
  await admin.connect();
  const made = [];

  const createDatabase = async (name) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const owner = embedded ? 'OWNER fonds_owner' : '';
    await admin.query(`CREATE DATABASE ${name} ${owner} ENCODING 'UTF8' TEMPLATE template0`);
    made.push(name);
    const url = new URL(ownerUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  const settings = async () => {
    const names = [
      'server_version',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'shared_buffers',
      'max_wal_size',
    ];
    const found = {};
    for (const name of names) found[name] = (await admin.query(`SHOW ${name}`)).rows[0][name];
    return found;
  };
  const walPosition = async () => (await admin.query('SELECT pg_current_wal_lsn() AS lsn')).rows[0].lsn;
  const walBytesSince = async (lsn) =>
    Number((await admin.query('SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), $1) AS n', [lsn])).rows[0].n);
  const checkpoint = () => admin.query('CHECKPOINT');
  const close = async () => {
    for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
    await embedded?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
  return { createDatabase, settings, walPosition, walBytesSince, checkpoint, close };
}
