import fc from 'fast-check';
import { sendAll } from '../laws/transfer-bench.fixture';
import { killedAt, MOMENTS } from './dying-store.fixture';
import { begunStore, stories, told, type Story } from './own-act-stories.fixture';
import { scheduled } from './scheduled-store.fixture';

/** What is durable when nothing goes wrong. */
async function whole(story: Story): Promise<readonly string[]> {
  const { store, base } = await begunStore(story);
  await sendAll(store, story.commands);
  return told(store, base);
}

describe.each(Object.entries(stories()))('%s', (_name, story) => {
  it('ends the same, event for event, when its process is killed at any of its writes', async () => {
    const its = story();
    const wanted = await whole(its);
    for (const moment of MOMENTS) {
      let n = 1;
      for (; ; n++) {
        const { store, base } = await begunStore(its);
        const died = await killedAt(n, moment, store, its.commands);
        expect({ n, moment, told: await told(store, base) }).toEqual({ n, moment, told: wanted });
        if (!died) break;
      }
      expect(n).toBeGreaterThan(its.writes);
    }
  });

  it('and when two workers do it at once', async () => {
    const its = story();
    const wanted = await whole(its);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, base } = await begunStore(its);
        for (const command of its.commands) {
          const both = scheduled(store, scheduler);
          // One may find its list being written by the other: whoever tells the command again finds it done.
          await scheduler.waitFor(Promise.allSettled([command(both), command(both)]));
          await sendAll(store, [command]);
        }
        expect(await told(store, base)).toEqual(wanted);
      }),
      { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 6) },
    );
  });
});
