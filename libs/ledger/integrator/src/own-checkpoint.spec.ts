import type { MemoryEventStore } from '@fonds/event-store';
import { COSIGNATURE_V1, parseNote, verifierKey } from '@fonds/ledger/core';
import { practiceSigner } from '@fonds/testing';
import { headsKnownHere, type GuardParts } from './log-guard';
import type { LogStore } from './log-store';
import { openOwnCheckpoint } from './own-checkpoint';
import { current, FIRST, keys, old, ORIGIN, signed, storeOfRetiredKey } from '../../test/retired-key.fixture';
import { Witnessing } from './witnessing';

let store: MemoryEventStore;
beforeEach(async () => (store = await storeOfRetiredKey()));

const isOurs = async (note: string, epoch = FIRST): Promise<boolean> =>
  (await openOwnCheckpoint(note, epoch, { keys, store })).ok;

describe('a checkpoint that only a retired key signed', () => {
  it('is the log’s for the time in which that key signed', async () => {
    expect(await isOurs(await signed(4))).toBe(true);
    expect(await isOurs(await signed(7))).toBe(true);
  });

  it('is none of the log’s where its tree holds the retirement', async () =>
    expect(await isOurs(await signed(8))).toBe(false));

  it('is none of an epoch that began after the retirement', async () => {
    const later = { number: 1, origin: `${ORIGIN}/e1`, restartPosition: 9n };
    expect(await isOurs(await signed(4, old, later.origin), later)).toBe(false);
    expect(await isOurs(await signed(4, current, later.origin), later)).toBe(true);
  });

  it('is none where the record does not name the key', async () =>
    expect(await isOurs(await signed(4, practiceSigner('other')))).toBe(false));
});

describe('a log whose newest checkpoint only a retired key signed', () => {
  const partsWith = (note: string, size: number): GuardParts =>
    ({
      ...{ keys, store, seen: { read: () => Promise.resolve(undefined) } },
      log: { newest: () => Promise.resolve({ epoch: 0, size, note, lines: [] }) },
    }) as unknown as GuardParts;

  it('goes on from it', async () =>
    expect(await headsKnownHere(partsWith(await signed(4), 4), FIRST)).toMatchObject([
      { knower: 'database', checkpoint: { size: 4 } },
    ]));

  it('halts when that key could not have signed it', async () =>
    expect(headsKnownHere(partsWith(await signed(8), 8), FIRST)).rejects.toMatchObject({
      facts: { reason: 'key-differs' },
    }));
});

describe('a witness that last cosigned what only a retired key signed', () => {
  it('is heard: the log must continue that head', async () => {
    const key = verifierKey('witness.example', COSIGNATURE_V1, practiceSigner('witness').publicKey);
    const heads = async (size: number) => {
      const note = parseNote(await signed(size));
      const client = { latest: () => Promise.resolve({ kind: 'seen', note }) };
      const witnessing = new Witnessing(
        [{ key, client: client as never }],
        {} as LogStore,
        (shown, epoch) => openOwnCheckpoint(shown, epoch, { keys, store }),
        () => Promise.resolve(),
      );
      return (await witnessing.knownHeads(FIRST)).map(({ checkpoint }) => checkpoint.size);
    };
    expect([await heads(4), await heads(8)]).toEqual([[4], []]);
  });
});
