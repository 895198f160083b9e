import { openCheckpoint, parseNote, type VerifierKey } from '@fonds/ledger/core';
import { practiceSigner, PracticeLog } from '@fonds/testing';
import { checkpointOfToday } from './checkpoint-of-today';
import {
  current,
  FIRST,
  keys,
  old,
  ORIGIN,
  signed,
  storeOfRetiredKey,
  vkeyOf,
} from '../../test/retired-key.fixture';

const today = async (note: string, log = new PracticeLog(ORIGIN)): Promise<string> =>
  checkpointOfToday(note, FIRST, {
    ...{ keys, store: await storeOfRetiredKey() },
    tree: { rootAt: (size) => Promise.resolve(log.root(size)) },
  });
const opens = async (note: string, key: VerifierKey): Promise<boolean> =>
  (await openCheckpoint(note, [key])).ok;

describe('a checkpoint that only a retired key signed', () => {
  it('is shown with the signature of today’s key too, over the same text', async () => {
    const note = await signed(4);
    const shown = await today(note);
    expect(await opens(note, vkeyOf(current))).toBe(false);
    expect([await opens(shown, vkeyOf(current)), await opens(shown, vkeyOf(old))]).toEqual([true, true]);
    // Cosignatures are over the text.
    expect(parseNote(shown).text).toBe(parseNote(note).text);
  });

  it('is shown as it is where that key could not have signed it, or none of the log’s did', async () => {
    for (const note of [await signed(8), await signed(4, practiceSigner('other'))])
      expect(await today(note)).toBe(note);
  });

  it('is shown as it is where the tree does not continue it: one size never has two roots', async () => {
    const note = await signed(4);
    expect(await today(note, new PracticeLog(ORIGIN).forkedAt(2))).toBe(note);
  });
});

it('a checkpoint of a key that signs now is shown as it was signed', async () => {
  const note = await signed(9, current);
  expect(await today(note)).toBe(note);
});
