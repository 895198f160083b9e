import fc from 'fast-check';
import { UnitMarks } from './unit-marks';

const unit = fc.integer({ min: 0, max: 40 }).map(String);
const words = fc.array(fc.array(fc.tuple(unit, fc.constantFrom('found', 'missing')), { maxLength: 12 }));

describe('marks of units', () => {
  it('say of each unit what was said last, as a plain map does, and never change what they were', () => {
    fc.assert(
      fc.property(words, (said) => {
        const plain = new Map<string, string>();
        let marks = UnitMarks.none<string>();
        for (const some of said) {
          const before = marks;
          const told = [...Array(41).keys()].map((n) => before.get(String(n)));
          marks = marks.with(some);
          for (const [id, mark] of some) plain.set(id, mark);
          expect([...Array(41).keys()].map((n) => before.get(String(n)))).toEqual(told);
        }
        for (let n = 0; n <= 40; n++) expect(marks.get(String(n))).toBe(plain.get(String(n)));
        for (const mark of ['found', 'missing'])
          expect(marks.count(mark)).toBe([...plain.values()].filter((each) => each === mark).length);
      }),
    );
  });

  it('lie in few layers, however many events have told them', () => {
    let marks = UnitMarks.none<string>();
    for (let n = 0; n < 200; n++) marks = marks.with([...Array(5).keys()].map((k) => [`${n}-${k}`, 'found']));
    const { layers } = marks as unknown as { readonly layers: readonly ReadonlyMap<string, string>[] };
    expect(layers.length).toBeLessThan(10);
    // Each at least twice as large as what came after it: a unit is copied once for every doubling.
    const sizes = layers.map(({ size }) => size);
    expect(sizes.slice(1).every((size, n) => 2 * size < (sizes[n] ?? 0))).toBe(true);
  });
});
