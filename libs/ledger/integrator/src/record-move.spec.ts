import type { EngineMove, MemoryEventStore } from '@fonds/event-store';
import { SYSTEM_ROLE } from '@fonds/identity';
import { practiceSigner, testClock, testId } from '@fonds/testing';
import { LOG_STREAM } from './domain/log.decider';
import type { Ledger } from './ledger';
import { recordMove } from './record-move';
import { current, FIRST, keys, signed, storeOfRetiredKey } from '../../test/retired-key.fixture';

let store: MemoryEventStore;
beforeEach(async () => (store = await storeOfRetiredKey()));

const ledger = {
  ...{ keys, now: () => testClock.now() },
  log: { epochs: () => Promise.resolve([FIRST]) },
} as unknown as Ledger;

async function moved(checkpoint: string): Promise<unknown> {
  const move: EngineMove = {
    ...{ number: 1, engine: 'server', position: 8n, checkpoint },
    ...{ account: testId(), role: SYSTEM_ROLE, command: testId() },
  };
  await recordMove(store, ledger, move);
  const events = await store.readStream(LOG_STREAM);
  return events.find(({ type }) => type === 'LogMoved')?.data;
}

describe('a move of the store', () => {
  it('cites a checkpoint of a key that signs now, or that a retired key signed in its time', async () => {
    expect(await moved(await signed(4))).toMatchObject({ move: 1, size: 4, epoch: 1 });
    store = await storeOfRetiredKey();
    expect(await moved(await signed(8, current))).toMatchObject({ move: 1, size: 8, epoch: 1 });
  });

  it('does not cite what a retired key signed behind its retirement, nor what another key signed', async () => {
    for (const note of [await signed(8), await signed(4, practiceSigner('other'))])
      await expect(moved(note)).rejects.toThrow('none of this log');
  });

  it('cites no checkpoint of another log', () =>
    expect(signed(4, current, 'other.example/log').then(moved)).rejects.toThrow('none of this log'));
});
