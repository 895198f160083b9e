import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig, type Pool } from 'pg';
import { BootError } from './boot-error';

/** Advisory lock of an installation's database: servers hold it together, and who moves its events holds it alone. */
const SERVING = '7381240018765433';
/** A server whose PostgreSQL was restarted holds it again within this time, in milliseconds. */
const AGAIN_AFTER = 1_000;

/** A hold on the installation, with a connection of its own: it ends with the process, however that ends. */
export interface Hold {
  end(): Promise<void>;
}

/**
 * What every server holds while it runs, any number of them together.
 *
 * @throws BootError while the installation's events are moved
 */
export async function holdServing(config: ClientConfig): Promise<Hold> {
  let ended = false;
  let client = await servingClient(config);
  const watch = (): void =>
    void client.once('end', () => {
      if (!ended) void again();
    });
  const again = async (): Promise<void> => {
    while (!ended)
      try {
        await sleep(AGAIN_AFTER, undefined, { ref: false });
        client = await servingClient(config);
        return ended ? await client.end() : watch();
      } catch {
        // PostgreSQL is away, or a move began meanwhile: that ends by itself when this server goes on writing.
      }
  };
  watch();
  return {
    end: async () => {
      ended = true;
      await client.end();
    },
  };
}

async function servingClient(config: ClientConfig): Promise<Client> {
  const named = { ...config, application_name: `fonds server ${process.pid} ${hostname()}` };
  const client = await clientWith(named, 'SELECT pg_try_advisory_lock_shared($1) AS held');
  if (client) return client;
  throw new BootError({
    en: 'The events of this installation are being moved to another engine (fonds store copy). Start the server when that has ended.',
    zh: '本系统的事件正在迁移到另一存储引擎（fonds store copy）。请待其结束后再启动服务。',
  });
}

/**
 * What keeps servers from running until it ends.
 *
 * @param owner may see the names of other sessions
 * @throws BootError naming the servers that run
 */
export async function holdAlone(config: ClientConfig, owner: Pick<Pool, 'query'>): Promise<Hold> {
  const client = await clientWith(config, 'SELECT pg_try_advisory_lock($1) AS held');
  if (client) return client;
  const { rows } = await owner.query<{ name: string }>(
    `SELECT DISTINCT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (l.classid::bigint << 32) + l.objid::bigint = $1 ORDER BY 1`,
    [SERVING],
  );
  const names = rows.map(({ name }) => name).join(', ');
  throw new BootError({
    en: `A server runs on this installation (${names}). What it writes meanwhile would not be moved. Stop it first (Ctrl+C, or systemctl stop), then give the command again.`,
    zh: `本系统上有服务正在运行（${names}），其间写入的事件不会被迁移。请先停止服务（Ctrl+C 或 systemctl stop），再执行本命令。`,
  });
}

/** A connection that holds the lock; nothing where somebody else's hold is in the way. */
async function clientWith(config: ClientConfig, lock: string): Promise<Client | undefined> {
  const client = new Client(config);
  // A connection that breaks is noticed by its end; without a listener it would end the process.
  client.on('error', () => undefined);
  let held = false;
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(lock, [SERVING]);
    held = rows[0]?.held ?? false;
    return held ? client : undefined;
  } finally {
    if (!held) await client.end();
  }
}
