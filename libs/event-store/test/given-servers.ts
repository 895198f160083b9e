import { randomUUID } from 'node:crypto';
import { createTestDatabase, testClock, type TestDatabase } from '@fonds/testing';
import { EVENT_STORE_MIGRATIONS } from '../src/adapters/postgres/event-store.migrations';
import { KurrentDbServer, type KurrentDbOptions } from '../src/adapters/kurrentdb/kurrentdb-server';
import { NumberedEventStore } from '../src/adapters/numbered/numbered-event-store';
import { PlaceTable } from '../src/adapters/numbered/place-table';

/** Rules on a server that the environment names; without it they are skipped, and never count as passed. */
export function describeWithServer(variable: string, rules: (url: string) => void): void {
  const given = process.env[variable]?.trim();
  (given ? describe : describe.skip)(`${variable}${given ? '' : ' (not run)'}`, () => rules(given ?? ''));
}

/** A prefix that no other test on this server has. */
export const ownPrefix = (): string => `t${randomUUID().replaceAll('-', '')}.`;

export interface OpenStore {
  readonly store: NumberedEventStore;
  readonly test: TestDatabase;
  close(): Promise<void>;
}

interface OpenOptions extends Omit<KurrentDbOptions, 'url' | 'prefix'> {
  /** Another store's database. */
  readonly shared?: TestDatabase;
}

/** A store on a server with a database of its own, or another one's. */
export async function openOn(
  url: string,
  prefix: string,
  { shared, ...times }: OpenOptions = {},
): Promise<OpenStore> {
  const test = shared ?? (await createTestDatabase(EVENT_STORE_MIGRATIONS));
  try {
    const server = new KurrentDbServer({
      url,
      prefix,
      deadline: 5_000,
      patience: 45_000,
      firstPatience: 45_000,
      ...times,
    });
    const store = await NumberedEventStore.open(server, new PlaceTable(test.database.app), testClock);
    const close = async (): Promise<void> => {
      await store.close();
      if (!shared) await test.drop();
    };
    return { store, test, close };
  } catch (error) {
    if (!shared) await test.drop();
    throw error;
  }
}
