import { StoreOverloaded } from '../../event-store.port';
import { Lanes } from './lanes';

/** Works that end when they are told to, by number. */
function worksOn(lanes: Lanes, count: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const done = Array.from({ length: count }, (_, i) =>
    lanes.run(async () => {
      begun.push(i);
      await new Promise<void>((end) => (ends[i] = end));
    }),
  );
  return { begun, done, end: (i: number): void => ends[i]?.() };
}

it('no more than its width runs at once, and who waits comes in his order', async () => {
  const { begun, done, end } = worksOn(new Lanes(2), 4);
  expect(begun).toEqual([0, 1]);
  end(1);
  await done[1];
  expect(begun).toEqual([0, 1, 2]);
  end(0);
  await done[0];
  expect(begun).toEqual([0, 1, 2, 3]);
});

it('refuses whole what would wait behind too many; where nobody waits, any number is taken', async () => {
  const lanes = new Lanes(1, 3);
  expect(() => lanes.refuseWhenFull(1_000)).not.toThrow();
  const { done, end } = worksOn(lanes, 3);
  expect(() => lanes.refuseWhenFull(1)).not.toThrow();
  expect(() => lanes.refuseWhenFull(2)).toThrow(StoreOverloaded);
  for (const i of [0, 1, 2]) {
    end(i);
    await done[i];
  }
  await lanes.drained();
  expect(() => lanes.refuseWhenFull(2)).not.toThrow();
});
