import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { LoadOnStore, WRITERS } from '../../../test/load-on-store';

const ELECTIONS = 3;
/** In milliseconds. Nothing is measured by it: only what hangs is ended. */
const HANGING = 600_000;

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointIp: string;
  readonly httpEndPointPort: number;
  readonly epochNumber: number;
}

/** `esdb://user:password@host:port,host:port,host:port?tlsCAFile=…`, the user one of the server's operators */
describeWithServer('EVENTSTORE_CLUSTER_URL', (url) => {
  const operator = () => {
    const [scheme, hosts] = [/^esdb:/, /,[^?]*/];
    const { username, password, host, searchParams } = new URL(
      url.replace(scheme, 'tcp:').replace(hosts, ''),
    );
    return { host, auth: `${username}:${password}`, ca: readFileSync(searchParams.get('tlsCAFile') ?? '') };
  };
  const asked = (method: string, path: string, at?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { host, auth, ca } = operator();
      const asking = request(`https://${at ?? host}${path}`, { method, ca, auth });
      asking.once('error', reject).once('response', (answer) => resolve(text(answer)));
      asking.end();
    });
  /** The node that is asked may be the one that has just stepped down: it ends itself, and comes again. */
  const leader = async (): Promise<Member> => {
    for (;;) {
      const told = await asked('GET', '/gossip').catch(() => '{"members":[]}');
      const { members } = JSON.parse(told) as { members: Member[] };
      const found = members.find(({ state, isAlive }) => isAlive && state === 'Leader');
      if (found) return found;
      await pause(100);
    }
  };
  /** Resolves when there was an election. */
  const stepDown = async (): Promise<void> => {
    const { httpEndPointIp, httpEndPointPort, epochNumber } = await leader();
    await asked('POST', '/admin/node/resign', `${httpEndPointIp}:${httpEndPointPort}`);
    while ((await leader()).epochNumber === epochNumber) await pause(100);
  };

  let opened: OpenStore | undefined;
  afterAll(() => opened?.close());

  it(
    `a leader that steps down ${ELECTIONS} times while ${WRITERS} callers write and one follows loses and doubles nothing`,
    async () => {
      opened = await openOn(url, ownPrefix());
      const load = new LoadOnStore(opened.store);
      for (let i = 0; i < ELECTIONS; i++) {
        await load.more(100);
        await stepDown();
      }
      await load.more(100);
      console.log(JSON.stringify({ elections: ELECTIONS, ...(await load.end()) }));
    },
    HANGING,
  );
});
