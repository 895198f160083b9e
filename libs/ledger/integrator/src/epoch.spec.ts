import { leafIndexOf, leavesUpTo, positionOfLeaf } from './epoch';

describe('the leaf of an event', () => {
  const first = { number: 0, origin: 'archives.example.cn/log' };
  const restarted = { number: 1, origin: 'archives.example.cn/log/e1', restartPosition: 6n };

  it('is its position less one in the first epoch', () => {
    expect([1n, 2n, 9n].map((position) => leafIndexOf(first, position))).toEqual([0, 1, 8]);
  });

  it('is 0 for the event of a restart, and the others follow in their order', () => {
    expect([6n, 1n, 5n, 7n, 8n].map((position) => leafIndexOf(restarted, position))).toEqual([0, 1, 5, 6, 7]);
  });

  it.each([first, restarted])('leads back to the position, each leaf once', (epoch) => {
    const positions = Array.from({ length: 12 }, (_, i) => BigInt(i + 1));
    const indexes = positions.map((position) => leafIndexOf(epoch, position));
    expect(indexes.map((index) => positionOfLeaf(epoch, index))).toEqual(positions);
    expect([...indexes].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i));
  });

  it('is none before the restart is recorded', () => {
    expect([leavesUpTo(restarted, 5n), leavesUpTo(restarted, 6n)]).toEqual([0, 6]);
  });
});
