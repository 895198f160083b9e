import type { Pool } from 'pg';
import { BootError, messageOf } from '@fonds/database';
import {
  EngineTable,
  EventServerError,
  LogRefused,
  NumberedEventStore,
  openEventServer,
  PlaceTable,
  PostgresEventStore,
  ServedRows,
  type Engine,
  type EventServer,
  type EventStore,
} from '@fonds/event-store';
import type { Clock } from '@fonds/kernel';

/** Where the events are, under the variables' own names. */
export interface EngineSettings {
  readonly EVENT_STORE?: string;
  readonly EVENT_STORE_PREFIX?: string;
  /** In place of the server that EVENT_STORE names: tests have one in memory. */
  readonly server?: () => Promise<EventServer>;
  /** How long a server that does not answer is asked before the program gives up, in milliseconds. */
  readonly firstPatience?: number;
  /** A log that is refused is opened all the same, to be read and audited; nothing is written to it. */
  readonly evenRefused?: boolean;
}

export interface OpenedStore {
  readonly store: EventStore;
  /** What an audit reads, where an event server has the events. */
  readonly served?: ServedRows;
  /** Why it is opened to be read alone. */
  readonly refused?: LogRefused;
}

/** @throws BootError where the database is one of the other engine, or the event server does not answer as it should. */
export async function openStore(pool: Pool, clock: Clock, engine: EngineSettings): Promise<OpenedStore> {
  await refuseOtherEngine(pool, engineOf(engine) === 'server');
  return openEngine(pool, clock, engine);
}

export const engineOf = ({ EVENT_STORE, server }: EngineSettings): Engine =>
  EVENT_STORE === undefined && !server ? 'database' : 'server';

/** The same without asking where the events are: what a copy goes to is nobody's yet. */
export async function openEngine(pool: Pool, clock: Clock, engine: EngineSettings): Promise<OpenedStore> {
  const server = await openServer(engine);
  if (!server) return { store: new PostgresEventStore(pool, clock) };
  const places = new PlaceTable(pool);
  const served = new ServedRows(server, places);
  try {
    return { store: await NumberedEventStore.open(server, places, clock), served };
  } catch (error) {
    if (engine.evenRefused && error instanceof LogRefused)
      return {
        store: NumberedEventStore.openToRead(server, places, clock, error),
        served,
        refused: error,
      };
    await server.close();
    throw explained(error);
  }
}

export async function openServer({
  EVENT_STORE: url,
  EVENT_STORE_PREFIX: prefix = 'fonds.',
  server,
  firstPatience,
}: EngineSettings): Promise<EventServer | undefined> {
  if (server) return server();
  return url === undefined
    ? undefined
    : openEventServer({ url, prefix, ...(firstPatience !== undefined && { firstPatience }) });
}

/** Two engines in one installation would be two histories. */
async function refuseOtherEngine(pool: Pool, onServer: boolean): Promise<void> {
  const engine = await new EngineTable(pool).engine();
  if (onServer && engine === 'database')
    throw new BootError({
      en: 'EVENT_STORE names an event server, but this database has events of its own. Unset EVENT_STORE, use a database without events, or move them: fonds store copy.',
      zh: 'EVENT_STORE 指定了事件服务器，但此数据库自身已有事件。请取消 EVENT_STORE，改用没有事件的数据库，或迁移事件：fonds store copy。',
    });
  if (!onServer && engine === 'server')
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
