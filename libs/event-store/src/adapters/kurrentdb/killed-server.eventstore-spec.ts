import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { LoadOnStore, WRITERS } from '../../../test/load-on-store';

const KILLS = Number(process.env['EVENTSTORE_KILLS'] ?? 3);
/** In milliseconds: shorter than a server takes to start, so that callers are told no and have to come again. */
const PATIENCE = 1_000;
/** Nothing is measured by it: only what hangs is ended, however slow the machine is. */
const HANGING = 600_000;

/** Whether somebody listens at the first of the address's hosts. */
async function isServed(address: string): Promise<boolean> {
  const [host = ''] = address.replace(/^esdb:\/\/([^@]*@)?/, '').split(/[,/?]/);
  const { hostname, port } = new URL(`tcp://${host}`);
  const socket = connect(Number(port), hostname);
  const open = once(socket, 'connect').then(
    () => true,
    () => false,
  );
  return open.finally(() => socket.destroy());
}

/** `EVENTSTORE_COMMAND` is `url command …`: the rule starts that server itself, kills it, and starts it again. */
describeWithServer('EVENTSTORE_COMMAND', (given) => {
  const [url = '', ...command] = given.split(/\s+/);
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
  beforeAll(async () => {
    // Else a server that nobody kills would answer, and everything would hold.
    if (await isServed(url)) throw new Error('another server listens there already: nothing would be killed');
    start();
  });
  afterAll(async () => {
    await opened?.close();
    await kill();
  }, HANGING);

  it(
    `a server killed ${KILLS} times while ${WRITERS} callers write and one follows loses and doubles nothing`,
    async () => {
      opened = await openOn(url, ownPrefix(), { patience: PATIENCE });
      const load = new LoadOnStore(opened.store);
      for (let i = 0; i < KILLS; i++) {
        await load.more(100);
        await kill();
        start();
      }
      await load.more(100);
      console.log(JSON.stringify({ kills: KILLS, ...(await load.end()) }));
    },
    (1 + KILLS) * HANGING,
  );
});
