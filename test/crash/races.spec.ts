import { MemoryEventStore } from '@fonds/event-store';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { nearlySigned, RACES, type Winner } from './races.fixture';
import { behind, scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 30);

describe.each(Object.entries(RACES))('%s', (_, race) => {
  it('exactly one wins, however their steps interleave; both do win', async () => {
    const winners = new Set<Winner>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 12 }), async (scheduler, later) => {
        const store = new MemoryEventStore(testClock);
        const nearly = await nearlySigned(store);
        const winner = await race(store, nearly, (work) => scheduler.waitFor(Promise.all(work)), {
          racing: scheduled(store, scheduler),
          // The signature has more steps to take: the other sets out somewhere on its way.
          headStart: () => behind(scheduler, later),
        });
        winners.add(winner);
      }),
      { numRuns: RUNS },
    );
    expect(winners.size).toBe(2);
  }, 600_000);
});
