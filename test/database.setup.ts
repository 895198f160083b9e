import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, type Embedded } from '../libs/database/src/embedded/open-embedded';

/** `fonds-test-<pid of jest>-…` in the system's temporary folder, so that any clone can run the tests, also as root. */
const PREFIX = 'fonds-test-';

export interface TestServer {
  readonly embedded: Embedded;
  readonly folder: string;
}

/** Setup and teardown are loaded apart from each other; the process is what they share. */
export const shared: typeof globalThis & { fondsTestServer?: TestServer } = globalThis;

/**
 * One embedded PostgreSQL for a whole test run, or the server of TEST_DATABASE_URL (its user needs CREATEDB and
 * CREATEROLE). fsync is off: these databases live for minutes. What is about durability starts its own server.
 */
export default async function setup(): Promise<void> {
  if (shared.fondsTestServer) return;
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    process.env['FONDS_TEST_DATABASE_URL'] = given;
    return;
  }
  await removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  rmSync(folder, { recursive: true });
  const embedded = await openEmbedded({ dataDir: folder, throwAway: true });
  shared.fondsTestServer = { embedded, folder };
  process.env['FONDS_TEST_DATABASE_URL'] = embedded.ownerUrl;
}

/** Servers of killed test runs: joined, which stops them at the end, and removed. Another user's are left to that user. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    try {
      if (existsSync(join(folder, 'postgres-18', 'postmaster.pid'))) {
        const left = await openEmbedded({ dataDir: folder, throwAway: true });
        await left.close();
      }
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      process.emitWarning(
        `${folder} is left of an earlier test run and could not be removed: ${String(error)}`,
      );
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
