import { MemoryEventStore, NO_STREAM } from '@fonds/event-store';
import { ED25519, formatNote, formatVkey, signNote, verifierKey, type VerifierKey } from '@fonds/ledger/core';
import { namedEvent, practiceSigner, PracticeLog, record, testClock, testId } from '@fonds/testing';
import { LOG_STREAM } from '../integrator/src/domain/log.decider';
import type { Epoch } from '../integrator/src/epoch';
import type { LedgerKeys } from '../integrator/src/ledger-keys';

export const ORIGIN = 'archives.example/log';
export const FIRST: Epoch = { number: 0, origin: ORIGIN };

export const [old, current] = [practiceSigner('old'), practiceSigner('current')];
export const vkeyOf = ({ publicKey }: { readonly publicKey: Uint8Array }, origin = ORIGIN): VerifierKey =>
  verifierKey(origin, ED25519, publicKey);

/** The key file of today: the old key is gone. */
export const keys = {
  keysFor: (origin: string) => [{ ...current, vkey: vkeyOf(current, origin), since: 0 }],
  origin: ORIGIN,
} as unknown as LedgerKeys;

/** The old key signed alone up to leaf 4, both up to the retirement, which is leaf 7. */
export async function storeOfRetiredKey(): Promise<MemoryEventStore> {
  const store = new MemoryEventStore(testClock);
  for (let i = 0; i < 4; i++)
    await store.append([{ stream: `fonds-${testId()}`, expected: NO_STREAM, events: [namedEvent('一')] }]);
  await record(store, LOG_STREAM, 'LogKeyAdded', { vkey: formatVkey(vkeyOf(current)) });
  await store.append([
    { stream: `fonds-${testId()}`, expected: NO_STREAM, events: [namedEvent('二'), namedEvent('三')] },
  ]);
  await record(store, LOG_STREAM, 'LogKeyRetired', { vkey: formatVkey(vkeyOf(old)) });
  return store;
}

/** A checkpoint of the practice log. */
export const signed = async (size: number, signer = old, origin = ORIGIN): Promise<string> =>
  formatNote(await signNote(origin, new PracticeLog(origin).text(size), [signer]));
