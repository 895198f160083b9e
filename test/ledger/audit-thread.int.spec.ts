import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { LeafMaker, type DerivedLeaves } from '../../libs/ledger/audit/src/event-leaf';
import { eventRows, type EventRows } from '../../libs/ledger/audit/src/event-rows';
import type { LeafWork } from '../../libs/ledger/audit/src/leaf-work';
import { PageMemory } from '../../libs/ledger/audit/src/page-memory';

/** A thread runs what `npm run build` made. */
const BUILT = join(__dirname, '../../dist/libs/ledger/audit/src/leaf-work.js');
const SECRET = new Uint8Array(32).fill(7);
const EVENTS = 1_300;

let work: LeafWork;
beforeAll(async () => {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing: run `npm run build` first');
  const built = (await import(BUILT)) as { LeafWork: new (secret: Uint8Array, many: boolean) => LeafWork };
  work = new built.LeafWork(SECRET, true);
  await work.ready;
});
afterAll(() => work.end());

const threadOf = (of: LeafWork): Worker | undefined => (of as unknown as { thread?: Worker }).thread;

/** @param memory too small for them at first, so it grows */
function rowsFrom(first: number, memory: PageMemory): EventRows {
  return eventRows(
    Array.from({ length: EVENTS }, (_, k) => ({
      position: first + k,
      stream: `unit-${Math.floor((first + k) / 3)}`,
      revision: (first + k) % 3,
      type: 'HoldingTakenOn',
      id: `01900000-0000-7000-8000-${String(first + k).padStart(12, '0')}`,
      data: Buffer.from(`{"title":"${'永久'.repeat((first + k) % 300)}"}`),
      meta: Buffer.from(`{"id":${first + k}}`),
      salt: Buffer.alloc(k % 100 === 5 ? 15 : 16, k),
    })),
    memory,
  );
}

/** In one line: thousands of objects that differ would keep Jest busy for minutes. */
const textOf = (leaves: DerivedLeaves): string =>
  Array.from({ length: EVENTS }, (_, i) =>
    leaves.isLeaf(i)
      ? `${Buffer.from(leaves.hashAt(i)).toString('hex')} ${leaves.digestsAt(i)?.toString('hex')}`
      : 'none',
  ).join('\n');

const alone = (first: number): string =>
  textOf(new LeafMaker(SECRET).derive(rowsFrom(first, new PageMemory(0, 0))));

it('leaves of pages that go to the second thread are those that are derived here, in memories used again', async () => {
  const memories = [new PageMemory(64, 1), new PageMemory(1_000_000, EVENTS)];
  const derived: string[] = [];
  for (let round = 0; round < 3; round++) {
    const pages = memories.map((memory, i) => rowsFrom(1 + (2 * round + i) * EVENTS, memory));
    derived.push(...(await Promise.all(pages.map((rows) => work.derive(rows)))).map(textOf));
  }
  expect(threadOf(work)).toBeDefined();
  expect(derived.map((text) => text.split('none').length)).toEqual(Array(6).fill(14));
  expect(derived.join('\n\n')).toBe([0, 1, 2, 3, 4, 5].map((page) => alone(1 + page * EVENTS)).join('\n\n'));
});

it('pages are derived here until the thread has begun, and there from then on', async () => {
  const built = (await import(BUILT)) as { LeafWork: new (secret: Uint8Array, many: boolean) => LeafWork };
  const beginning = new built.LeafWork(SECRET, true);
  const here = jest.spyOn(beginning.here, 'derive');
  const memory = new PageMemory(0, 0);
  expect(textOf(await beginning.derive(rowsFrom(1, memory)))).toBe(alone(1));
  expect(here).toHaveBeenCalledTimes(1);
  await beginning.ready;
  expect(textOf(await beginning.derive(rowsFrom(7, memory)))).toBe(alone(7));
  expect(here).toHaveBeenCalledTimes(1);
  await beginning.end();
});

it('one of the last pages is derived here while the thread has another', async () => {
  const here = jest.spyOn(work.here, 'derive');
  const pages = [1, 5].map((first) => rowsFrom(first, new PageMemory(0, 0)));
  const [first, second] = await Promise.all(pages.map((rows) => work.derive(rows, true)));
  expect([first && textOf(first), second && textOf(second)]).toEqual([alone(1), alone(5)]);
  expect(here.mock.calls.map(([rows]) => rows.memory)).toEqual([pages[1]?.memory]);
  here.mockRestore();
});

it('a thread that failed refuses what waits for it and what comes after', async () => {
  const built = (await import(BUILT)) as { LeafWork: new (secret: Uint8Array, many: boolean) => LeafWork };
  const failing = new built.LeafWork(SECRET, true);
  await failing.ready;
  const rows = rowsFrom(1, new PageMemory(0, 0));
  threadOf(failing)?.postMessage({ memory: -1, count: 1, timed: false });
  await expect(failing.derive(rows)).rejects.toThrow("reading 'bytes'");
  await expect(failing.derive(rows)).rejects.toThrow("reading 'bytes'");
  await failing.end();
});
