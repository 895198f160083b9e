import { epochOrigin, leafIndexOf, positionOfLeaf, type Epoch } from './epoch';

const RESTARTS = [undefined, 1n, 2n, 7n, 20n];

describe('an epoch of the log', () => {
  it.each(RESTARTS)('restarted at %p numbers every position once, without a gap', (restartedAt) => {
    const epoch: Epoch = { number: restartedAt === undefined ? 0 : 1, ...(restartedAt && { restartedAt }) };
    const positions = Array.from({ length: 20 }, (_, i) => BigInt(i) + 1n);
    const indices = positions.map((position) => leafIndexOf(position, epoch));
    expect([...indices].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i));
    expect(indices.map((index) => positionOfLeaf(index, epoch))).toEqual(positions);
  });

  it('begins with its restart event, and keeps the order of all others', () => {
    const epoch = { number: 1, restartedAt: 3n };
    expect([1n, 2n, 3n, 4n, 5n].map((position) => leafIndexOf(position, epoch))).toEqual([1, 2, 0, 3, 4]);
  });

  it('is another log to everybody outside', () => {
    expect([0, 1, 2].map((number) => epochOrigin('a.example/log', { number }))).toEqual([
      'a.example/log',
      'a.example/log/e1',
      'a.example/log/e2',
    ]);
  });
});
