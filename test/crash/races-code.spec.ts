import { MemoryEventStore } from '@fonds/event-store';
import { testClock, testContext } from '@fonds/testing';
import fc from 'fast-check';
import { CODE_RACES, reservedThenClaimed } from './races-code.fixture';
import { behind, scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 200);

describe('a reservation that its bearer refuses (INV-44)', () => {
  it.each(Object.entries(CODE_RACES))('%s', (_, race) => race(new MemoryEventStore(testClock)));

  it('a code is free or borne, never both, however the steps of helpers and of the claim interleave', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 8 }), async (scheduler, later) => {
        const store = new MemoryEventStore(testClock);
        const { a, b, release, give, lookUp, bearers } = await reservedThenClaimed(store);
        const racing = scheduled(store, scheduler);
        const [, , given] = await scheduler.waitFor(
          Promise.all([
            lookUp(racing),
            lookUp(racing),
            give(b, racing, testContext()),
            behind(scheduler, later).then(release),
          ]),
        );
        const found = await lookUp();
        expect(await bearers()).toEqual([found.ok && found.value]);
        expect(found.ok && found.value).toBe(given.ok ? b : a);
        ends.add(given.ok ? 'voided' : 'assigned');
      }),
      { numRuns: RUNS },
    );
    expect([...ends].sort()).toEqual(['assigned', 'voided']);
  }, 600_000);
});
