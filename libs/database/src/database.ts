import type { ClientConfig, Pool } from 'pg';
import { BootError } from './boot-error';
import { clientConfig, openPool } from './connection';
import { openEmbedded, type Embedded } from './embedded/open-embedded';
import { hasCode, messageOf } from './error-code';
import { prepareRoles } from './roles';
import { holdServing } from './serving';

export interface DatabaseOptions {
  /** A PostgreSQL of the user's own, 15 or newer. Absent: the embedded one in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /**
   * `serve` refuses beside another server on the same data folder, and while the events are moved; `cli` joins; `test`
   * takes what it gets.
   */
  readonly role: 'serve' | 'cli' | 'test';
}

export interface Database {
  /** Few connections, as the owner: migrations, restore. */
  readonly owner: Pool;
  /** Everything else. Every connection runs as `fonds_app`. */
  readonly app: Pool;
  /** For a dedicated connection (LISTEN, COPY, leases) as `fonds_app`: `new Client(database.appConfig)`. */
  readonly appConfig: ClientConfig;
  /** Its address as the owner, for what opens its own pool: another thread. */
  readonly address: string;
  readonly embedded: boolean;
  /** To be shown to whoever started the program. */
  readonly warnings: readonly string[];
  /** Ends the pools; then the last process of all stops an embedded server. Twice is once. */
  close(): Promise<void>;
}

const OWNER_CONNECTIONS = 2;
/** One batch is in flight at a time (engine.md §1); the rest are readers. */
const APP_CONNECTIONS = 10;

/**
 * Opens the database of an installation, starting the embedded one when no URL is given. Does not migrate.
 *
 * @throws BootError with a cure: not reachable, too old, rights missing, a second server
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const embedded =
    options.databaseUrl === undefined ? await openEmbedded({ dataDir: options.dataDir }) : undefined;
  try {
    if (options.role === 'serve') await embedded?.takeServeLock();
    const url = embedded?.ownerUrl ?? options.databaseUrl ?? '';
    const database = await openAt(url, embedded);
    return options.role === 'serve' ? await serving(database) : database;
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** With what says to others that a server runs here. */
async function serving(database: Database): Promise<Database> {
  try {
    const hold = await holdServing(database.appConfig);
    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      try {
        await hold.end();
      } finally {
        await database.close();
      }
    };
    return { ...database, close: () => (closed ??= close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openAt(ownerUrl: string, embedded: Embedded | undefined): Promise<Database> {
  const owner = openPool(ownerUrl, 'owner', { max: OWNER_CONNECTIONS });
  let warnings: string[];
  try {
    warnings = await prepareRoles(owner);
  } catch (error) {
    await owner.end();
    throw embedded ? error : explainConnection(error, ownerUrl);
  }
  const app = openPool(ownerUrl, 'app', { max: APP_CONNECTIONS });
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([app.end(), owner.end()]);
    await embedded?.close();
  };
  return {
    owner,
    app,
    appConfig: clientConfig(ownerUrl, 'app'),
    address: ownerUrl,
    embedded: embedded !== undefined,
    warnings: embedded?.notice ? [embedded.notice, ...warnings] : warnings,
    close: () => (closed ??= close()),
  };
}

function explainConnection(error: unknown, databaseUrl: string): unknown {
  if (error instanceof BootError) return error;
  const message = messageOf(error);
  const url = new URL(databaseUrl);
  const where = `${url.hostname || url.searchParams.get('host') || 'localhost'}:${url.port || '5432'}${url.pathname}`;
  if (
    hasCode(error, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT') ||
    /timeout/i.test(message)
  )
    return new BootError({
      en: `No PostgreSQL answers at ${where}, where DATABASE_URL points (${message}). Start it, or mend the address.`,
      zh: `DATABASE_URL 所指的 ${where} 没有 PostgreSQL 应答（${message}）。请启动它，或改正地址。`,
    });
  if (hasCode(error, '28P01', '28000'))
    return new BootError({
      en: `PostgreSQL at ${where} does not accept the user or password of DATABASE_URL (${message}).`,
      zh: `${where} 的 PostgreSQL 不接受 DATABASE_URL 中的用户或口令（${message}）。请改正。`,
    });
  if (hasCode(error, '3D000'))
    return new BootError({
      en: `PostgreSQL at ${where} has no such database (${message}). Make it: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
      zh: `${where} 的 PostgreSQL 中没有这个数据库（${message}）。请建立：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
    });
  return error;
}
