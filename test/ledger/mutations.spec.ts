import fc from 'fast-check';
import {
  cosign,
  COSIGNATURE_V1,
  ED25519,
  formatNote,
  formatProof,
  formatVkey,
  inclusionProof,
  leafHash,
  Malformed,
  openCheckpoint,
  openNote,
  openProof,
  parseLeaf,
  parseStreamHead,
  parseVkey,
  rangeHash,
  readBundle,
  sameBytes,
  signNote,
  streamHeadText,
  checkpointText,
  textOf,
  TileSet,
  utf8,
  verifyConsistency,
  verifyInclusion,
  consistencyProof,
  writeBundle,
  type OpenedCheckpoint,
} from '@fonds/ledger/core';
import { keyOf, logOf, logSigner, ORIGIN, WITNESS, witnessSigner } from './log.fixture';

const SIZE = 7;
const INDEX = 4;
const log = logOf(SIZE);
const root = log.roots[SIZE] as Uint8Array;
const leaf = log.leaves[INDEX] as Uint8Array;
const logKey = keyOf(ORIGIN, ED25519, logSigner);
const witnessKey = keyOf(WITNESS, COSIGNATURE_V1, witnessSigner);

/** Some other value for each byte: the nearest, the other case, a blank, a newline, nothing, no character at all. */
function* changesOf(bytes: Uint8Array): Generator<{ readonly at: number; readonly changed: Uint8Array }> {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    for (const other of new Set([byte ^ 1, byte ^ 0x20, byte ^ 0x80, 0x20, 0x0a, 0x00, 0x41]))
      if (other !== byte) {
        const changed = bytes.slice();
        changed[at] = other;
        yield { at, changed };
      }
  }
}

