import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { BootError } from '../boot-error';
import { codeOf, messageOf } from '../error-code';
import { findBinaries, type Binaries } from './binaries';
import { ensureCluster, readSecret, SUPERUSER } from './cluster';
import { readInstanceFile, writeInstanceFile, type InstanceFile, type Place } from './place';
import {
  findPostmaster,
  LOOK_EVERY_MS,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster';

/** Advisory locks of the database `postgres`: first key 'fond' in ASCII, second what is locked. */
const LOCK_SPACE = 0x666f6e64;
const IN_USE = 1;
const SERVING = 2;

/** Crash recovery replays at most `max_wal_size`; minutes on a slow disk. */
const PATIENCE_MS = 10 * 60_000;

/** A close does not hang on a server that will not come up again. */
const REJOIN_PATIENCE_MS = 10_000;

/** How long a server that was lost waits for its port: pools that outlived it know no other. */
const PORT_PATIENCE_MS = 3_000;

/** What PostgreSQL and pg say while a server comes up or goes down. */
const PASSING = new Set(['57P01', '57P02', '57P03', '08006', '08001', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const PASSING_MESSAGE = /Connection terminated|not queryable|connection was closed/i;

/**
 * One process's hold on an embedded database. Each process holds a shared lock; at the end it lets go, and who can
 * then take the lock exclusively knows that nobody is left, and stops the server. A newcomer who waits for the lock
 * meanwhile loses its connection and starts the server anew, so no order of events leaves anyone on a dying server.
 */
export class InstanceKeeper {
  private closing = false;
  private serving = false;
  /** Under way after the server was lost; a close waits for it, for then the new server is this process's to stop. */
  private rejoining: Promise<void> | undefined;

  private constructor(
    private readonly place: Place,
    private readonly throwAway: boolean,
    private client: Client,
    private server: InstanceFile,
  ) {
    this.watch();
  }

  static async open(place: Place, throwAway: boolean): Promise<InstanceKeeper> {
    const { client, server } = await join(place, throwAway);
    return new InstanceKeeper(place, throwAway, client, server);
  }

  get instance(): InstanceFile {
    return this.server;
  }

  /** The connection as superuser to the database `postgres`. */
  get connection(): Client {
    return this.client;
  }

  /** @throws BootError when another process serves this data folder */
  async takeServeLock(): Promise<void> {
    const { rows } = await this.client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [LOCK_SPACE, SERVING],
    );
    if (!rows[0]?.taken)
      throw new BootError({
        en:
          `A server is already running on ${this.place.dataDir}. Stop it first, or set FONDS_DATA (and PORT) for a second one. ` +
          'The command line works beside a running server.',
        zh: `数据目录 ${this.place.dataDir} 上已有服务在运行。请先停止它，或另设 FONDS_DATA（和 PORT）再开一个；命令行可与运行中的服务同时使用。`,
      });
    this.serving = true;
  }

  /** Lets go; the last one stops the server. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await Promise.race([this.rejoining, sleep(REJOIN_PATIENCE_MS, undefined, { ref: false })]);
    await this.letGo();
  }

  private async letGo(): Promise<void> {
    try {
      await this.client.query('SELECT pg_advisory_unlock_all()');
      const { rows } = await this.client.query<{ last: boolean }>(
        'SELECT pg_try_advisory_lock($1, $2) AS last',
        [LOCK_SPACE, IN_USE],
      );
      if (rows[0]?.last) await stopPostmaster(this.place, this.server.pid);
    } catch (error) {
      // The server ended first: somebody else was last, or it was killed. Nothing is left to let go of.
      if (!isPassing(error)) throw error;
    } finally {
      await this.client.end().catch(() => undefined);
    }
  }

  /** The locks end with their connection (a crash of the server): take them again, and start the server if need be. */
  private watch(): void {
    const client = this.client;
    client.once('end', () => {
      if (this.closing || client !== this.client) return;
      this.rejoining = this.rejoin()
        .catch((error: unknown) => process.emitWarning(messageOf(error)))
        .finally(() => (this.rejoining = undefined));
    });
  }

  private async rejoin(): Promise<void> {
    const { client, server } = await join(this.place, this.throwAway, PORT_PATIENCE_MS);
    this.client = client;
    this.server = server;
    // Too late for the close that asked: it no longer waits, but this process is still the one to let go.
    if (this.closing) return this.letGo();
    this.watch();
    if (this.serving) await this.takeServeLock();
  }
}

async function join(
  place: Place,
  throwAway: boolean,
  portPatienceMs = 0,
): Promise<{ client: Client; server: InstanceFile }> {
  const deadline = performance.now() + PATIENCE_MS;
  let binaries: Binaries | undefined;
  while (performance.now() < deadline) {
    const seen = findPostmaster(place);
    if (seen?.status === 'ready') {
      const server = { pid: seen.pid, port: seen.port, secret: readSecret(place) };
      const client = await connect(place, server);
      if (client) return { client, server: publish(place, server) };
    } else if (!seen) {
      binaries ??= findBinaries(place.user);
      await ensureCluster(place, binaries);
      const preferredPort = readInstanceFile(place)?.port;
      if (await startPostmaster(place, binaries, { preferredPort, portPatienceMs, throwAway })) continue;
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new BootError({
    en: `The embedded PostgreSQL in ${place.dataDir} did not become ready; see ${place.logFile}.`,
    zh: `数据目录 ${place.dataDir} 的内嵌 PostgreSQL 未能就绪，详见 ${place.logFile}。`,
  });
}

function publish(place: Place, server: InstanceFile): InstanceFile {
  const written = readInstanceFile(place);
  if (written?.pid !== server.pid || written.port !== server.port || written.secret !== server.secret)
    writeInstanceFile(place, server);
  return server;
}

/** Undefined when the server went away meanwhile. The look at the lock file after the lock settles it: `stopping` stands there before any lock is freed. */
async function connect(place: Place, server: InstanceFile): Promise<Client | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port: server.port,
    user: SUPERUSER,
    password: server.secret,
    database: 'postgres',
    application_name: 'fonds keeper',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a lost connection would end the process; 'end' tells the keeper.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1, $2)', [LOCK_SPACE, IN_USE]);
    if (stillReady(findPostmaster(place), server)) return client;
  } catch (error) {
    if (!isPassing(error)) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }
  await client.end().catch(() => undefined);
  return undefined;
}

const stillReady = (seen: Postmaster | undefined, server: InstanceFile): boolean =>
  seen?.pid === server.pid && seen.status === 'ready';

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return (code !== undefined && PASSING.has(code)) || PASSING_MESSAGE.test(messageOf(error));
}
