import { ED25519, verifierKey } from '@fonds/ledger/core';
import { practiceSigner, PracticeLog, testClock } from '@fonds/testing';
import type { Integrator } from './integrator';
import type { GuardParts } from './log-guard';
import type { StoredCheckpoint } from './log-store';
import { Publisher } from './publisher';

const ORIGIN = 'archives.example/log';
const [FIRST, NEXT] = [
  { number: 0, origin: ORIGIN },
  { number: 1, origin: `${ORIGIN}/e1`, restartPosition: 7n },
] as const;
const signer = practiceSigner('log');

/** A log that keeps what is signed, and a tree that the test sets. */
function publishing() {
  const kept: StoredCheckpoint[] = [];
  const tree: { head: Pick<NonNullable<Integrator['head']>, 'epoch' | 'size' | 'root'> } = {
    head: { epoch: FIRST, size: 7, root: new PracticeLog(ORIGIN).root(7) },
  };
  const parts = {
    log: {
      newest: () => Promise.resolve(undefined),
      keep: (checkpoint: StoredCheckpoint) => {
        kept.push(checkpoint);
        return Promise.resolve(checkpoint.note);
      },
    },
    keys: {
      refresh: () => Promise.resolve(),
      keysFor: (origin: string) => [{ ...signer, vkey: verifierKey(origin, ED25519, signer.publicKey) }],
    },
    seen: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
  } as unknown as GuardParts;
  return { kept, tree, publisher: new Publisher(parts, tree as Integrator, testClock) };
}

describe('a tree that is signed', () => {
  it('is not signed again as long as it does not grow', async () => {
    const { kept, publisher } = publishing();
    expect(await publisher.publish()).toContain(`${ORIGIN}\n7\n`);
    expect(await publisher.publish()).toBeUndefined();
    expect(kept).toHaveLength(1);
  });

  it('is another in the next epoch, also when it has as many leaves', async () => {
    const { kept, tree, publisher } = publishing();
    await publisher.publish();
    tree.head = { ...tree.head, epoch: NEXT };
    expect(await publisher.publish()).toContain(`${NEXT.origin}\n7\n`);
    expect(kept.map(({ epoch, size }) => [epoch, size])).toEqual([
      [0, 7],
      [1, 7],
    ]);
  });
});
