import {
  bundlePath,
  checkpointText,
  consistencyProof,
  cosign,
  COSIGNATURE_V1,
  ED25519,
  formatNote,
  formatProof,
  formatSignature,
  formatVkey,
  inclusionProof,
  leafEntry,
  Malformed,
  openNote,
  openProof,
  parseCheckpoint,
  parseLeaf,
  parseNoteBytes,
  parseProof,
  parseSignatureLines,
  parseStreamHead,
  parseTilePath,
  parseVkey,
  readBundle,
  rangeHash,
  sameBytes,
  signNote,
  streamHeadText,
  textOf,
  tilePath,
  TileSet,
  utf8,
  verifyConsistency,
  verifyInclusion,
  writeBundle,
} from '@fonds/ledger/core';
import { keyOf, logOf, logSigner, ORIGIN, WITNESS, witnessSigner } from './log.fixture';
import { Dice, mutated } from './mutator.fixture';

/** Inputs of each kind; `npm run proof:fuzz` takes 100,000. */
const INPUTS = Number(process.env['FONDS_FUZZ'] ?? 400);
const SEED = Number(process.env['FONDS_FUZZ_SEED'] ?? 5);
jest.setTimeout(600_000 + INPUTS * 20);

const log = logOf(300);
const logKey = keyOf(ORIGIN, ED25519, logSigner);
const witnessKey = keyOf(WITNESS, COSIGNATURE_V1, witnessSigner);
const SIZES = [1, 7, 256, 300];

interface Written {
  readonly heads: readonly string[];
  readonly checkpoints: readonly string[];
  readonly proofs: readonly string[];
  readonly statements: readonly string[];
  readonly statementNotes: readonly string[];
}

async function write(): Promise<Written> {
  const heads = SIZES.map((size) =>
    checkpointText({ origin: ORIGIN, size, root: log.roots[size] as Uint8Array }),
  );
  const signed = async (text: string): Promise<string> =>
    formatNote(await signNote(ORIGIN, text, [logSigner]));
  const checkpoints = await Promise.all(
    heads.map(
      async (text) =>
        (await signed(text)) + formatSignature(await cosign(WITNESS, text, 1_790_000_000, witnessSigner)),
    ),
  );
  const proofs = SIZES.map((size, i) => {
    const index = size - 1;
    const hashes = inclusionProof(index, size, log.tiles);
    return formatProof({
      index,
      hashes,
      checkpoint: checkpoints[i] ?? '',
      ...(i % 2 && { extra: utf8('extra') }),
    });
  });
  const statements = SIZES.map((size) =>
    streamHeadText({
      origin: ORIGIN,
      size,
      root: log.roots[size] as Uint8Array,
      streamTag: parseLeaf(log.entries[0] as Uint8Array).streamTag,
      revision: 0,
    }),
  );
  return {
    heads,
    checkpoints,
    proofs,
    statements,
    statementNotes: await Promise.all(statements.map(signed)),
  };
}

let written: Written;
beforeAll(async () => {
  written = await write();
});

const buffers = (texts: readonly (string | Uint8Array)[]): Buffer[] =>
  texts.map((text) => Buffer.from(text as string));

/**
 * Gives each input to `read`, which answers whether what was read is right. Of all that can be thrown only
 * {@link Malformed} is an answer.
 */
async function holdOut(
  whole: readonly Buffer[],
  read: (bytes: Buffer, dice: Dice) => boolean | Promise<boolean>,
): Promise<void> {
  const dice = new Dice(SEED);
  let refused = 0;
  for (let i = 0; i < INPUTS; i++) {
    const bytes = mutated(dice, whole);
    try {
      if (!(await read(bytes, dice)))
        throw new Error(`a false ok: ${JSON.stringify(bytes.toString('latin1'))}`);
    } catch (error) {
      if (!(error instanceof Malformed))
        throw new Error(`seed ${SEED}, input ${i}: ${bytes.subarray(0, 2000).toString('base64')}`, {
          cause: error,
        });
      refused++;
    }
  }
  // Were nothing refused, nothing would have been read.
  expect(refused).toBeGreaterThan(INPUTS / 20);
}

const text = (bytes: Buffer): string => textOf(bytes, 'input');

