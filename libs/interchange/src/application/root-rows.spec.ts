import { MerkleRoot } from '@fonds/ledger/core';
import { derivedId } from '@fonds/kernel';
import { RootRows } from './root-rows';

const pairs = (count: number): (readonly [string, string])[] =>
  Array.from({ length: count }, (_, i) => [
    derivedId<'unit'>('test/1', `subject ${i}`),
    derivedId<'event'>('test/1', `event ${i}`),
  ]);

describe('the root of an import', () => {
  it.each([0, 1, 2, 3, 1_024, 1_025, 3_000])('of %d rows is the root over them in byte order', (count) => {
    const rows = new RootRows();
    for (const [subject, event] of pairs(count)) rows.add(subject, event);
    const root = new MerkleRoot();
    pairs(count)
      .map(([subject, event]) => Buffer.from((subject + event).replaceAll('-', ''), 'hex'))
      .sort((a, b) => a.compare(b))
      .forEach((row) => root.add(row));
    expect(rows.hex()).toBe(root.hex());
  });

  it('does not depend on the order in which they were added', () => {
    const [first, second] = [new RootRows(), new RootRows()];
    for (const [subject, event] of pairs(50)) first.add(subject, event);
    for (const [subject, event] of pairs(50).reverse()) second.add(subject, event);
    expect(second.hex()).toBe(first.hex());
  });
});
