import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import type { DueLaw, LocalClock } from '@fonds/radar';
import fc from 'fast-check';
import { DueBench } from './due-bench.fixture';
import { BODIES, dueByHand, units, type DueUnit } from './due-units.fixture';

// A history of a hundred units takes minutes to shrink; the rows that differ say enough.
const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 8), endOnFailure: true };
const TODAY = civilDate('2026-11-28');
const [CITY, COUNTY] = BODIES.map(({ id }) => id);
const local = (rule: Pick<LocalClock, 'clock' | 'from'> & Partial<LocalClock>): LocalClock => ({
  ...{ basis: [], mark: 'F', approvedBy: '市人大常委会', ...rule },
});
/** None; and one for each clock that asks for any. */
const RULES: readonly (readonly LocalClock[])[] = [
  [],
  [
    local({ clock: 'CLK-01', from: civilDate('2020-01-01'), years: 15 }),
    local({ clock: 'CLK-02', from: civilDate('2015-06-01'), years: 8, ...(COUNTY && { place: COUNTY }) }),
    local({ clock: 'CLK-05', from: civilDate('2018-01-01'), months: 3, ...(CITY && { place: CITY }) }),
    local({ clock: 'CLK-06', from: civilDate('2022-01-01'), years: 2, mark: 'F~' }),
    local({ clock: 'CLK-08', from: civilDate('2022-01-01'), years: 20, ...(CITY && { place: CITY }) }),
    local({ clock: 'CLK-12', from: civilDate('2022-01-01'), years: 1 }),
    local({ clock: 'CLK-23', from: civilDate('2011-01-01'), years: 20 }),
  ],
];

let bench: DueBench;
beforeAll(async () => void (bench = await DueBench.open()), 120_000);
afterAll(() => bench.close());

const byHand = (list: readonly DueUnit[]): readonly string[] => {
  const law: DueLaw = { today: TODAY, local: bench.rules, lawData: LAW_DATA_VERSION };
  return list.flatMap((unit) => dueByHand(unit, law)).sort();
};

it('due dates of all units in one pass, and of those that changed, are what the law says of each by itself', async () => {
  let position = 1;
  await fc.assert(
    fc.asyncProperty(units, units, fc.constantFrom(...RULES), async (before, others, inForce) => {
      bench.rules = inForce;
      await bench.forget();
      await bench.tell(before, ++position);
      await bench.recompute(TODAY);
      expect(await bench.stored()).toEqual(byHand(before));
      const changed = others.slice(0, 20);
      await bench.tell(changed, ++position);
      expect(await bench.bring(TODAY)).toBe('some');
      expect(await bench.stored()).toEqual(byHand([...changed, ...before.slice(changed.length)]));
    }),
    RUNS,
  );
}, 600_000);
