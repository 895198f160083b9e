import { MemoryEventStore } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import { ARCHIVES, FONDS, testClock, testContext, testId } from '@fonds/testing';
import { PlanOpening, type PlanInput } from './opening.commands';
import { PlanOpeningHandler } from './plan-opening.handler';

it('a plan tells how many of its units are listed, up to the last', async () => {
  const units = Array.from({ length: 12_000 }, () => testId<'unit'>());
  const handler = new PlanOpeningHandler(
    new MemoryEventStore(testClock),
    { resolve: () => Promise.resolve(ok({ fonds: FONDS, units })) } as never,
    { state: () => Promise.resolve({ attributes: { kind: 'comprehensive-archives' } }) } as never,
  );
  const input: PlanInput = {
    ...{ custodian: ARCHIVES, purpose: 'opening', ground: '到期' },
    selection: { kind: 'named', texts: [] },
  };
  const told: number[][] = [];
  const plan = new PlanOpening(input, {} as never, testContext(), (...far) => told.push(far));
  expect(await handler.execute(plan)).toMatchObject({ ok: true, value: { units: units.length } });
  expect(told).toEqual([10_000, 12_000].map((done) => [done, units.length]));
});