describe(`${INPUTS} random and mutated inputs crash nothing, hang nothing, and are read only as what they say`, () => {
  it('notes', () =>
    holdOut(buffers([...written.checkpoints, ...written.statementNotes]), (bytes) =>
      bytes.equals(utf8(formatNote(parseNoteBytes(bytes)))),
    ));

  it('signature lines of a witness', () =>
    holdOut(buffers(written.checkpoints.map((note) => note.slice(note.indexOf('—')))), (bytes) =>
      bytes.equals(utf8(parseSignatureLines(text(bytes)).map(formatSignature).join(''))),
    ));

  it('verifier keys', () =>
    holdOut(buffers([formatVkey(logKey), formatVkey(witnessKey)]), (bytes) =>
      bytes.equals(utf8(formatVkey(parseVkey(text(bytes))))),
    ));

  it('texts of checkpoints', () =>
    holdOut(buffers(written.heads), (bytes) => {
      const read = parseCheckpoint(text(bytes));
      return bytes.equals(utf8(checkpointText(read) + read.extensions.map((line) => `${line}\n`).join('')));
    }));

  it('statements of streams', () =>
    holdOut(buffers(written.statements), (bytes) =>
      bytes.equals(utf8(streamHeadText(parseStreamHead(text(bytes))))),
    ));

  it('files of proofs, as texts', () =>
    holdOut(buffers(written.proofs), (bytes) => bytes.equals(utf8(formatProof(parseProof(text(bytes)))))));

  it('files of proofs, checked: what is accepted was signed and is included', () =>
    holdOut(buffers(written.proofs), async (bytes, dice) => {
      const index = dice.of(SIZES) - 1;
      const opened = await openProof(text(bytes), log.leaves[index] as Uint8Array, [logKey], [witnessKey]);
      return !opened.ok || (opened.proof.index === index && written.heads.includes(opened.note.text));
    }));

  it('signed notes, checked: what is accepted was signed', () =>
    holdOut(buffers([...written.checkpoints, ...written.statementNotes]), async (bytes) => {
      const opened = await openNote(text(bytes), [logKey, witnessKey]);
      return !opened.ok || [...written.heads, ...written.statements].includes(opened.note.text);
    }));

  it('addresses of tiles', () =>
    holdOut(
      buffers(['0/000', '1/x001/x234/067', '63/999.p/255', 'entries/x001/000', 'entries/000.p/1']),
      (bytes) => {
        const place = parseTilePath(text(bytes));
        const path = 'entries' in place ? bundlePath(place.entries) : tilePath(place);
        return bytes.equals(utf8(path.slice('tile/'.length)));
      },
    ));

  it('leaves', () =>
    holdOut(buffers(log.entries.slice(0, 20)), (bytes) => bytes.equals(leafEntry(parseLeaf(bytes)))));

  it('bundles of entries', () =>
    holdOut(
      buffers([writeBundle(log.entries.slice(0, 3)), writeBundle(log.entries.slice(0, 256))]),
      (bytes) => bytes.equals(writeBundle(readBundle(bytes))),
    ));

  it('tiles: one that leads to the root is the one', () => {
    const tile = Buffer.from(log.bytesOf({ level: 0, index: 0, width: 7 }));
    return holdOut([tile], (bytes) => {
      const tiles = new TileSet(300);
      tiles.add(0, 0, bytes);
      return (
        !sameBytes(rangeHash({ start: 0, end: 7 }, tiles), log.roots[7] as Uint8Array) ||
        isPrefix(tile, bytes)
      );
    });
  });

  it('proofs: any hashes for any numbers are answered, and only true ones with yes', () => {
    const dice = new Dice(SEED);
    const number = (): number =>
      dice.of([0, 1, 7, 255, 256, 299, 300, -1, 0.5, NaN, 2 ** 53 - 1, 2 ** 53, Infinity]);
    const hash = (): Uint8Array =>
      dice.of([log.leaves[dice.roll(300)], log.roots[dice.roll(301)], new Uint8Array(31)]) as Uint8Array;
    for (let i = 0; i < INPUTS; i++) {
      const [a, b] = [number(), number()];
      const proof = Array.from({ length: dice.of([0, 1, 8, 9, 63, 64]) }, hash);
      const [one, other] = [hash(), hash()];
      if (verifyInclusion(a, b, one, proof, other)) {
        expect([a, b]).toEqual([0, 1]);
        expect(one).toEqual(other);
      }
      if (verifyConsistency(a, one, b, other, proof)) {
        expect(proof).toEqual([]);
        expect(a === 0 || (a === b && sameBytes(one, other))).toBe(true);
      }
    }
    const [old, size] = [256, 300];
    expect(
      verifyConsistency(
        old,
        log.roots[old] as Uint8Array,
        size,
        log.roots[size] as Uint8Array,
        consistencyProof(old, size, log.tiles),
      ),
    ).toBe(true);
  });
});

const isPrefix = (tile: Buffer, bytes: Buffer): boolean => bytes.subarray(0, tile.length).equals(tile);
