import {
  inclusionProof,
  inclusionRanges,
  Malformed,
  sha256,
  tilesFor,
  TileSet,
  utf8,
  verifyInclusion,
  type Checkpoint,
} from '@fonds/ledger/core';
import { AuditReader, type AuditSource } from './audit-reader';
import { positionAt, type AuditedEpoch } from './epoch-order';
import { readMetadata } from './event-columns';
import type { LeafMaker } from './event-leaf';
import type { FindingBook } from './finding';
import { RECORD_BYTES } from './leaf-record';

export interface SampleParts {
  readonly source: AuditSource;
  readonly epoch: AuditedEpoch;
  /** The newest that is signed; its root is what the leaves must lead to. */
  readonly checkpoint: Checkpoint;
  readonly maker: LeafMaker;
  readonly book: FindingBook;
  readonly papers: Map<string, number>;
}

/** Leaves drawn by a seed, the same ones each time. @returns in order */
export function drawn(seed: string, count: number, size: number): number[] {
  const leaves = new Set<number>();
  for (let i = 0; leaves.size < Math.min(count, size); i++) {
    const hash = sha256(utf8(`${seed}\n${i}`));
    const number = hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
    leaves.add(number % size);
  }
  return [...leaves].sort((a, b) => a - b);
}

/** Leaves looked at in one transaction. */
const TOGETHER = 64;

/** Each leaf: its event's bytes, its record, and the proof out of the tiles that it is under the signed root. */
export async function auditSampled(
  parts: SampleParts,
  leaves: readonly number[],
  /** @returns false to stop */
  after: (done: number) => boolean,
): Promise<boolean> {
  for (let from = 0; from < leaves.length; from += TOGETHER) {
    const some = leaves.slice(from, from + TOGETHER);
    await AuditReader.read(parts.source, async (reader) => {
      for (const leaf of some) await auditLeaf(parts, reader, leaf);
    });
    if (!after(from + some.length)) return false;
  }
  return true;
}

async function auditLeaf(parts: SampleParts, reader: AuditReader, leaf: number): Promise<void> {
  const { epoch, checkpoint, maker, book, papers } = parts;
  const position = positionAt(epoch, leaf);
  const rows = await reader.events(position - 1, position);
  const [row] = rows;
  if (!row) {
    const what = (await reader.namesOf([position])).get(position);
    return book.add({ kind: 'event-missing', position, ...(what !== undefined && { what }) });
  }
  const meta = readMetadata(row);
  for (const finding of meta.findings) book.add(finding);
  for (const paper of meta.papers) if (!papers.has(paper)) papers.set(paper, position);
  const made = maker.derive(rows);
  const where = { position, epoch: epoch.number, leaf };
  const place = leaf % 256;
  const index = (leaf - place) / 256;
  const record = (await reader.records(epoch.number, index, index))
    .get(index)
    ?.subarray(place * RECORD_BYTES, (place + 1) * RECORD_BYTES);
  if (record?.length !== RECORD_BYTES) return book.add({ kind: 'leaf-missing', ...where });
  const differing = made.differing(0, record, 0);
  if (differing.length > 0) return book.add({ kind: 'leaf-differs', ...where, what: differing.join(', ') });
  const failed = await proofFails(reader, epoch, checkpoint, leaf, made.hashAt(0));
  if (failed !== undefined) book.add({ kind: 'proof-fails', ...where, ...(failed && { what: failed }) });
}

/** @returns why, as far as it is known; nothing when the proof holds */
async function proofFails(
  reader: AuditReader,
  epoch: AuditedEpoch,
  { size, root }: Checkpoint,
  leaf: number,
  hash: Uint8Array,
): Promise<string | undefined> {
  const wanted = tilesFor(inclusionRanges(leaf, size), size);
  const stored = await reader.tiles(
    epoch.number,
    wanted.map(({ level, index }) => ({ level, first: index, last: index })),
  );
  try {
    const set = new TileSet(size);
    for (const { level, index, width } of wanted) {
      const tile = stored.find((row) => row.level === level && row.index === index);
      if (tile) set.add(level, index, tile.hashes.subarray(0, width * 32));
    }
    return verifyInclusion(leaf, size, hash, inclusionProof(leaf, size, set), root) ? undefined : '';
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}
