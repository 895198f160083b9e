/** @jest-environment node */
import { createHash } from 'node:crypto';
import * as withLanes from './sha256-batch';

/** As where WebAssembly is forbidden. */
function withoutLanes(): typeof withLanes {
  let loaded = withLanes;
  jest.isolateModules(() => {
    jest.doMock('./sha256-lanes', () => ({
      ...jest.requireActual<object>('./sha256-lanes'),
      openLanes: () => undefined,
    }));
    loaded = jest.requireActual<typeof withLanes>('./sha256-batch');
    jest.dontMock('./sha256-lanes');
  });
  return loaded;
}
const WAYS = [
  ['in lanes', withLanes],
  ['one by one', withoutLanes()],
] as const;

const message = (length: number, seed: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 7 + length) & 0xff));
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const inHex = (digests: Uint8Array): string[] =>
  Array.from({ length: digests.length / 32 }, (_, i) =>
    Buffer.from(digests.subarray(32 * i, 32 * (i + 1))).toString('hex'),
  );

it('is done in two ways, each of them tested here', () => {
  expect(WAYS[1][1].Sha256Batch).not.toBe(WAYS[0][1].Sha256Batch);
});

it('has lanes where this is tested', () => {
  const { openLanes } = jest.requireActual<typeof import('./sha256-lanes')>('./sha256-lanes');
  expect(openLanes()).toBeDefined();
});

describe.each(WAYS)('many messages, hashed %s', (_way, { Sha256Batch }) => {
  const hashed = (batch: withLanes.Sha256Batch, messages: readonly Buffer[]): string[] => {
    for (const bytes of messages) {
      const at = batch.add(bytes.length);
      batch.bytes.set(bytes, at);
    }
    return inHex(batch.run());
  };

  it('have the digests that another implementation gives them, at every length around the blocks', () => {
    const messages = Array.from({ length: 400 }, (_, length) => message(length, 1));
    expect(hashed(new Sha256Batch(400), messages)).toEqual(messages.map(digest));
  });

  it('do not touch each other, whatever lengths stand together and whatever was there before', () => {
    const batch = new Sha256Batch(8);
    for (const lengths of [[0, 3_000, 64, 767, 768, 1, 55, 56], [119], [500, 0, 5], [120, 63, 65]]) {
      const messages = lengths.map(message);
      expect(hashed(batch, messages)).toEqual(messages.map(digest));
    }
  });

  it('are hashed on the way when they are more than the memory is to hold', () => {
    const batch = new Sha256Batch(3_000);
    const messages = Array.from({ length: 2_999 }, (_, i) => message(i % 500 === 1 ? 300_000 : 700, i));
    expect(hashed(batch, messages)).toEqual(messages.map(digest));
    expect(batch.bytes.length).toBeLessThan(4_000_000);
  });

  it('can stay and be hashed again, all or the first of them', () => {
    const batch = new Sha256Batch(6);
    const messages = Array.from({ length: 6 }, (_, i) => message(68, i));
    const places = messages.map((bytes) => {
      const at = batch.add(bytes.length);
      batch.bytes.set(bytes, at);
      return at;
    });
    expect(inHex(batch.again(6))).toEqual(messages.map(digest));
    for (const count of [0, 1, 2, 3, 5, 6]) {
      const others = Array.from({ length: count }, (_, i) => message(68, 10 + count + i));
      others.forEach((bytes, i) => batch.bytes.set(bytes, places[i]));
      expect(inHex(batch.again(count))).toEqual(others.map(digest));
    }
    expect(() => batch.again(7)).toThrow(RangeError);
  });

  it('leave the caller its own bytes, however the memory grows', () => {
    const batch = new Sha256Batch(40, 1_000);
    const own = message(1_000, 3);
    batch.bytes.set(own, batch.own);
    expect(batch.own % 8).toBe(0);
    for (const length of [1_000, 20_000, 5]) {
      const messages = Array.from({ length: 40 }, (_, i) => message(length + i, i));
      expect(hashed(batch, messages)).toEqual(messages.map(digest));
      expect(Buffer.from(batch.bytes.subarray(batch.own, batch.own + 1_000))).toEqual(own);
    }
  });

  it('are not more than there is room for', () => {
    const batch = new Sha256Batch(1);
    batch.add(1);
    expect(() => batch.add(1)).toThrow(RangeError);
  });
});
