import type { EventStore } from '@fonds/event-store';
import {
  ED25519,
  openCheckpoint,
  parseVkey,
  verifierKey,
  type OpenedCheckpoint,
  type SignedNote,
  type VerifierKey,
} from '@fonds/ledger/core';
import { LOG_STREAM } from './domain/log.decider';
import { leafIndexOf, type Epoch } from './epoch';
import type { LedgerKeys } from './ledger-keys';

/** A key that the log's own events name. */
interface RecordedKey {
  readonly key: VerifierKey;
  /** Leaves of the last tree that it may have signed alone; none while it is not retired. */
  readonly upTo?: number;
}

/**
 * A checkpoint that this log signed in an epoch: with a key that signs now, or with one that the log's events name, for
 * its time. What only a retired key signed of a tree that holds its own retirement is none of this log's.
 *
 * @throws Malformed when it is no note or no checkpoint
 */
export async function openOwnCheckpoint(
  note: SignedNote | string,
  epoch: Epoch,
  { keys, store }: { readonly keys: LedgerKeys; readonly store: EventStore },
): Promise<OpenedCheckpoint> {
  const now = await openCheckpoint(
    note,
    keys.keysFor(epoch.origin).map(({ vkey }) => vkey),
  );
  if (now.ok || now.reason !== 'unsigned') return now;
  const recorded = await recordedKeys(store, epoch);
  const opened = await openCheckpoint(
    note,
    recorded.map(({ key }) => key),
  );
  if (!opened.ok) return now;
  const { size } = opened.checkpoint;
  const signed = recorded.filter(({ key }) =>
    opened.logSignatures.some((signature) => signature.key === key),
  );
  return signed.some(({ upTo = size }) => size <= upTo) ? opened : now;
}

async function recordedKeys(store: EventStore, epoch: Epoch): Promise<RecordedKey[]> {
  const recorded = new Map<string, RecordedKey>();
  for (const { type, data, position } of await store.readStream(LOG_STREAM)) {
    if (type !== 'LogKeyAdded' && type !== 'LogKeyRetired') continue;
    const { vkey } = data as { readonly vkey: string };
    // The record has it under the name of the first epoch; it signs under that of each.
    const key = verifierKey(epoch.origin, ED25519, parseVkey(vkey).publicKey);
    recorded.set(vkey, { key, ...(type === 'LogKeyRetired' && { upTo: leavesBefore(epoch, position) }) });
  }
  return [...recorded.values()];
}

/** How many leaves an epoch had when an event was recorded: none where it began only later. */
const leavesBefore = (epoch: Epoch, position: bigint): number =>
  epoch.restartPosition !== undefined && position <= epoch.restartPosition ? 0 : leafIndexOf(epoch, position);
