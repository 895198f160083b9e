/** A small generator of numbers: one seed, one run, so that a finding can be had again. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 up to and without `sides`. */
  roll(sides: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  }

  of<T>(things: readonly T[]): T {
    return things[this.roll(things.length)] as T;
  }
}

const NUMBERS = [
  '0',
  '00',
  '-1',
  '1',
  '63',
  '64',
  '255',
  '256',
  '65536',
  '4294967296',
  '9007199254740991',
].concat([
  '9007199254740992',
  '9223372036854775807',
  '18446744073709551616',
  '1e9',
  '0x10',
  '٣',
  '9'.repeat(400),
]);
const BITS = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '  ',
  '\t',
  '\0',
  '=',
  '==',
  '+',
  '/',
  '.p/',
  'x',
  '—',
  '— ',
  '-',
  '\ufeff',
  '\u00a0',
].concat(['\u2028', '档', '𠮷', 'extra ', 'index ', 'old ', 'time ']);
/** What no text is: cut and overlong UTF-8, a surrogate. */
const NOT_UTF8 = ['ff', 'c080', 'eda080', 'f5808080', 'e697'].map((hex) => Buffer.from(hex, 'hex'));

/** More than the longest note, and than most that anybody would send. */
const MUCH = 1_100_000;

type Change = (bytes: Buffer, dice: Dice, others: readonly Buffer[]) => Buffer;

const cut = (bytes: Buffer, at: number, drop: number, put: Buffer | string = ''): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(put as string), bytes.subarray(at + drop)]);
const place = (bytes: Buffer, dice: Dice): number => dice.roll(bytes.length + 1);

/** A change of the lines, of which all these texts are made. */
const lines =
  (change: (lines: string[], dice: Dice, others: readonly Buffer[]) => string[]): Change =>
  (bytes, dice, others) =>
    Buffer.from(change(bytes.toString('latin1').split('\n'), dice, others).join('\n'), 'latin1');

const anyLine = (of: readonly string[], dice: Dice): number => dice.roll(of.length);

const CHANGES: readonly Change[] = [
  (bytes, dice) => {
    const changed = Buffer.from(bytes);
    const at = dice.roll(Math.max(1, changed.length));
    if (changed.length > 0) changed[at] = (changed[at] as number) ^ (1 << dice.roll(8));
    return changed;
  },
  (bytes, dice) => cut(bytes, place(bytes, dice), 0, Buffer.of(dice.roll(256))),
  (bytes, dice) => cut(bytes, place(bytes, dice), 1 + dice.roll(40)),
  (bytes, dice) => bytes.subarray(0, place(bytes, dice)),
  (bytes, dice) => cut(bytes, place(bytes, dice), dice.roll(2), dice.of(BITS)),
  (bytes, dice) => cut(bytes, place(bytes, dice), 0, dice.of(NOT_UTF8)),
  (bytes, dice) => {
    const at = place(bytes, dice);
    return cut(bytes, at, 0, bytes.subarray(at, at + dice.roll(200)));
  },
  (bytes, dice, others) => {
    const other = dice.of(others);
    return Buffer.concat([bytes.subarray(0, place(bytes, dice)), other.subarray(place(other, dice))]);
  },
  (bytes, dice) => cut(bytes, place(bytes, dice), 0, 'A'.repeat(dice.of([70, 5_000, 70_000]))),
  (bytes, dice) => {
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    const found = numbers.length > 0 ? dice.of(numbers) : undefined;
    return found ? cut(bytes, found.index, found[0].length, dice.of(NUMBERS)) : bytes;
  },
  (bytes, dice) => {
    // Unused bits of base64 that are not zero, padding that is not there.
    const ends = [...bytes.toString('latin1').matchAll(/.==?\n/g)];
    const found = ends.length > 0 ? dice.of(ends) : undefined;
    return found
      ? cut(bytes, found.index, found[0].length - 1, dice.of(['B=', 'f==', 'A', 'A=', 'AA']))
      : bytes;
  },
  lines((of, dice) => of.toSpliced(anyLine(of, dice), 1)),
  lines((of, dice) => of.toSpliced(anyLine(of, dice), 0, dice.of(of))),
  lines((of, dice) => {
    const [a, b] = [anyLine(of, dice), anyLine(of, dice)];
    return of.with(a, of[b] ?? '').with(b, of[a] ?? '');
  }),
  lines((of, dice, others) =>
    of.with(anyLine(of, dice), dice.of(dice.of(others).toString('latin1').split('\n'))),
  ),
  lines((of, dice) => of.with(anyLine(of, dice), '')),
  lines((of, dice) => {
    const line = dice.of(of);
    const times = Math.min(dice.of([2, 64, 101, 3000]), Math.ceil(MUCH / (line.length + 1)));
    return of.toSpliced(anyLine(of, dice), 0, ...Array<string>(times).fill(line));
  }),
];

/** One to four changes of what is well formed; now and then bytes without any form. */
export function mutated(dice: Dice, whole: readonly Buffer[]): Buffer {
  if (dice.roll(20) === 0) return Buffer.from(Array.from({ length: dice.roll(300) }, () => dice.roll(256)));
  let bytes = dice.of(whole);
  for (let left = 1 + dice.roll(4); left > 0 && bytes.length <= MUCH; left--)
    bytes = dice.of(CHANGES)(bytes, dice, whole);
  return bytes;
}
