import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { namedEvent, testId } from '@fonds/testing';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { NO_STREAM } from '../../event-store.port';

const KILLS = Number(process.env['EVENTSTORE_KILLS'] ?? 3);
const WRITERS = 32;

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
    if (!dying?.pid || dying.exitCode !== null) return;
    const dead = new Promise((resolve) => dying.once('exit', resolve));
    process.kill(-dying.pid, 'SIGKILL');
    await dead;
  };
  beforeAll(start);
  afterAll(async () => {
    await opened?.close();
    await kill();
  });

  it(
    `a server killed ${KILLS} times while ${WRITERS} callers write and one follows loses and doubles nothing`,
    async () => {
      const { store } = (opened = await openOn(url, ownPrefix()));
      let [writing, acknowledged] = [true, 0];
      const stop = new AbortController();
      const followed: string[] = [];
      const following = (async () => {
        for await (const event of store.subscribe(0n, stop.signal))
          followed.push(`${event.stream}@${event.revision}`);
      })();
      const known = new Map<string, number>();
      let failed: unknown;
      const writers = Array.from({ length: WRITERS }, async (_, i) => {
        const stream = `unit-${i}-${testId()}`;
        for (let expected = NO_STREAM; writing; expected++) {
          const [answer] = await store.append([{ stream, expected, events: [namedEvent(`${expected}`)] }]);
          if (!answer?.ok) throw new Error(`${stream}@${expected}: ${JSON.stringify(answer)}`);
          known.set(stream, answer.revision);
          acknowledged++;
        }
      }).map((writer) => writer.catch((error: unknown) => (failed ??= error)));
      /** A writer that fails ends the rule at once: the others would go on without it. */
      const more = async (count: number): Promise<void> => {
        for (const before = acknowledged; acknowledged < before + count; await pause(20))
          if (failed) throw failed;
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
        expect(await store.readStream(stream)).toHaveLength(revision + 1);
      expect(await store.head()).toBe(BigInt(acknowledged));
      while (followed.length < acknowledged) await pause(20);
      stop.abort();
      await following;
      expect(new Set(followed).size).toBe(acknowledged);
    },
    120_000 + KILLS * 30_000,
  );
});
