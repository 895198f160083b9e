import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { FindingBook, FINDINGS_TOLD } from './finding';
import { RevisionWalk } from './revision-audit';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  // Without the index that keeps revisions from coming twice: what an audit is told it does not believe.
  await test.database.owner.query('CREATE TABLE fonds.event (stream_id text COLLATE "C", revision int)');
});
afterAll(() => test.drop());

type Streams = Readonly<Record<string, readonly number[]>>;

/** @returns what breaks each stream's count, `stream here should` */
async function breaksIn(streams: Streams, rowsOfPage: number): Promise<string[]> {
  const { owner: pool } = test.database;
  const rows = Object.entries(streams).flatMap(([stream, revisions]) =>
    revisions.map((revision) => [stream, revision] as const),
  );
  await pool.query('TRUNCATE fonds.event');
  await pool.query('INSERT INTO fonds.event SELECT * FROM unnest($1::text[], $2::int[])', [
    rows.map(([stream]) => stream),
    rows.map(([, revision]) => revision),
  ]);
  const book = new FindingBook();
  let walked = 0;
  await new RevisionWalk({ pool }, rowsOfPage).findings(book, (through) => (walked = through));
  expect(walked).toBeGreaterThanOrEqual(rows.length);
  expect(book.told.length).toBeLessThan(FINDINGS_TOLD);
  return book.told.map(({ kind, what, here, should }) => [kind, what, here, should].join(' '));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

it.each([1, 2, 3, 4, 5, 7, 100])(
  'streams that are whole have no break, in pages of %i rows',
  async (page) => {
    expect(await breaksIn({ a: upTo(1), b: upTo(7), c: upTo(2), 'c-d': upTo(5) }, page)).toEqual([]);
    expect(await breaksIn({}, page)).toEqual([]);
  },
);

it.each([1, 2, 3, 4, 5, 7, 100])('each break is named, wherever a page of %i rows ends', async (page) => {
  const streams = { a: [0, 1, 3], b: [1, 2], c: upTo(3), d: [0, 1, 2, 5, 6, 8], e: [-1, 0, 1], f: upTo(4) };
  expect(await breaksIn(streams, page)).toEqual([
    'revision-gap a 3 2',
    'revision-gap b 1 0',
    'revision-gap d 5 3',
    'revision-gap d 8 7',
    'revision-gap e -1 0',
  ]);
});

it('a revision that comes twice is named, also where their number and the last one agree', async () => {
  expect(await breaksIn({ a: [0, 0, 3, 3], b: [0, 1, 1, 3], c: upTo(2) }, 100)).toEqual([
    'revision-gap a 0 1',
    'revision-gap a 3 1',
    'revision-gap a 3 4',
    'revision-gap b 1 2',
    'revision-gap b 3 2',
  ]);
});

it('the least and the greatest number that a revision can be are named as any other', async () => {
  const [least, most] = [-2_147_483_648, 2_147_483_647];
  for (const page of [1, 2, 100])
    expect(await breaksIn({ a: [least, most], b: upTo(2) }, page)).toEqual([
      `revision-gap a ${least} 0`,
      `revision-gap a ${most} ${least + 1}`,
    ]);
});
