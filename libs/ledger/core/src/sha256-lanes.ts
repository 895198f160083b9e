import { SHA256_CONSTANTS, SHA256_START } from './sha256';
import { WasmCode, wasmModule } from './wasm-code';

/**
 * SHA-256 (FIPS 180-4 §6.2) of four messages in the four lanes of WebAssembly's vectors. A call of Node's hash costs
 * more than the hashing of a hundred bytes; here thousands of short messages go through one call.
 */
export interface Lanes {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /**
   * @param places address of each padded message, a number of 32 bits.
   * @param blocks of 64 bytes that each has; 0 for one that fills up a group.
   * @param digests where 32 bytes of each go.
   * @param groups of four messages; at least one.
   */
  hash(places: number, blocks: number, digests: number, groups: number): void;
}

/** Where the round constants lie, each in all four lanes; what is behind them is the caller's. */
export const LANES_BEGIN = 64 * 16;

interface Runtime {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: unknown };
  };
}
let compiled: object | undefined;

/** Nothing where a browser or a setting forbids it, or has no vectors. */
export function openLanes(): Lanes | undefined {
  const { WebAssembly: wasm } = globalThis as Runtime;
  if (!wasm) return undefined;
  try {
    compiled ??= new wasm.Module(lanesModule());
    const lanes = new wasm.Instance(compiled).exports as Lanes;
    const constants = new Int32Array(lanes.memory.buffer, 0, 4 * 64);
    SHA256_CONSTANTS.forEach((constant, t) => constants.fill(constant, 4 * t, 4 * t + 4));
    return lanes;
  } catch {
    return undefined;
  }
}

/** Parameters, the block's number, then vectors: of the lanes' messages, their states, and the schedule. */
const [PLACES, BLOCKS, DIGESTS, GROUPS, BLOCK] = [0, 1, 2, 3, 4] as const;
const [LENGTH, PLACE, RUNNING] = [5, 6, 7] as const;
const STATE = 8;
const WORK = 16;
const SCHEDULE = 24;
const ROWS = 40;
const HALVES = 44;
const SUM = 48;
const VECTORS = SUM + 1 - LENGTH;
const FIRST_PAGES = 4;

function lanesModule(): Uint8Array {
  const code = new WasmCode();
  code.repeat(() => {
    code.get(PLACES).load(0).set(PLACE).get(BLOCKS).load(0).set(LENGTH).number(0).set(BLOCK);
    SHA256_START.forEach((word, i) =>
      code
        .number(word)
        .splat()
        .set(STATE + i),
    );
    stillRunning(code);
    code.repeat(() => {
      readBlock(code);
      for (let i = 0; i < 8; i++) code.get(STATE + i).set(WORK + i);
      for (let t = 0; t < 64; t++) round(code, t);
      // A lane whose message has ended keeps its state.
      for (let i = 0; i < 8; i++)
        code
          .get(STATE + i)
          .get(WORK + i)
          .addLanes()
          .get(STATE + i)
          .get(RUNNING)
          .choose()
          .set(STATE + i);
      code.get(BLOCK).number(1).add().set(BLOCK);
      stillRunning(code);
      // Nor does it read on.
      code.get(PLACE).get(RUNNING).number(64).splat().and().addLanes().set(PLACE);
      code.get(RUNNING).any();
    });
    writeDigests(code);
    code.get(PLACES).number(16).add().set(PLACES).get(BLOCKS).number(16).add().set(BLOCKS);
    code
      .get(DIGESTS)
      .number(4 * 32)
      .add()
      .set(DIGESTS);
    code.get(GROUPS).number(1).subtract().tee(GROUPS);
  });
  return wasmModule('hash', GROUPS + 1, VECTORS, FIRST_PAGES, code);
}

const stillRunning = (code: WasmCode): WasmCode => code.get(LENGTH).get(BLOCK).splat().above().set(RUNNING);

/** Four rows of four words become four columns: word by word of all lanes, or lane by lane of all words. */
function transposed(code: WasmCode, rows: number, take: (column: number) => void): void {
  code
    .words(rows, rows + 1, [0, 4, 1, 5])
    .set(HALVES)
    .words(rows + 2, rows + 3, [0, 4, 1, 5])
    .set(HALVES + 1);
  code
    .words(rows, rows + 1, [2, 6, 3, 7])
    .set(HALVES + 2)
    .words(rows + 2, rows + 3, [2, 6, 3, 7])
    .set(HALVES + 3);
  for (let column = 0; column < 4; column++) {
    const half = HALVES + (column & 2);
    code.words(half, half + 1, column % 2 === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7]);
    take(column);
  }
}

function readBlock(code: WasmCode): void {
  for (let four = 0; four < 4; four++) {
    for (let lane = 0; lane < 4; lane++)
      code
        .get(PLACE)
        .lane(lane)
        .load(16 * four)
        .set(SUM)
        .turned(SUM)
        .set(ROWS + lane);
    transposed(code, ROWS, (word) => code.set(SCHEDULE + 4 * four + word));
  }
}

function writeDigests(code: WasmCode): void {
  for (let half = 0; half < 2; half++)
    transposed(code, STATE + 4 * half, (lane) =>
      code
        .set(SUM)
        .get(DIGESTS)
        .turned(SUM)
        .store(32 * lane + 16 * half),
    );
}

/** One round; instead of the eight variables their names move on. */
function round(code: WasmCode, t: number): void {
  const at = (i: number): number => WORK + ((i - t) & 7);
  const [a, b, c, d, e, f, g, h] = [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)] as const;
  const word = (back: number): number => SCHEDULE + ((t - back) & 15);
  if (t >= 16) {
    code.get(word(16));
    small(code, word(15), 7, 18, 3).addLanes().get(word(7)).addLanes();
    small(code, word(2), 17, 19, 10).addLanes().set(word(16));
  }
  code
    .get(h)
    .get(word(16))
    .addLanes()
    .number(0)
    .load(16 * t)
    .addLanes();
  code.get(f).get(g).get(e).choose().addLanes();
  large(code, e, 6, 11, 25).addLanes().set(SUM);
  code.get(d).get(SUM).addLanes().set(d);
  // Maj(a, b, c): c where a and b differ, else a.
  code.get(c).get(a).get(a).get(b).xor().choose().get(SUM).addLanes();
  large(code, a, 2, 13, 22).addLanes().set(h);
}

const turn = (code: WasmCode, local: number, bits: number): WasmCode =>
  code
    .shiftRight(local, bits)
    .shiftLeft(local, 32 - bits)
    .xor();

/** Σ of FIPS 180-4 §4.1.2. */
function large(code: WasmCode, local: number, x: number, y: number, z: number): WasmCode {
  turn(code, local, x);
  turn(code, local, y).xor();
  return turn(code, local, z).xor();
}

/** σ of FIPS 180-4 §4.1.2. */
function small(code: WasmCode, local: number, x: number, y: number, shift: number): WasmCode {
  turn(code, local, x);
  turn(code, local, y).xor();
  return code.shiftRight(local, shift).xor();
}
