import { TileNodes, type TileRef } from '@fonds/ledger/core';
import type { LogStore } from './log-store';
import { LogTree } from './log-tree';
import { TileMemory } from './tile-memory';

const SIZE = 600;
/** A log of 600 leaves whose hashes are numbers; counts how often its tables are asked. */
function tables(): { log: LogStore; asked: TileRef[] } {
  const asked: TileRef[] = [];
  const log = {
    tiles: (_epoch: number, refs: readonly TileRef[]) => {
      asked.push(...refs);
      return Promise.resolve(
        refs.map((ref) => ({
          ref,
          hashes: new Uint8Array(ref.width * 32).fill(ref.level * 16 + ref.index + 1),
        })),
      );
    },
  };
  return { log: log as unknown as LogStore, asked };
}

describe('tiles in memory', () => {
  it('are read once for many proofs, and the proofs are those of the tables', async () => {
    const { log, asked } = tables();
    const memory = new TileMemory();
    const first = await new LogTree(log, 0, memory).inclusion(300, SIZE);
    const after = asked.length;
    expect(after).toBeGreaterThan(0);
    expect(await new LogTree(log, 0, memory).inclusion(300, SIZE)).toEqual(first);
    expect(asked).toHaveLength(after);
    expect(await new LogTree(log, 0).inclusion(300, SIZE)).toEqual(first);
    expect(asked).toHaveLength(2 * after);
  });

  it('are kept for their epoch and their width alone', async () => {
    const { log, asked } = tables();
    const memory = new TileMemory();
    await new LogTree(log, 0, memory).inclusion(590, SIZE);
    const after = asked.length;
    await new LogTree(log, 1, memory).inclusion(590, SIZE);
    expect(asked).toHaveLength(2 * after);
    await new LogTree(log, 0, memory).inclusion(590, SIZE + 1);
    expect(asked.slice(2 * after)).toContainEqual({ level: 0, index: 2, width: SIZE + 1 - 512 });
  });

  it('are bounded: what was used longest ago goes first', () => {
    const memory = new TileMemory(2);
    const tile = (index: number): TileRef => ({ level: 0, index, width: 256 });
    const nodes = (index: number): TileNodes => new TileNodes(new Uint8Array(8192), { level: 0, index });
    memory.keep(0, tile(0), nodes(0));
    memory.keep(0, tile(1), nodes(1));
    memory.get(0, tile(0));
    memory.keep(0, tile(2), nodes(2));
    expect(memory.size).toBe(2);
    expect(memory.get(0, tile(1))).toBeUndefined();
    expect(memory.get(0, tile(0))).toBeDefined();
  });
});
