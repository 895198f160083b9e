import { MemoryEventStore } from '@fonds/event-store';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { holdAgainstStart, nearlyStarted } from './races-destruction.fixture';
import { scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 25);
const MORE = 5;

async function behind(scheduler: fc.Scheduler, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await scheduler.schedule(Promise.resolve());
}

describe('a hold against the start of a destruction (INV-17b)', () => {
  it('the gate’s order decides, however their steps interleave; both do win, and the counts close', async () => {
    const winners = new Set<string>();
    const interleavings = (): Promise<void> =>
      fc.assert(
        fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 60 }), async (scheduler, later) => {
          const store = new MemoryEventStore(testClock);
          const nearly = await nearlyStarted(store);
          const winner = await holdAgainstStart(
            store,
            nearly,
            (work) => scheduler.waitFor(Promise.all(work)),
            // The start has more steps to take: the hold sets out somewhere on its way.
            { racing: scheduled(store, scheduler), headStart: () => behind(scheduler, later) },
          );
          winners.add(winner);
        }),
        { numRuns: RUNS },
      );
    await interleavings();
    for (let more = 0; more < MORE && winners.size < 2; more++) await interleavings();
    expect([...winners].sort()).toEqual(['hold', 'start']);
  }, 600_000);
});
