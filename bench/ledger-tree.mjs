import { createRequire } from 'node:module';
import { measureProofs } from './ledger-proofs.mjs';

const require = createRequire(import.meta.url);
const core = require('../dist/libs/ledger/core/src/index.js');

const PROOFS = 2_000;
const HASH = core.HASH_BYTES;
const TILE = core.TILE_WIDTH * HASH;

/** A log of that many leaves in memory: how fast it grows, how large it is, how long a proof and its check take (T11). */
export async function measureTree({ leaves, progress }) {
  const { levels, root, seconds } = grow(leaves, progress);
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const bytes = levels.reduce((sum, tiles) => sum + tiles.reduce((n, tile) => n + tile.used, 0), 0);
  const count = levels.reduce((sum, tiles) => sum + tiles.length, 0);
  const indices = Array.from({ length: PROOFS }, (_, i) => Math.floor(((i * 0.618_033_988_75) % 1) * leaves));

  progress('proofs from tiles alone');
  const alone = times(indices, (index) => prove(index, leaves, tilesOf(levels, index, leaves)));
  progress('proofs with the upper inner nodes kept');
  const shared = allTiles(levels, leaves);
  prove(leaves >> 1, leaves, shared);
  const upper = times(indices, (index) => prove(index, leaves, shared));
  progress('hashing every inner node');
  keepInnerNodes(levels, shared);
  globalThis.gc?.();
  const kept = times(indices, (index) => prove(index, leaves, shared));
  const keptMemory = process.memoryUsage();

  progress('checks');
  const proofs = indices.map((index) => [index, shared.node(0, index), prove(index, leaves, shared)]);
  const verified = times(proofs, ([index, leaf, proof]) => {
    if (!core.verifyInclusion(index, leaves, leaf, proof, root))
      throw new Error(`leaf ${index} is not proved`);
  });

  const product = await measureProofs({ levels, root, leaves, indices, progress });

  return {
    figures: {
      'leaves of the simulated log': leaves.toLocaleString('en-US'),
      'growing it: leaf text, its hash, all nodes above': `${seconds.toFixed(1)} s, ${Math.round(leaves / seconds).toLocaleString('en-US')} leaves/s`,
      tiles: `${count.toLocaleString('en-US')}, ${mebibytes(bytes)} (${(bytes / leaves).toFixed(2)} bytes a leaf)`,
      'memory with all tiles': `${mebibytes(memory.rss)} resident, ${mebibytes(memory.arrayBuffers)} of them buffers`,
      'memory with all inner nodes too': `${mebibytes(keptMemory.rss)} resident, ${mebibytes(keptMemory.arrayBuffers)} of them buffers`,
      'hashes in a proof': String(Math.max(...proofs.map(([, , proof]) => proof.length))),
      'inclusion proof from tiles alone, p50 (p99)': spread(alone),
      'inclusion proof, leaf tile cold, upper tiles kept, p50 (p99)': spread(upper),
      'inclusion proof, all inner nodes kept, p50 (p99)': spread(kept),
      'proof out of PostgreSQL, no tile kept, p50 (p99)': spread(product.cold),
      [`proof out of PostgreSQL, ${product.tiles.toLocaleString('en-US')} tiles kept, p50 (p99)`]: spread(
        product.warm,
      ),
      'check of a proof, p50 (p99)': spread(verified),
    },
    verdicts: [
      verdict('inclusion proof as the product makes it, tiles kept, p50', at(product.warm, 0.5), 0.1),
      verdict('check of a proof, p50', at(verified, 0.5), 0.03),
    ],
  };
}

function grow(leaves, progress) {
  const digest = 'ab'.repeat(32);
  const levels = [];
  const put = (level, index, hash) => {
    const tiles = (levels[level] ??= []);
    const tile = (tiles[Math.floor(index / core.TILE_WIDTH)] ??= { bytes: new Uint8Array(TILE), used: 0 });
    tile.bytes.set(hash, tile.used);
    tile.used += HASH;
  };
  const range = new core.CompactRange();
  const completed = (level, index, hash) => {
    if (level % core.TILE_HEIGHT === 0) put(level / core.TILE_HEIGHT, index, hash);
  };
  const begin = performance.now();
  for (let i = 0; i < leaves; i++) {
    const leaf = { dataDigest: digest, metaDigest: digest, revision: i, streamTag: digest };
    const hash = core.leafHash(core.leafEntry(leaf));
    put(0, i, hash);
    range.append(hash, completed);
    if (i % 100_000 === 0) progress(`growing: ${i.toLocaleString('en-US')} leaves`);
  }
  return { levels, root: range.root(), seconds: (performance.now() - begin) / 1000 };
}

const hashesOf = ({ bytes, used }) => bytes.subarray(0, used);

function allTiles(levels, size) {
  const set = new core.TileSet(size);
  levels.forEach((tiles, level) => tiles.forEach((tile, index) => set.add(level, index, hashesOf(tile))));
  return set;
}

/** Asks for the two highest nodes of each full tile, which are made of all others. */
function keepInnerNodes(levels, nodes) {
  for (const [level, tiles] of levels.entries())
    for (const [index, { used }] of tiles.entries())
      if (used === TILE)
        for (const side of [0, 1]) nodes.node((level + 1) * core.TILE_HEIGHT - 1, 2 * index + side);
}

/** As a server that reads only what one proof needs. */
function tilesOf(levels, index, size) {
  const set = new core.TileSet(size);
  for (const tile of core.tilesFor(core.inclusionRanges(index, size), size))
    set.add(tile.level, tile.index, hashesOf(levels[tile.level][tile.index]));
  return set;
}

const prove = (index, size, nodes) => core.inclusionProof(index, size, nodes);

/** Milliseconds of each, sorted; the first tenth warms the compiler and is measured again. */
function times(inputs, run) {
  for (const input of inputs.slice(0, inputs.length / 10)) run(input);
  const measured = inputs.map((input) => {
    const begin = performance.now();
    run(input);
    return performance.now() - begin;
  });
  return measured.sort((a, b) => a - b);
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const spread = (sorted) =>
  `${(at(sorted, 0.5) * 1000).toFixed(1)} µs (${(at(sorted, 0.99) * 1000).toFixed(1)} µs)`;
const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const verdict = (what, value, bound) => ({
  target: 'T11',
  what,
  value,
  unit: 'ms',
  relation: '≤',
  bound,
  met: value <= bound,
});
