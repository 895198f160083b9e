import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { namedEvent, testId } from '@fonds/testing';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { NO_STREAM, type AppendRequest, type AppendResult } from '../../event-store.port';
import { EventServerError } from '../numbered/event-server.port';
import { PASSING } from './client-error';

const KILLS = Number(process.env['EVENTSTORE_KILLS'] ?? 3);
const WRITERS = 32;
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
      const { store } = (opened = await openOn(url, ownPrefix(), { patience: PATIENCE }));
      let [writing, acknowledged, refused] = [true, 0, 0];
      /** As a caller does that got a 503: the same request until there is an answer. */
      const answered = async <T>(asking: () => Promise<T>): Promise<T> => {
        for (;;)
          try {
            return await asking();
          } catch (error) {
            if (!(error instanceof EventServerError && PASSING.has(error.type))) throw error;
            refused++;
          }
      };
      const append = async (request: AppendRequest): Promise<AppendResult | undefined> =>
        (await answered(() => store.append([request])))[0];
      let failed: unknown;
      const fail = (error: unknown): unknown => (failed ??= error);
      const stop = new AbortController();
      const followed: string[] = [];
      const follow = async (after: bigint): Promise<void> => {
        for await (const event of store.subscribe(after, stop.signal))
          followed.push(`${event.stream}@${event.revision}`);
      };
      /** Again behind the last that came, as a reader does that was told no. */
      const following = answered(() => follow(BigInt(followed.length))).catch(fail);
      const known = new Map<string, number>();
      const writers = Array.from({ length: WRITERS }, async (_, i) => {
        const stream = `unit-${i}-${testId()}`;
        for (let expected = NO_STREAM; writing; expected++) {
          const answer = await append({ stream, expected, events: [namedEvent(`${expected}`)] });
          if (!answer?.ok) throw new Error(`${stream}@${expected}: ${JSON.stringify(answer)}`);
          known.set(stream, answer.revision);
          acknowledged++;
        }
      }).map((writer) => writer.catch(fail));
      /** Who fails ends the rule at once: the others would go on without it. */
      const until = async (reached: () => boolean): Promise<void> => {
        for (; !reached(); await pause(20)) if (failed) throw failed;
      };
      const more = (count: number): Promise<void> => {
        const enough = acknowledged + count;
        return until(() => acknowledged >= enough);
      };
      for (let i = 0; i < KILLS; i++) {
        await more(100);
        await kill();
        start();
      }
      await more(100);
      writing = false;
      await Promise.all(writers);
      if (failed) throw failed;
      for (const [stream, revision] of known)
        expect(await answered(() => store.readStream(stream))).toHaveLength(revision + 1);
      expect(await store.head()).toBe(BigInt(acknowledged));
      await until(() => followed.length >= acknowledged);
      stop.abort();
      await following;
      expect(new Set(followed).size).toBe(acknowledged);
      console.log(JSON.stringify({ kills: KILLS, acknowledged, refused }));
    },
    (1 + KILLS) * HANGING,
  );
});
