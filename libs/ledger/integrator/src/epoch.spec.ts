import { leafIndexOf, leavesUpTo, originOf, positionOfLeaf, type Epoch } from './epoch';

describe('an epoch of the log', () => {
  it.each([undefined, 1n, 2n, 7n, 20n])(
    'restarted at %p numbers every position once, without a gap, and back',
    (restartPosition) => {
      const epoch: Epoch = {
        number: 1,
        origin: 'a.example/log',
        ...(restartPosition && { restartPosition }),
      };
      const positions = Array.from({ length: 20 }, (_, i) => BigInt(i) + 1n);
      const indices = positions.map((position) => leafIndexOf(epoch, position));
      expect([...indices].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i));
      expect(indices.map((index) => positionOfLeaf(epoch, index))).toEqual(positions);
      expect(leavesUpTo(epoch, 20n)).toBe(20);
    },
  );

  it('begins with its restart event, and keeps the order of all others', () => {
    const epoch = { number: 1, origin: 'a.example/log/e1', restartPosition: 3n };
    expect([1n, 2n, 3n, 4n, 5n].map((position) => leafIndexOf(epoch, position))).toEqual([1, 2, 0, 3, 4]);
    expect(leavesUpTo(epoch, 2n)).toBe(0);
  });

  it('is another log to everybody outside', () => {
    expect([0, 1, 2].map((number) => originOf('a.example/log', number))).toEqual([
      'a.example/log',
      'a.example/log/e1',
      'a.example/log/e2',
    ]);
  });
});
