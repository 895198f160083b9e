import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import type { EventBytes } from '@fonds/event-store';
import type { Leaf } from '@fonds/ledger/core';
import { EventLeaves } from '../../libs/ledger/integrator/src/event-leaves';
import { readLeafRecord } from '../../libs/ledger/integrator/src/leaf-record';
import type { MadeLeaves } from '../../libs/ledger/integrator/src/page-leaves';
import type { LeafWork } from '../../libs/ledger/integrator/src/leaf-work';

/** A thread runs what `npm run build` made. */
const BUILT = join(__dirname, '../../dist/libs/ledger/integrator/src/leaf-work.js');
const SECRET = new Uint8Array(32).fill(7);
const EVENTS = 300;

let work: LeafWork;
beforeAll(async () => {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing: run `npm run build` first');
  const built = (await import(BUILT)) as { LeafWork: new (secret: Uint8Array) => LeafWork };
  work = new built.LeafWork(SECRET);
});

const threadOf = (work: LeafWork): Worker | undefined => (work as unknown as { thread?: Worker }).thread;
afterAll(() => threadOf(work)?.terminate());

const textOf = (i: number): string => `{"title":"${'永久'.repeat(i % 300)}","n":${i}}`;
const eventsFrom = (first: number, salt = 16): EventBytes[] =>
  Array.from({ length: EVENTS }, (_, k) => ({
    position: BigInt(first + k),
    stream: `unit-${Math.floor((first + k) / 3)}`,
    revision: (first + k) % 3,
    data: Buffer.from(textOf(first + k)),
    meta: Buffer.from(`{"id":${first + k}}`),
    salt: new Uint8Array(salt).fill(k),
  }));

/** In one line: thousands of objects that differ would keep Jest busy for minutes. */
const digestsOf = ({ dataDigest, metaDigest, streamTag, revision }: Leaf): string =>
  `${dataDigest} ${metaDigest} ${streamTag} ${revision}`;

const leavesOf = (events: readonly EventBytes[]) =>
  events.map(({ stream, revision, data, meta, salt }) =>
    digestsOf(
      new EventLeaves(SECRET).leafOf({
        ...{ stream, revision, salt },
        bytes: { data: Buffer.from(data).toString(), meta: Buffer.from(meta).toString() },
      }),
    ),
  );

const leavesIn = ({ records }: MadeLeaves): string[] =>
  Array.from({ length: EVENTS }, (_, i) => digestsOf(readLeafRecord(records, i)));
const hashesIn = ({ hashes }: MadeLeaves): string => Buffer.from(hashes).toString('hex');

describe('pages that go to the second thread', () => {
  it('come back in their order, with the leaves that are made one by one', async () => {
    const pages = [0, 1, 2].map((page) => eventsFrom(page * EVENTS));
    const made = await Promise.all(pages.map((events) => work.of(events, true)));
    expect(threadOf(work)).toBeDefined();
    expect(made.map(leavesIn)).toEqual(pages.map(leavesOf));
    const here = await Promise.all(pages.map((events) => work.of(events, false)));
    expect(made.map(hashesIn)).toEqual(here.map(hashesIn));
  });

  it('are refused with the reason, and the next page is hashed by another thread', async () => {
    const refused = [eventsFrom(0, 15), eventsFrom(1)].map((events) => work.of(events, true));
    const answers = await Promise.allSettled(refused);
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: { message: 'a salt of 15 bytes' } });
    expect(answers[1]).toMatchObject({ status: 'rejected' });
    const events = eventsFrom(2);
    expect(leavesIn(await work.of(events, true))).toEqual(leavesOf(events));
  });

  it('keep no process from ending', async () => {
    const ending = `
      const { LeafWork } = require(${JSON.stringify(BUILT)});
      const event = { stream: 'unit', revision: 0, data: Buffer.from('{}'), meta: Buffer.from('{}'), salt: Buffer.alloc(16) };
      new LeafWork(new Uint8Array(32)).of([event], true).then(({ hashes }) => console.log(hashes.length));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', ending], { timeout: 30_000 });
    expect(stdout.trim()).toBe('32');
  });
});
