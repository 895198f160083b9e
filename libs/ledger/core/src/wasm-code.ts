/** Local variable of a WebAssembly function, by its number. */
export type Local = number;

/** WebAssembly Core 2.0 §5.4: the instructions that {@link lanesModule} needs, written byte by byte. */
export class WasmCode {
  readonly bytes: number[] = [];

  private put(...bytes: readonly number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  private vector(operation: number, ...immediates: readonly number[]): this {
    return this.put(0xfd, ...unsigned(operation), ...immediates);
  }

  get = (local: Local): this => this.put(0x20, ...unsigned(local));
  set = (local: Local): this => this.put(0x21, ...unsigned(local));
  tee = (local: Local): this => this.put(0x22, ...unsigned(local));
  /** i32.const */
  number = (value: number): this => this.put(0x41, ...signed(value));
  add = (): this => this.put(0x6a);
  subtract = (): this => this.put(0x6b);

  /** What `body` writes, again and again as long as it leaves a number other than 0. */
  repeat(body: () => void): this {
    this.put(0x03, 0x40);
    body();
    return this.put(0x0d, 0x00, 0x0b);
  }

  /** v128.load and v128.store; no alignment is promised. */
  load = (offset: number): this => this.vector(0, 0, ...unsigned(offset));
  store = (offset: number): this => this.vector(11, 0, ...unsigned(offset));
  /** The same number in all four lanes. */
  splat = (): this => this.vector(17);
  lane = (lane: number): this => this.vector(27, lane);
  above = (): this => this.vector(59);
  and = (): this => this.vector(78);
  xor = (): this => this.vector(81);
  /** Bits of the first where the third has ones, of the second elsewhere. */
  choose = (): this => this.vector(82);
  any = (): this => this.vector(83);
  shiftLeft = (local: Local, bits: number): this => this.get(local).number(bits).vector(171);
  shiftRight = (local: Local, bits: number): this => this.get(local).number(bits).vector(173);
  addLanes = (): this => this.vector(174);

  /** i8x16.shuffle of two vectors, by words: 0 to 3 of the first, 4 to 7 of the second. */
  words(a: Local, b: Local, order: readonly number[]): this {
    const bytes = order.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
    return this.get(a)
      .get(b)
      .vector(13, ...bytes);
  }

  /** Each word with its bytes the other way round: SHA-256 is big-endian, WebAssembly little-endian. */
  turned(local: Local): this {
    const bytes = [0, 1, 2, 3].flatMap((word) => [3, 2, 1, 0].map((byte) => 4 * word + byte));
    return this.get(local)
      .get(local)
      .vector(13, ...bytes);
  }
}

/** A module of one function with a memory, both exported; `numbers` parameters, then `vectors` local variables. */
export function wasmModule(
  name: string,
  numbers: number,
  vectors: number,
  pages: number,
  code: WasmCode,
): Uint8Array {
  const I32 = 0x7f;
  const V128 = 0x7b;
  const section = (id: number, content: readonly number[]): number[] => [
    id,
    ...unsigned(content.length),
    ...content,
  ];
  const named = (text: string): number[] => [text.length, ...Array.from(text, (c) => c.charCodeAt(0))];
  const body = [2, 1, I32, ...unsigned(vectors), V128, ...code.bytes, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, numbers, ...Array.from({ length: numbers }, () => I32), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...named('memory'), 2, 0, ...named(name), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ;) {
    const low = rest & 0x7f;
    rest >>>= 7;
    if (rest === 0) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
