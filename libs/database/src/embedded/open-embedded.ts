import type { Client } from 'pg';
import { BootError } from '../boot-error';
import { hasCode, messageOf } from '../error-code';
import { InstanceKeeper } from './instance-keeper';
import { openPlace, type Place } from './place';

const OWNER = 'fonds_owner';
const DATABASE = 'fonds';
const FIRST_SETUP_LOCK = 0x666f6e64_03n;

export interface EmbeddedOptions {
  /** Folder of the installation; the cluster lies in `postgres-18` inside it. Made when missing. */
  readonly dataDir: string;
  /** Turns fsync off, for throw-away test databases only. Custody evidence never lives in such a cluster. */
  readonly throwAway?: boolean;
  /** Where root puts a cluster whose data folder PostgreSQL's user cannot enter; absent: /var/lib/fondsledger. */
  readonly ground?: string;
}

export interface Embedded {
  /** `postgres://…` of the database `fonds` as its owner (no superuser; may create roles and databases). Holds the password. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** The server's process at the time of opening. */
  readonly pid: number;
  readonly port: number;
  /** To be shown to whoever started the program. */
  readonly notice?: string;
  /** @throws BootError when another process serves this folder */
  takeServeLock(): Promise<void>;
  /** Lets go; the last process of all stops the server. Close your pools first. */
  close(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs (architecture.md §9).
 *
 * @throws BootError with a cure when the folder cannot be reached or the server cannot start
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { place, keeper } = await openKeeper(options);
  const { pid, port, secret } = keeper.instance;
  try {
    await ensureDatabase(keeper.connection, secret);
  } catch (error) {
    await keeper.close();
    throw error;
  }
  return {
    ownerUrl: `postgres://${OWNER}:${secret}@127.0.0.1:${port}/${DATABASE}`,
    dataDir: place.dataDir,
    pid,
    port,
    notice: place.notice,
    takeServeLock: () => keeper.takeServeLock(),
    close: () => keeper.close(),
  };
}

async function openKeeper({
  dataDir,
  throwAway = false,
  ground,
}: EmbeddedOptions): Promise<{ place: Place; keeper: InstanceKeeper }> {
  try {
    const place = openPlace(dataDir, ground);
    return { place, keeper: await InstanceKeeper.open(place, throwAway) };
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    throw new BootError({
      en:
        `The data folder ${dataDir} cannot be used by this user (${messageOf(error)}). ` +
        'Run fonds as the user who made it, or set FONDS_DATA to a folder of your own.',
      zh: `当前用户不能使用数据目录 ${dataDir}（${messageOf(error)}）。请用建立它的用户运行 fonds，或将 FONDS_DATA 设为自己的目录。`,
    });
  }
}

/** The owner is no superuser, so that what works here works on a PostgreSQL of the user's own. */
async function ensureDatabase(client: Client, secret: string): Promise<void> {
  if (await hasDatabase(client)) return;
  await client.query('SELECT pg_advisory_lock($1)', [String(FIRST_SETUP_LOCK)]);
  try {
    if (await hasDatabase(client)) return;
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (!rowCount)
      await client.query(
        `CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD ${client.escapeLiteral(secret)}`,
      );
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [String(FIRST_SETUP_LOCK)]);
  }
}

async function hasDatabase(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  return rowCount === 1;
}
