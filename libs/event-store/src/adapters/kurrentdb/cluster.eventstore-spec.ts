import { describeWithServer, openOn, ownPrefix, type OpenStore } from '../../../test/given-servers';
import { LoadOnStore, WRITERS } from '../../../test/load-on-store';
import { OperatedServer } from '../../../test/operated-server';

const ELECTIONS = 3;
/** In milliseconds. Nothing is measured by it: only what hangs is ended. */
const HANGING = 600_000;

/** `esdb://user:password@host:port,host:port,host:port?tlsCAFile=…`, the user one of the server's operators */
describeWithServer('EVENTSTORE_CLUSTER_URL', (url) => {
  let opened: OpenStore | undefined;
  afterAll(() => opened?.close());

  it(
    `a leader that steps down ${ELECTIONS} times while ${WRITERS} callers write and one follows loses and doubles nothing`,
    async () => {
      const cluster = new OperatedServer(url);
      opened = await openOn(url, ownPrefix());
      const load = new LoadOnStore(opened.store);
      for (let i = 0; i < ELECTIONS; i++) {
        await load.more(100);
        await cluster.stepDown();
      }
      await load.more(100);
      console.log(JSON.stringify({ elections: ELECTIONS, ...(await load.end()) }));
    },
    HANGING,
  );
});
