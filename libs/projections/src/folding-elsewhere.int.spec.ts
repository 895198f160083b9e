import type { EventStore } from '@fonds/event-store';
import { digests, host, rowsOf, store, tally, test, write, writeMixture } from '../test/tally.fixture';
import { ProjectionHost, type FoldingElsewhere } from './index';

const counting = [tally('tally')];
const never = (): never => {
  throw new Error('nobody folds here');
};
/** A log that this host does not read: whatever is folded was folded elsewhere. */
const unread = (): EventStore =>
  new Proxy<EventStore>(store, {
    get: (target, name) => (name === 'readPage' ? never : (Reflect.get(target, name) as unknown)),
  });

const besides = (from: EventStore, elsewhere: FoldingElsewhere): ProjectionHost =>
  new ProjectionHost(test.database.app, from, counting, undefined, () => elsewhere);

/** A second host in place of a thread. */
function another(): FoldingElsewhere & { ended: boolean } {
  const other = host(counting);
  return {
    ended: false,
    async catchUp() {
      await other.catchUp();
      return other.parked;
    },
    end() {
      this.ended = true;
      return Promise.resolve();
    },
  };
}

describe('a host that has its pages folded elsewhere', () => {
  it('reads none itself, and answers when they are folded', async () => {
    const elsewhere = another();
    const of = besides(unread(), elsewhere);
    await of.prepare();
    of.foldElsewhere(never);
    await write('fonds-a', 'x');
    expect(await of.waitFor(1n, 1_000)).toBe(true);
    await write('fonds-a', 'y');
    await of.catchUp();
    expect(await rowsOf('tally')).toMatchObject([{ events: 2, last: 'y' }]);
    await of.foldHere();
    expect(elsewhere.ended).toBe(true);
    await write('fonds-a', 'z');
    await expect(of.catchUp()).rejects.toThrow('nobody folds here');
  });

  it('folds on from what the other has written, not from what it remembers', async () => {
    const of = besides(store, another());
    await of.prepare();
    const fold = (text: string): Promise<void> => write('fonds-a', text).then(() => of.catchUp());
    // What a fold begins it does not remember, what it has read it does.
    await fold('here');
    await fold('still here');
    of.foldElsewhere(never);
    await fold('elsewhere');
    await of.foldHere();
    await fold('here again');
    expect(await rowsOf('tally')).toMatchObject([{ events: 4, last: 'here again' }]);
    await digests(of, 'tally');
  });

  it('folds what a thread that ended by itself has left', async () => {
    const of = besides(store, {
      catchUp: () => Promise.resolve(undefined),
      end: () => Promise.resolve(),
    });
    await of.prepare();
    of.foldElsewhere(never);
    await write('fonds-a', 'x');
    await of.catchUp();
    expect(await rowsOf('tally')).toMatchObject([{ events: 1 }]);
    await of.foldHere();
  });

  it('tells who stands still there and why, and what failed for all', async () => {
    const standing = new Map([['tally', new Error('position 1: unknown')]]);
    const failures: Error[] = [];
    const of = besides(store, {
      catchUp: () => (failures[0] ? Promise.reject(failures[0]) : Promise.resolve(standing)),
      end: () => Promise.resolve(),
    });
    await of.prepare();
    of.foldElsewhere(never);
    await of.catchUp();
    expect(of.parked).toEqual(standing);
    failures.push(new Error('the connection is gone'));
    await expect(of.catchUp()).rejects.toBe(failures[0]);
    await of.foldHere();
  });

  it('waits for the run under way before it ends the other', async () => {
    const elsewhere = another();
    let running = 0;
    const of = besides(store, {
      async catchUp() {
        running++;
        await new Promise((resolve) => setTimeout(resolve, 50));
        running--;
        return elsewhere.catchUp();
      },
      end: () => (running ? never() : Promise.resolve()),
    });
    await of.prepare();
    of.foldElsewhere(never);
    await write('fonds-a', 'x');
    const folding = of.catchUp();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await of.foldHere();
    await folding;
    expect(await rowsOf('tally')).toMatchObject([{ events: 1 }]);
  });
});

it('two hosts side by side fold every event once', async () => {
  const hosts = [host(counting, 3), host(counting, 5)];
  await hosts[0]?.prepare();
  const stop = new AbortController();
  const following = hosts.map((of) => of.follow(stop.signal, never));
  await writeMixture(300, 5);
  for (const of of hosts) expect(await of.waitFor(300n, 10_000)).toBe(true);
  stop.abort();
  await Promise.all(following);
  const rows = await rowsOf('tally');
  expect(rows.reduce((sum, row) => sum + Number(row['events']), 0)).toBe(300);
  await digests(host(counting), 'tally');
});
