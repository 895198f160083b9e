import { Pool, types as pgTypes, type ClientConfig, type CustomTypesConfig, type PoolConfig } from 'pg';

/** The role every application connection runs as (architecture.md §4). */
export const APP_ROLE = 'fonds_app';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const READ_AS_TEXT = new Set([INT8, DATE, TIMESTAMP, TIMESTAMPTZ]);
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMP_ARRAY = 1115;
const TIMESTAMPTZ_ARRAY = 1185;
const READ_AS_TEXT_ARRAY = new Set([INT8_ARRAY, DATE_ARRAY, TIMESTAMP_ARRAY, TIMESTAMPTZ_ARRAY]);

const TEXT_ARRAY: number = 1009;
const readTextArray: (text: string) => unknown = pgTypes.getTypeParser(TEXT_ARRAY, 'text');

/**
 * int8, date, timestamp and timestamptz come as PostgreSQL writes them, alone and in arrays. Fixed on each client:
 * another library may have changed pg's global parsers (engine.md §1, traps).
 */
const textTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (READ_AS_TEXT.has(oid)) return (text: string) => text;
      if (READ_AS_TEXT_ARRAY.has(oid)) return readTextArray;
    }
    return pgTypes.getTypeParser(oid, format);
  },
};

/** Which session settings a connection starts with. */
export type Session = 'owner' | 'app';

/** UTC and ISO make text forms of instants the same on any server; the timeouts free a lock that a stuck client holds. */
const EVERY_SESSION = [
  'TimeZone=UTC',
  'DateStyle=ISO',
  // Bytes that are read as text are hexadecimal digits, whatever the server prefers.
  'bytea_output=hex',
  // A login named fonds would find the schema of its name before any other.
  'search_path=public',
  'client_min_messages=warning',
  'idle_in_transaction_session_timeout=60s',
];
const SESSION: Readonly<Record<Session, readonly string[]>> = {
  // Migrations may wait for readers that finish.
  owner: [...EVERY_SESSION, 'lock_timeout=60s'],
  app: [...EVERY_SESSION, 'lock_timeout=10s', `role=${APP_ROLE}`],
};

/** Before those of the URL, which may say otherwise: holdings of 100,000 units sort within it instead of on a disk. */
const PREFERRED = ['work_mem=64MB'];

const asOptions = (settings: readonly string[]): string =>
  settings.map((setting) => `-c ${setting}`).join(' ');

/** A connection to `databaseUrl`. `options` given in the URL stay, and ours come after them. */
export function clientConfig(databaseUrl: string, session: Session): ClientConfig {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  if (given !== null) url.searchParams.delete('options');
  return {
    connectionString: given === null ? databaseUrl : url.href,
    options: [asOptions(PREFERRED), given, asOptions(SESSION[session])].filter(Boolean).join(' '),
    application_name: `fonds ${session}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: textTypes,
  };
}

export function openPool(databaseUrl: string, session: Session, settings: Pick<PoolConfig, 'max'>): Pool {
  const pool = new Pool({ ...clientConfig(databaseUrl, session), ...settings });
  // An idle connection that breaks leaves the pool; the next query opens another. Without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks in somebody's hands fails that one's query; the pool does not listen to it then.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
