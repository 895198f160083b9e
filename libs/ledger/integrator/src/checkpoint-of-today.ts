import type { EventStore } from '@fonds/event-store';
import { formatNote, Malformed, parseNote, sameBytes, signNote } from '@fonds/ledger/core';
import type { Epoch } from './epoch';
import type { LedgerKeys } from './ledger-keys';
import type { LogTree } from './log-tree';
import { openOwnCheckpoint } from './own-checkpoint';

/**
 * A checkpoint for readers who know the keys that sign now. One that only a retired key signed, because witnesses have
 * cosigned none since or its epoch has ended, is signed by today's keys too: the same text, so the same root for the same
 * size, and cosignatures hold on. What this log did not sign in its time, or its tree does not continue, gets no
 * signature.
 */
export async function checkpointOfToday(
  note: string,
  epoch: Epoch,
  parts: { readonly keys: LedgerKeys; readonly store: EventStore; readonly tree: Pick<LogTree, 'rootAt'> },
): Promise<string> {
  const keys = parts.keys.keysFor(epoch.origin);
  const { text, signatures } = parseNote(note);
  if (keys.some(({ vkey }) => signatures.some(({ name, keyId }) => name === vkey.name && keyId === vkey.id)))
    return note;
  const opened = await openOwnCheckpoint(note, epoch, parts);
  if (!opened.ok || !(await continues(parts.tree, opened.checkpoint))) return note;
  const added = await signNote(epoch.origin, text, keys);
  return formatNote({ text, signatures: [...signatures, ...added.signatures] });
}

async function continues(
  tree: Pick<LogTree, 'rootAt'>,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): Promise<boolean> {
  try {
    return sameBytes(await tree.rootAt(size), root);
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}
