import type { Pool } from 'pg';
import { BootError, messageOf } from '@fonds/database';
import {
  EventServerError,
  LogRefused,
  NumberedEventStore,
  openEventServer,
  PlaceTable,
  PostgresEventStore,
  ServedRows,
  type EventStore,
} from '@fonds/event-store';
import type { Clock } from '@fonds/kernel';

/** Where the events are, under the variables' own names. */
export interface EngineSettings {
  readonly EVENT_STORE?: string;
  readonly EVENT_STORE_PREFIX?: string;
}

export interface OpenedStore {
  readonly store: EventStore;
  /** What an audit reads, where an event server has the events. */
  readonly served?: ServedRows;
}

/** @throws BootError where the database is one of the other engine, or the event server does not answer as it should. */
export async function openStore(
  pool: Pool,
  clock: Clock,
  { EVENT_STORE: url, EVENT_STORE_PREFIX: prefix = 'fonds.' }: EngineSettings,
): Promise<OpenedStore> {
  await refuseOtherEngine(pool, url !== undefined);
  if (url === undefined) return { store: new PostgresEventStore(pool, clock) };
  const places = new PlaceTable(pool);
  const server = await openEventServer({ url, prefix });
  try {
    return {
      store: await NumberedEventStore.open(server, places, clock),
      served: new ServedRows(server, places),
    };
  } catch (error) {
    await server.close();
    throw explained(error);
  }
}

/** Two engines in one installation would be two histories. */
async function refuseOtherEngine(pool: Pool, onServer: boolean): Promise<void> {
  const { rows } = await pool.query<{ here: boolean; there: boolean }>(
    'SELECT EXISTS (SELECT FROM fonds.event) AS here, EXISTS (SELECT FROM fonds.event_place) AS there',
  );
  if (onServer && rows[0]?.here)
    throw new BootError({
      en: 'EVENT_STORE names an event server, but this database has events of its own. Unset EVENT_STORE, or use a database without events.',
      zh: 'EVENT_STORE 指定了事件服务器，但此数据库自身已有事件。请取消 EVENT_STORE，或改用没有事件的数据库。',
    });
  if (!onServer && rows[0]?.there)
    throw new BootError({
      en: 'The events of this installation are on an event server. Set EVENT_STORE to its address.',
      zh: '本系统的事件存于事件服务器。请将 EVENT_STORE 设为其地址。',
    });
}

/** The address is not shown: it can carry a password. */
function explained(error: unknown): unknown {
  if (error instanceof LogRefused)
    return new BootError({
      en: `The event server that EVENT_STORE names is refused: ${error.message}. Nothing was started; see docs/operations/event-server.md.`,
      zh: `EVENT_STORE 所指的事件服务器不可用：${error.message}。尚未启动，请参阅 docs/operations/event-server.md。`,
    });
  if (error instanceof EventServerError)
    return new BootError({
      en: `The event server that EVENT_STORE names does not answer as it should (${messageOf(error)}). Start it, or mend address, account or certificate.`,
      zh: `EVENT_STORE 所指的事件服务器未正常应答（${messageOf(error)}）。请启动它，或改正地址、账户或证书。`,
    });
  return error;
}
