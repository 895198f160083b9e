import * as fc from 'fast-check';
import type { Problem } from '../source';
import { Repeats, type Repeated } from './repeats';

const problem = (code: string, line?: number, column?: string): Problem => ({
  code,
  severity: 'warning',
  place: { file: 'a.xlsx', sheet: '件', ...(line && { line }), ...(column && { column }) },
  facts: {},
});

const linesOf = ({ lines = '' }: Repeated): number[] =>
  lines.split(', ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });

it('of what ten thousand rows have in common the first are told, and where all of them are', () => {
  const repeats = new Repeats();
  const told = Array.from({ length: 10_000 }, (_, n) =>
    repeats.add(problem('date-part-left-out', n + 2, '日期')),
  );
  expect(told.filter(Boolean)).toHaveLength(10);
  expect(told.indexOf(false)).toBe(10);
  expect(repeats.add(problem('code-legacy'))).toBe(true);
  expect(repeats.count).toBe(10_001);
  expect(repeats.all()).toEqual([
    { code: 'date-part-left-out', sheet: '件', column: '日期', count: 10_000, told: 10, lines: '2-10001' },
    { code: 'code-legacy', sheet: '件', count: 1, told: 1 },
  ]);
});

it('no problem is lost, whatever comes in whatever order', () => {
  const one = fc.record({ code: fc.constantFrom('a', 'b'), line: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 200 }), (given) => {
      const repeats = new Repeats();
      for (const { code, line } of given) repeats.add(problem(code, line));
      for (const kind of repeats.all()) {
        const own = given.filter(({ code }) => code === kind.code).map(({ line }) => line);
        expect(kind.count).toBe(own.length);
        expect(new Set(linesOf(kind))).toEqual(new Set(own));
      }
    }),
  );
});

it('more kinds than anybody reads are counted, each with its lines', () => {
  const repeats = new Repeats();
  const told = Array.from({ length: 1_500 }, (_, n) => repeats.add(problem(`code-${n}`, 1)));
  expect(told.filter(Boolean)).toHaveLength(1_000);
  expect(repeats.all().filter((kind) => kind.told < kind.count)).toHaveLength(500);
});

it('of more lines than anybody reads the first are named, and how many are not', () => {
  const repeats = new Repeats();
  for (let line = 2; line <= 200_000; line += 2) repeats.add(problem('date-part-left-out', line));
  const [kind] = repeats.all();
  const named = linesOf(kind as Repeated);
  expect(named).toEqual(Array.from({ length: 1_000 }, (_, n) => 2 * n + 2));
  expect(kind).toMatchObject({ count: 100_000, linesLeftOff: 99_000 });
});
