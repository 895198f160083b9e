import { MemoryEventStore } from '@fonds/event-store';
import type { FondsDoor } from '@fonds/fonds';
import type { CatalogueQuery } from '@fonds/holdings';
import type { OrganisationDirectory } from '@fonds/identity';
import { civilDate, ok } from '@fonds/kernel';
import type { ProjectionHost } from '@fonds/projections';
import type { DueQuery } from '@fonds/radar';
import { ARCHIVES, testClock, testContext } from '@fonds/testing';
import type { OpeningDoor } from './opening-door';
import { PlanDoor } from './plan-door';

const CODES = new Map([
  ['a', 'J031-1-1'],
  ['b', 'J031-1-2'],
  ['c', 'J031-1-10'],
]);
/** By due date, as a due list has them; of `b` a document is due before the others. */
const DUE = [
  { unit: 'b', entry: 'e', code: null },
  ...['d', 'c', 'b', 'a'].map((unit) => ({ unit, entry: null, code: CODES.get(unit) ?? null })),
];

it('a review of what is due lists its units as registers do: numbers by their value, units without a code last', async () => {
  const planner = { planner: () => ({ role: 'Director', organisation: ARCHIVES }) };
  const door = new PlanDoor(
    new MemoryEventStore(testClock),
    planner as unknown as OpeningDoor,
    { visible: () => Promise.resolve(ok('fonds')) } as unknown as FondsDoor,
    { list: () => Promise.resolve({ rows: DUE }) } as unknown as DueQuery,
    { codesOf: () => Promise.resolve(CODES) } as unknown as CatalogueQuery,
    { catchUp: () => Promise.resolve() } as unknown as ProjectionHost,
    { idOf: () => ARCHIVES } as unknown as OrganisationDirectory,
  );
  const words = { purpose: 'opening', fonds: 'J031', dueBy: civilDate('2026-12-31') } as const;
  const caller = { viewer: {} } as never;
  const progress = (): void => undefined;
  const planned = await door.command(words, caller, {}, testContext(), progress);
  expect(planned).toMatchObject({
    ok: true,
    value: { progress, input: { selection: { kind: 'named', texts: ['a', 'b', 'c', 'd'] } } },
  });
});
