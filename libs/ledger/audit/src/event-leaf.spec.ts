import { LeafMaker } from './event-leaf';
import { eventRows, type EventRows } from './event-rows';
import { PageMemory } from './page-memory';

const rowsWith = (...salts: readonly number[]): EventRows =>
  eventRows(
    salts.map((length, i) => ({
      position: i + 1,
      stream: 'fonds-x',
      revision: i,
      type: 'FondsConfirmed',
      id: `01900000-0000-7000-8000-00000000000${i}`,
      data: Buffer.from('{}'),
      meta: Buffer.from(`{"n":${i}}`),
      salt: Buffer.alloc(length, 3),
    })),
    new PageMemory(0, 0),
  );

it('a row whose salt is of another length is no leaf, whatever records the log has', () => {
  const rows = rowsWith(16, 15, 16);
  const leaves = new LeafMaker(new Uint8Array(32)).derive(rows);
  const records = Buffer.from(rows.parts.records);
  expect([0, 1, 2].map((place) => leaves.are(place, 1, records, 100 * place))).toEqual([true, false, true]);
  expect(leaves.are(0, 3, records, 0)).toBe(false);
  expect(leaves.differing(1, records, 100)).toEqual(['data', 'metadata']);
});

it('records that end before the leaf are not its own', () => {
  const rows = rowsWith(16, 16);
  const leaves = new LeafMaker(new Uint8Array(32)).derive(rows);
  expect(leaves.are(0, 2, Buffer.from(rows.parts.records), 0)).toBe(true);
  expect(leaves.are(0, 2, Buffer.from(rows.parts.records.subarray(0, 199)), 0)).toBe(false);
});