/** Only {@link Malformed} is a refusal; everything else that is thrown is a fault of ours. */
async function accepted(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

async function acceptedChanges(
  bytes: Uint8Array,
  check: (changed: Uint8Array) => boolean | Promise<boolean>,
): Promise<{ at: number; changed: string }[]> {
  expect(await accepted(() => check(bytes))).toBe(true);
  const found: { at: number; changed: string }[] = [];
  for (const { at, changed } of changesOf(bytes))
    if (await accepted(() => check(changed)))
      found.push({ at, changed: Buffer.from(changed).toString('latin1') });
  return found;
}

/** One witness of one: a line that is passed over because its name was changed is missing then. */
const isWitnessed = (opened: OpenedCheckpoint): boolean =>
  opened.ok && opened.logSignatures.length === 1 && opened.cosignatures.length === 1;

async function signedCheckpoint(): Promise<string> {
  const text = checkpointText({ origin: ORIGIN, size: SIZE, root });
  const note = await signNote(ORIGIN, text, [logSigner]);
  return formatNote({
    ...note,
    signatures: [...note.signatures, await cosign(WITNESS, text, 1_790_000_000, witnessSigner)],
  });
}

describe('every change of a single byte is refused', () => {
  it('in a witnessed checkpoint', async () => {
    const check = async (bytes: Uint8Array): Promise<boolean> =>
      isWitnessed(await openCheckpoint(textOf(bytes, 'checkpoint'), [logKey], [witnessKey]));
    expect(await acceptedChanges(utf8(await signedCheckpoint()), check)).toEqual([]);
  });

  it('in the file of a proof', async () => {
    const text = formatProof({
      index: INDEX,
      hashes: inclusionProof(INDEX, SIZE, log.tiles),
      checkpoint: await signedCheckpoint(),
    });
    const check = async (bytes: Uint8Array): Promise<boolean> => {
      const opened = await openProof(textOf(bytes, 'proof'), leaf, [logKey], [witnessKey]);
      return opened.ok && isWitnessed(opened);
    };
    expect(await acceptedChanges(utf8(text), check)).toEqual([]);
  });

  it('in the statement of a stream', async () => {
    const { streamTag } = parseLeaf(log.entries[0] as Uint8Array);
    const text = streamHeadText({ origin: ORIGIN, size: SIZE, root, streamTag, revision: 0 });
    const note = formatNote(await signNote(ORIGIN, text, [logSigner]));
    const check = async (bytes: Uint8Array): Promise<boolean> => {
      const opened = await openNote(textOf(bytes, 'note'), [logKey]);
      return opened.ok && parseStreamHead(opened.note.text).revision >= 0;
    };
    expect(await acceptedChanges(utf8(note), check)).toEqual([]);
  });

  it.each([
    ['the log', logKey],
    ['a witness', witnessKey],
  ])('in the key of %s', async (_, key) => {
    const check = (bytes: Uint8Array): boolean => parseVkey(textOf(bytes, 'vkey')).publicKey.length === 32;
    expect(await acceptedChanges(utf8(formatVkey(key)), check)).toEqual([]);
  });

  it('in a tile: the root is another', async () => {
    const check = (bytes: Uint8Array): boolean => {
      const tiles = new TileSet(SIZE);
      tiles.add(0, 0, bytes);
      return sameBytes(rangeHash({ start: 0, end: SIZE }, tiles), root);
    };
    expect(await acceptedChanges(log.bytesOf({ level: 0, index: 0, width: SIZE }), check)).toEqual([]);
  });

  it('in an entry: its proof leads elsewhere', async () => {
    const proof = inclusionProof(INDEX, SIZE, log.tiles);
    const check = (bytes: Uint8Array): boolean => verifyInclusion(INDEX, SIZE, leafHash(bytes), proof, root);
    expect(await acceptedChanges(log.entries[INDEX] as Uint8Array, check)).toEqual([]);
  });

  it('in a bundle of entries: it is none, or one of its leaves is another', async () => {
    const check = (bytes: Uint8Array): boolean => {
      const leaves = readBundle(bytes).map(leafHash);
      return (
        leaves.length === SIZE && leaves.every((hash, i) => sameBytes(hash, log.leaves[i] as Uint8Array))
      );
    };
    expect(await acceptedChanges(writeBundle(log.entries), check)).toEqual([]);
  });

  it('in the hashes of a proof of either kind, and a hash too many or too few', () => {
    const [size, old] = [600, 255];
    const big = logOf(size);
    const [whole, before] = [big.roots[size] as Uint8Array, big.roots[old] as Uint8Array];
    const kinds = [
      {
        proof: inclusionProof(41, size, big.tiles),
        holds: (proof: Uint8Array[]) => verifyInclusion(41, size, big.leaves[41] as Uint8Array, proof, whole),
      },
      {
        proof: consistencyProof(old, size, big.tiles),
        holds: (proof: Uint8Array[]) => verifyConsistency(old, before, size, whole, proof),
      },
    ];
    for (const { proof, holds } of kinds) {
      expect(holds(proof)).toBe(true);
      const others = proof.flatMap((hash, i) =>
        [...hash.keys()].map((at) =>
          proof.with(
            i,
            hash.map((byte, place) => (place === at ? byte ^ 1 : byte)),
          ),
        ),
      );
      const lengths = proof.flatMap((hash, i) => [
        proof.toSpliced(i, 1),
        proof.toSpliced(i, 0, hash),
        proof.with(i, hash.subarray(1)),
        proof.with(i, Uint8Array.of(...hash, 0)),
      ]);
      expect([...others, ...lengths, [...proof, whole], []].filter(holds)).toEqual([]);
    }
  });
});

describe('a proof for other numbers', () => {
  const other = (hash: Uint8Array): Uint8Array => hash.with(0, (hash[0] as number) ^ 1);

  it('does not hold: another root on either side, for every pair of sizes up to 40', () => {
    const tree = trees(64);
    for (let size = 0; size <= 40; size++)
      for (let old = 0; old <= size; old++) {
        const proof = consistencyProof(old, size, tree.tiles);
        const [before, after] = [tree.roots[old] as Uint8Array, tree.roots[size] as Uint8Array];
        const held = [
          verifyConsistency(old, before, size, after, proof),
          verifyConsistency(old, other(before), size, after, proof),
          // The empty tree is the beginning of every other: there the new root is the signature's affair.
          old > 0 && verifyConsistency(old, before, size, other(after), proof),
        ];
        expect([old, size, ...held]).toEqual([old, size, true, false, false]);
      }
  });

  // The size is bound by the signed checkpoint, not by the hashes: leaf 2 of 4 and leaf 4 of 6 have paths of one form.
  it('does not hold: another leaf, another root, another index, for all of them in trees of up to 32', () => {
    const tree = trees(64);
    for (let size = 1; size <= 32; size++)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, tree.tiles);
        const [leaf, root] = [tree.leaves[index] as Uint8Array, tree.roots[size] as Uint8Array];
        const places = Array.from({ length: size + 2 }, (_, at) => at);
        const held = [
          places.filter((at) => verifyInclusion(at, size, leaf, proof, root)),
          verifyInclusion(index, size, other(leaf), proof, root),
          verifyInclusion(index, size, leaf, proof, other(root)),
        ];
        expect([size, ...held]).toEqual([size, [index], false, false]);
      }
  });

  it('does not hold for edits of any length: what is accepted says what was signed', async () => {
    const checkpoint = await signedCheckpoint();
    const hashes = inclusionProof(INDEX, SIZE, log.tiles);
    const text = formatProof({ index: INDEX, hashes, checkpoint });
    const edit = fc.record({
      at: fc.nat(text.length),
      drop: fc.nat(3),
      put: fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom('\n', '\n\n', '0', '=', '— ', text.slice(30, 90)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const changed = edits.reduce(
          (t, { at, drop, put }) => t.slice(0, at) + put + t.slice(at + drop),
          text,
        );
        const opened = await openProof(changed, leaf, [logKey], [witnessKey]).catch((error: unknown) => {
          if (error instanceof Malformed) return undefined;
          throw error;
        });
        if (!opened?.ok) return;
        expect(opened.checkpoint).toMatchObject({ origin: ORIGIN, size: SIZE, root });
        expect([opened.proof.index, opened.proof.hashes]).toEqual([INDEX, hashes]);
      }),
      { numRuns: 300 },
    );
  });
});

let kept: ReturnType<typeof logOf> | undefined;
const trees = (size: number): ReturnType<typeof logOf> => (kept ??= logOf(size));
