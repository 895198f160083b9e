import { MemoryEventStore } from '@fonds/event-store';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { nearlySigned, RACES, type Winner } from './races.fixture';
import { scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 30);
const MORE = 20;

describe.each(Object.entries(RACES))('%s', (_, race) => {
  it('exactly one wins, however their steps interleave; both do win', async () => {
    const winners = new Map<Winner, number>();
    const interleavings = (): Promise<void> =>
      fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const store = new MemoryEventStore(testClock);
          const nearly = await nearlySigned(store);
          const winner = await race(store, nearly, (work) => scheduler.waitFor(Promise.all(work)), {
            racing: scheduled(store, scheduler),
          });
          winners.set(winner, (winners.get(winner) ?? 0) + 1);
        }),
        { numRuns: RUNS },
      );
    await interleavings();
    // One side has fewer steps to take and wins most of them: the other's turn is looked for until it comes.
    for (let more = 0; more < MORE && winners.size < 2; more++) await interleavings();
    expect(winners.size).toBe(2);
  }, 600_000);
});
