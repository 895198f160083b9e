import type { Pool } from 'pg';
import { entryOf, leafHash, rootOf } from './second-implementation.fixture';

interface EventRow {
  readonly stream_id: string;
  readonly revision: number;
  readonly data: string;
  readonly meta: string;
  readonly salt: Buffer;
}

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
  for (const { size: signed, note } of checkpoints) {
    const [, , root] = note.split('\n');
    expect(`${signed} ${root}`).toBe(
      `${signed} ${rootOf(leaves.slice(0, Number(signed))).toString('base64')}`,
    );
  }
  return { leaves: size, checkpoints: checkpoints.length };
}
