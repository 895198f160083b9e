import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { LoadOnStore, WRITERS } from '../../../test/load-on-store';
import { OperatedServer } from '../../../test/operated-server';

const KILLS = Number(process.env['EVENTSTORE_KILLS'] ?? 3);
/** In milliseconds: shorter than a server takes to start, so that callers are told no and have to come again. */
const PATIENCE = 1_000;
/** Nothing is measured by it: only what hangs is ended, however slow the machine is. */
const HANGING = 600_000;

/** Whether somebody listens at a host and port. */
async function isServed(host: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${host}`);
  const socket = connect(Number(port), hostname);
  const open = once(socket, 'connect').then(
    () => true,
    () => false,
  );
  return open.finally(() => socket.destroy());
}

/** `EVENTSTORE_COMMAND` is `url command …`: the rule starts that server itself, kills it while it leads, and starts it again. */
describeWithServer('EVENTSTORE_COMMAND', (given) => {
  const [url = '', ...command] = given.split(/\s+/);
  let node: OperatedServer;
  // The server takes EVENTSTORE_… for options of its own, and ends at one that it does not know.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('EVENTSTORE_')),
  );
  let server: ChildProcess | undefined;
  let opened: OpenStore | undefined;
  const start = (): void => {
    const [program = '', ...args] = command;
    // A group of its own: what a script starts dies with it.
    server = spawn(program, args, { stdio: 'ignore', detached: true, env });
  };
  const kill = async (): Promise<void> => {
    const dying = server;
    server = undefined;
    if (!dying?.pid) return;
    if (dying.exitCode !== null) throw new Error('the server ended by itself');
    const dead = new Promise((resolve) => dying.once('exit', resolve));
    process.kill(-dying.pid, 'SIGKILL');
    await dead;
  };
  /** What the started node is in its cluster. To take back what it alone had written, it ends itself and is started again. */
  const joined = async (): Promise<'Leader' | 'Follower'> => {
    for (const end = Date.now() + HANGING; Date.now() < end; await pause(100)) {
      const state = await node.state();
      if (state === 'Leader' || state === 'Follower') return state;
      if (server?.exitCode) throw new Error(`the server ended by itself with ${server.exitCode}`);
      if (server?.exitCode === 0) start();
    }
    throw new Error('the started server has not joined');
  };
  /** Resolves when the started node leads: until then others that lead step down. */
  const leads = async (): Promise<void> => {
    while ((await joined()) !== 'Leader') await node.stepDown();
  };
  beforeAll(async () => {
    node = new OperatedServer(url);
    // Else a server that nobody kills would answer, and everything would hold.
    if (await isServed(node.host))
      throw new Error('another server listens there already: nothing would be killed');
    start();
  });
  afterAll(async () => {
    await opened?.close();
    await kill();
  }, HANGING);

  it(
    `a server killed ${KILLS} times while it leads, ${WRITERS} callers write and one follows loses and doubles nothing`,
    async () => {
      opened = await openOn(url, ownPrefix(), { patience: PATIENCE });
      const load = new LoadOnStore(opened.store);
      for (let i = 0; i < KILLS; i++) {
        await leads();
        await load.more(100);
        await leads();
        await kill();
        start();
      }
      await joined();
      await load.more(100);
      console.log(JSON.stringify({ kills: KILLS, ...(await load.end()) }));
    },
    (1 + KILLS) * HANGING,
  );
});
