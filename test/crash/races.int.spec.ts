import { EVENT_STORE_MIGRATIONS, PostgresEventStore } from '@fonds/event-store';
import { createTestDatabase, testClock, type TestDatabase } from '@fonds/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { nearlySigned, RACES, type Winner } from './races.fixture';

/** The full proof runs a thousand of each (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 25);
/** Races under way at once, each in a fonds of its own. */
const AT_ONCE = 8;

let test: TestDatabase;
let first: PostgresEventStore;
let second: PostgresEventStore;
beforeAll(async () => {
  test = await createTestDatabase(EVENT_STORE_MIGRATIONS);
  [first, second] = [
    new PostgresEventStore(test.database.app, testClock),
    new PostgresEventStore(test.database.app, testClock),
  ];
});
afterAll(async () => {
  await first.close();
  await second.close();
  await test.drop();
});

describe.each(Object.entries(RACES))('%s, on PostgreSQL', (_, race) => {
  it('exactly one wins each time; both do win', async () => {
    const winners: Winner[] = [];
    // Milliseconds; whoever won last starts later next time, so that the two stay close.
    let lead = 10;
    let begun = 0;
    const worker = async (): Promise<void> => {
      while (begun++ < RUNS) {
        const nearly = await nearlySigned(first);
        const winner = await race(first, nearly, (work) => Promise.all(work), {
          racing: second,
          headStart: () => sleep(lead),
        });
        winners.push(winner);
        lead = Math.max(0, lead + (winner === 'hold' || winner === 'withdrawal' ? 3 : -2));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(winners).toHaveLength(RUNS);
    expect(new Set(winners).size).toBe(2);
  }, 1_200_000);
});
