import { checkBundle, utf8, type BundleContent } from '@fonds/ledger/core';
import { readZip, ZipRefused } from '../../apps/verify/src/read-zip';
import { forged, FORGER } from './bundle.fixture';
import { Dice, mutated } from './mutator.fixture';
import { zipWith, type ZipPart } from './zip.fixture';

/** Bundles of all kinds together; `npm run proof:fuzz` takes 100,000. */
const INPUTS = Number(process.env['FONDS_FUZZ'] ?? 240);
const KINDS = 4;
const SEED = Number(process.env['FONDS_FUZZ_SEED'] ?? 11);
jest.setTimeout(600_000 + INPUTS * 100);

let parts: ZipPart[];
let whole: Buffer;
let content: BundleContent;
beforeAll(async () => {
  content = await forged();
  parts = [...content].map(([name, bytes], i) => ({ name, bytes: Buffer.from(bytes), deflate: i % 2 === 0 }));
  whole = zipWith(parts);
});

const same = (files: BundleContent): boolean =>
  files.size === content.size &&
  [...files].every(([name, bytes]) => Buffer.from(bytes).equals(content.get(name) ?? Buffer.alloc(0)));

/** What is accepted is the bundle itself, whatever the zip around it looks like. */
async function holdOut(zip: Buffer): Promise<boolean> {
  let files: BundleContent;
  try {
    files = readZip(zip);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    return false;
  }
  const { ok } = await checkBundle(files, { logKeys: [FORGER] });
  if (ok && !same(files)) throw new Error('a false ok');
  return ok;
}

async function each(make: (dice: Dice) => Buffer): Promise<void> {
  const dice = new Dice(SEED);
  let refused = 0;
  for (let i = 0; i < INPUTS / KINDS; i++) {
    const zip = make(dice);
    try {
      if (!(await holdOut(zip))) refused++;
    } catch (error) {
      throw new Error(`seed ${SEED}, input ${i}`, { cause: error });
    }
  }
  expect(refused).toBeGreaterThan((INPUTS / KINDS) * 0.5);
}

const PLACES = [
  '../x',
  '/etc/passwd',
  'a\\b',
  'events/0.data.json',
  'EVENTS/0.data.json',
  'n',
  'x'.repeat(70_000),
];
const SIZES = [0, 1, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];

/** One to three lies about files of the bundle. */
function lying(dice: Dice): Buffer {
  const told = [...parts];
  for (let left = 1 + dice.roll(3); left > 0; left--) {
    const at = dice.roll(told.length);
    const part = told[at] as ZipPart;
    const size = dice.of(SIZES);
    const lie: readonly (() => Partial<ZipPart> | undefined)[] = [
      () => ({ name: dice.of(PLACES).slice(0, 60_000) }),
      () => ({ localName: dice.of(PLACES).slice(0, 60_000) }),
      () => ({ size }),
      () => ({ packed: size }),
      () => ({ localSize: size }),
      () => ({ offset: dice.roll(2) ? size : dice.roll(whole.length) }),
      () => ({ crc: size }),
      () => ({ method: dice.of([0, 1, 8, 9, 14, 99]) }),
      () => ({ flags: 1 << dice.roll(16) }),
      () => ({ bytes: mutated(dice, [part.bytes]) }),
      () => ({ bytes: Buffer.alloc(dice.of([0, 1_000_000])), deflate: true }),
      () => ({ behind: Buffer.alloc(dice.roll(50)) }),
      () => void told.splice(at, 1),
      () => void told.splice(at, 0, dice.of(parts)),
      () => void told.push({ name: 'extra', bytes: utf8('extra') as Buffer }),
    ];
    const change = dice.of(lie)();
    if (change) told[at] = { ...part, ...change };
  }
  return zipWith(
    told,
    dice.roll(10) === 0 ? { before: Buffer.alloc(dice.roll(30)), count: dice.roll(70_000) % 65_536 } : {},
  );
}

describe(`${INPUTS} random and mutated bundles crash nothing, hang nothing, and no other bundle is taken for the one`, () => {
  it('the one is taken', async () => expect(await holdOut(whole)).toBe(true));
  it('zips with lies about their files', () => each(lying));
  it('zips with changed bytes', () =>
    each((dice) => {
      const zip = Buffer.from(whole);
      for (let left = 1 + dice.roll(4); left > 0; left--) zip[dice.roll(zip.length)] = dice.roll(256);
      return zip;
    }));
  it('zips that are cut, doubled, spliced and stretched', () => each((dice) => mutated(dice, [whole])));
  it('bytes without any form', () =>
    each((dice) => Buffer.from(Array.from({ length: dice.roll(400) }, () => dice.roll(256)))));
});
