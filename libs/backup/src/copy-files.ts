import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { BackupFile } from './backup-format';
import { FileDigest, passing, RowDigest } from './row-digest';

/** Custody events at level 3 take a quarter more room than at 6 and a third of the time. */
const GZIP_LEVEL = 3;

/** Writes what a COPY gives to a new compressed file, flushed; `all` goes on over all files of a table. */
export async function copyToFile(
  client: ClientBase,
  sql: string,
  folder: string,
  file: string,
  all: RowDigest,
): Promise<BackupFile> {
  const before = all.rows;
  const digest = new FileDigest();
  await pipeline(
    client.query(copyTo(sql)),
    passing((chunk) => all.update(chunk)),
    createGzip({ level: GZIP_LEVEL }),
    passing(digest.update),
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { file, sha256: digest.sha256(), bytes: digest.bytes, rows: all.rows - before };
}

/** Adds what a COPY gives to a digest. */
export async function digestCopy(client: ClientBase, sql: string, all: RowDigest): Promise<void> {
  for await (const chunk of client.query(copyTo(sql))) all.update(chunk as Buffer);
}

export async function copyFromFile(
  client: ClientBase,
  sql: string,
  folder: string,
  file: string,
): Promise<void> {
  await pipeline(createReadStream(join(folder, file)), createGunzip(), client.query(copyFrom(sql)));
}

/** Reads a file of rows whole: its digest as it lies there, and its rows into `all`. */
export async function digestFile(
  folder: string,
  file: string,
  all: RowDigest,
): Promise<{ sha256: string; bytes: number; rows: number }> {
  const before = all.rows;
  const digest = new FileDigest();
  await pipeline(
    createReadStream(join(folder, file)),
    passing(digest.update),
    createGunzip(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) all.update(chunk);
    },
  );
  return { sha256: digest.sha256(), bytes: digest.bytes, rows: all.rows - before };
}
