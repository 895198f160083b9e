import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { database, eventStore } from './product.mjs';
import { openServer } from './server.mjs';

const require = createRequire(import.meta.url);
const core = require('../dist/libs/ledger/core/src/index.js');
const {
  LEDGER_MIGRATIONS,
  LogStore,
  LogTree,
  TileMemory,
} = require('../dist/libs/ledger/integrator/src/index.js');

/** Tiles of one statement. */
const PIECE = 512;

/**
 * The path that `fonds proof`, the API and bundles take: a log of that many leaves in PostgreSQL, proofs out of its
 * tables with the tiles that were read kept in memory.
 *
 * @returns sorted milliseconds: `cold` with nothing kept, `warm` with all tiles of these proofs kept
 */
export async function measureProofs({ levels, root, leaves, indices, progress }) {
  const server = await openServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'fonds-bench-proofs-'));
  let opened;
  try {
    const databaseUrl = await server.createDatabase('bench_proofs');
    opened = await database.openDatabase({ databaseUrl, dataDir, role: 'test' });
    await database.migrate(opened.owner, [...eventStore.EVENT_STORE_MIGRATIONS, ...LEDGER_MIGRATIONS]);
    const log = new LogStore(opened.app);
    await log.begin({ number: 0, origin: 'bench.invalid/log' });
    await fill(log, levels, progress);
    await opened.owner.query('VACUUM ANALYZE fonds.log_tile');
    const bare = new LogTree(log, 0);
    progress('proofs out of the tables, nothing kept');
    const cold = await times(indices, (index) => bare.inclusion(index, leaves));
    const memory = new TileMemory();
    const tree = new LogTree(log, 0, memory);
    for (const index of indices) await tree.inclusion(index, leaves);
    progress('proofs with the tiles kept');
    const warm = await times(indices, (index) => tree.inclusion(index, leaves));
    for (const index of indices.slice(0, 100)) {
      const proof = await tree.inclusion(index, leaves);
      const tile = levels[0][Math.floor(index / core.TILE_WIDTH)];
      const at = (index % core.TILE_WIDTH) * core.HASH_BYTES;
      if (!core.verifyInclusion(index, leaves, tile.bytes.subarray(at, at + core.HASH_BYTES), proof, root))
        throw new Error(`leaf ${index} is not proved out of the tables`);
    }
    return { cold, warm, tiles: memory.size };
  } finally {
    await opened?.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** By the product's own statement; the head row moves by one a piece, which no proof looks at. */
async function fill(log, levels, progress) {
  const tiles = levels.flatMap((row, level) =>
    row.map(({ bytes, used }, index) => ({ level, index, hashes: bytes.subarray(0, used) })),
  );
  for (let at = 0, step = 0; at < tiles.length; at += PIECE, step++) {
    progress(`tiles into PostgreSQL: ${at} of ${tiles.length}`);
    await log.grow(0, { from: step, to: step + 1, tiles: tiles.slice(at, at + PIECE), leaves: [] });
  }
}

async function times(indices, run) {
  const measured = [];
  for (const index of indices) {
    const begin = performance.now();
    await run(index);
    measured.push(performance.now() - begin);
  }
  return measured.sort((a, b) => a - b);
}
