import { EVENT_STORE_MIGRATIONS, PostgresEventStore, type EventStore } from '@fonds/event-store';
import { createTestDatabase, testClock, type TestDatabase } from '@fonds/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { nearlySigned, RACES, type RaceOptions } from './races.fixture';
import { holdAgainstStart, nearlyStarted } from './races-destruction.fixture';

/** The full proof runs a thousand of each (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 25);
/** As long as one side has won them all, so many more are run: the head start has come to its bounds long before. */
const MORE = 100;
/** Races under way at once, each in a fonds of its own. */
const AT_ONCE = 8;
/** Milliseconds: whoever loses with such a start cannot win. */
const LONGEST_LEAD = 10_000;

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

type Together = (work: readonly Promise<unknown>[]) => Promise<unknown>;
/** A race in a fonds of its own, made ready first. */
const racing =
  <Ready>(
    ready: (store: EventStore) => Promise<Ready>,
    race: (store: EventStore, at: Ready, together: Together, options: RaceOptions) => Promise<string>,
  ) =>
  async (store: EventStore, options: RaceOptions): Promise<string> =>
    race(store, await ready(store), (work) => Promise.all(work), options);
const PAIRS = [
  ...Object.entries(RACES).map(([name, race]) => [name, racing(nearlySigned, race)] as const),
  ['hold against start of a destruction', racing(nearlyStarted, holdAgainstStart)] as const,
];

describe.each(PAIRS)('%s, on PostgreSQL', (_, race) => {
  it('exactly one wins each time; both do win', async () => {
    const winners: string[] = [];
    // Milliseconds; whoever won last starts later next time, so that the two stay close however fast the machine is.
    let lead = 10;
    let begun = 0;
    const oneWonAll = (): boolean => new Set(winners).size < 2;
    const worker = async (): Promise<void> => {
      while (begun < RUNS || (begun < RUNS + MORE && oneWonAll())) {
        begun++;
        const winner = await race(first, { racing: second, headStart: () => sleep(lead) });
        winners.push(winner);
        const later = winner === 'hold' || winner === 'withdrawal';
        lead = later ? Math.min(1.2 * lead + 1, LONGEST_LEAD) : lead / 1.2;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (oneWonAll())
      throw new Error(
        `${winners[0]} won all of ${winners.length} races, the last with a head start of ${Math.round(lead)} ms`,
      );
  }, 1_200_000);
});
