import { gateStream } from '@fonds/acts';
import type { TransferAccepted } from '@fonds/event-contracts';
import type { EventStore } from '@fonds/event-store';

/** Revisions of the gate at which a transfer was a deposit (寄存): it gives custody, and the owner stays. */
export async function depositsAtGate(store: EventStore, fonds: string): Promise<ReadonlySet<number>> {
  const stored = await store.readStream(gateStream(fonds));
  return new Set(
    stored.flatMap(({ type, revision, data }) =>
      type === 'TransferAccepted' && (data as TransferAccepted).nature === 'deposit' ? [revision] : [],
    ),
  );
}
