import type { EventStore } from '@fonds/event-store';
import {
  Malformed,
  parseCheckpoint,
  parseNote,
  sameBytes,
  TILE_WIDTH,
  toHex,
  type Checkpoint,
} from '@fonds/ledger/core';
import { leafIndexOf, leavesUpTo, positionOfLeaf, type Epoch } from './epoch';
import type { EventLeaves } from './event-leaves';
import type { LedgerKeys } from './ledger-keys';
import { LedgerHalted, type Knower } from './ledger-halted';
import { readLeafRecord } from './leaf-record';
import type { LogHead, LogStore } from './log-store';
import { LogTree } from './log-tree';
import { openOwnCheckpoint } from './own-checkpoint';
import type { SeenCheckpoint } from './seen-checkpoint';

/** A head that was signed and that the log must continue. */
export interface KnownHead {
  readonly knower: Knower;
  readonly checkpoint: Checkpoint;
}

/** Leaves at the right edge that are compared with their events whenever the tree is loaded. */
const LAST_LEAVES = 64;

export interface GuardParts {
  readonly log: LogStore;
  readonly store: EventStore;
  readonly keys: LedgerKeys;
  readonly seen: SeenCheckpoint;
  readonly leaves: EventLeaves;
  /** Heads that witnesses know; asked when the tree is loaded. */
  readonly witnessed: (epoch: Epoch) => Promise<KnownHead[]>;
}

/** The heads that this installation itself knows: the file beside the database, and the database's last one. */
export async function headsKnownHere(parts: GuardParts, epoch: Epoch): Promise<KnownHead[]> {
  const heads: KnownHead[] = [];
  const seen = await parts.seen.read();
  // Of an epoch that a restart ended, the restart itself accounts for.
  if (seen !== undefined) heads.push({ knower: 'here', checkpoint: parseCheckpoint(parseNote(seen).text) });
  const last = await parts.log.newest(epoch.number, 0);
  if (last) {
    const opened = await openOwnCheckpoint(last.note, epoch, parts);
    if (!opened.ok)
      throw new LedgerHalted({ reason: 'key-differs', knower: 'database', detail: opened.reason });
    heads.push({ knower: 'database', checkpoint: opened.checkpoint });
  }
  return heads.filter(({ checkpoint }) => checkpoint.origin === epoch.origin);
}

/** @throws LedgerHalted when the store is shorter than a head that was signed. */
export async function refuseShorterStore(
  parts: GuardParts,
  epoch: Epoch,
  known: readonly KnownHead[],
): Promise<void> {
  const here = leavesUpTo(epoch, await parts.store.head());
  const ahead = known.find(({ checkpoint }) => checkpoint.size > here);
  if (ahead)
    throw new LedgerHalted({
      reason: 'log-shorter',
      knower: ahead.knower,
      known: ahead.checkpoint.size,
      here,
    });
}

/** @throws LedgerHalted when the tree does not continue a head that was signed and that it has reached. */
export async function refuseOtherRoot(
  parts: GuardParts,
  head: LogHead,
  known: readonly KnownHead[],
): Promise<void> {
  const tree = new LogTree(parts.log, head.epoch.number);
  for (const { knower, checkpoint } of known) {
    if (checkpoint.size > head.size) continue;
    const root = await rootOrHalt(tree, checkpoint.size);
    if (!sameBytes(root, checkpoint.root))
      throw new LedgerHalted({
        reason: 'root-differs',
        knower,
        known: checkpoint.size,
        here: head.size,
        detail: `${toHex(root)} ≠ ${toHex(checkpoint.root)}`,
      });
  }
}

/** Compares the last leaves with what their events give now. A whole comparison is `fonds verify`. */
export async function refuseOtherLeaves(parts: GuardParts, { epoch, size }: LogHead): Promise<void> {
  // A restart's own leaf stands first and far from its position; it is compared with the audit.
  const first = Math.max(size - LAST_LEAVES, epoch.restartPosition === undefined ? 0 : 1);
  if (first >= size) return;
  const [from, to] = [positionOfLeaf(epoch, first), positionOfLeaf(epoch, size - 1)];
  const { events } = await parts.store.readPage(from - 1n, Number(to - from) + 1);
  const kept = await recordsFrom(parts, { epoch, size }, first);
  for (const event of events) {
    const record = kept.get(leafIndexOf(epoch, event.position));
    const now = parts.leaves.leafOf(event);
    if (
      record &&
      (record.dataDigest !== now.dataDigest ||
        record.metaDigest !== now.metaDigest ||
        record.streamTag !== now.streamTag)
    )
      throw new LedgerHalted({ reason: 'leaves-differ', detail: `position ${event.position}` });
  }
}

/** The records of the leaves from one on, by their index. */
async function recordsFrom(
  parts: GuardParts,
  { epoch, size }: LogHead,
  first: number,
): Promise<ReadonlyMap<number, ReturnType<typeof readLeafRecord>>> {
  const kept = new Map<number, ReturnType<typeof readLeafRecord>>();
  for (let index = Math.floor(first / TILE_WIDTH); index * TILE_WIDTH < size; index++) {
    const begin = index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - begin);
    const records = await parts.log.leaves(epoch.number, { index, width });
    if (!records) throw new LedgerHalted({ reason: 'tiles-missing', detail: `entries ${index}` });
    for (let place = Math.max(0, first - begin); place < width; place++)
      kept.set(begin + place, readLeafRecord(records, place));
  }
  return kept;
}

async function rootOrHalt(tree: LogTree, size: number): Promise<Uint8Array> {
  try {
    return await tree.rootAt(size);
  } catch (error) {
    if (error instanceof Malformed)
      throw new LedgerHalted({ reason: 'tiles-missing', detail: error.message });
    throw error;
  }
}
