import type { Pool } from 'pg';
import { entryOf, leafHash, rootOf, sha } from './second-implementation.fixture';

interface EventRow {
  readonly stream_id: string;
  readonly revision: number;
  readonly data: string;
  readonly meta: string;
  readonly salt: Buffer;
}

/** Up to here the root is also made by the definition's own recursion. */
const SMALL = 2_000;

/** Roots at one size after another: whole subtrees, the largest first, as the recursion of RFC 6962 cuts them. */
class GrowingRoot {
  private readonly subtrees: { leaves: number; hash: Buffer }[] = [];
  size = 0;

  add(leaf: Buffer): void {
    this.subtrees.push({ leaves: 1, hash: leaf });
    this.size++;
    for (;;) {
      const [left, right] = this.subtrees.slice(-2);
      if (!left || !right || left.leaves !== right.leaves) return;
      this.subtrees.splice(-2, 2, { leaves: 2 * left.leaves, hash: inner(left.hash, right.hash) });
    }
  }

  root(): Buffer {
    const hashes = this.subtrees.map(({ hash }) => hash);
    return hashes.length === 0 ? rootOf([]) : hashes.reduceRight((right, left) => inner(left, right));
  }
}

const inner = (left: Buffer, right: Buffer): Buffer => sha(Buffer.of(1), left, right);

/** Roots of the first epoch, made of the stored events by the second implementation. Throws on the first lie it finds. */
export async function expectWholeLog(
  pool: Pool,
  secret: Uint8Array,
): Promise<{ leaves: number; checkpoints: number }> {
  const { rows: events } = await pool.query<EventRow>(
    'SELECT stream_id, revision, data, meta, salt FROM fonds.event ORDER BY position',
  );
  const leaves = events.map((event) =>
    leafHash(entryOf(Buffer.from(secret), { ...event, stream: event.stream_id })),
  );
  const { rows: checkpoints } = await pool.query<{ size: string; note: string }>(
    'SELECT size, note FROM fonds.log_checkpoint WHERE epoch = 0 ORDER BY size',
  );
  const { rows: tiles } = await pool.query<{ index: string; hashes: Buffer }>(
    'SELECT index, hashes FROM fonds.log_tile WHERE epoch = 0 AND level = 0 ORDER BY index',
  );
  const { rows: heads } = await pool.query<{ size: string }>('SELECT size FROM fonds.log_head');
  const size = Number(heads[0]?.size ?? 0);
  expect(Buffer.concat(tiles.map(({ hashes }) => hashes)).toString('hex')).toBe(
    Buffer.concat(leaves.slice(0, size)).toString('hex'),
  );
  const growing = new GrowingRoot();
  for (const { size: signed, note } of checkpoints) {
    const [, , root] = note.split('\n');
    while (growing.size < Number(signed)) growing.add(leaves[growing.size] ?? Buffer.alloc(0));
    expect(`${signed} ${root}`).toBe(`${signed} ${growing.root().toString('base64')}`);
  }
  expect(growing.root()).toEqual(size <= SMALL ? rootOf(leaves.slice(0, growing.size)) : growing.root());
  return { leaves: size, checkpoints: checkpoints.length };
}
