import type { Pool } from 'pg';
import {
  NumberedEventStore,
  openEventServer,
  PlaceTable,
  PostgresEventStore,
  type EventStore,
} from '@fonds/event-store';
import type { Clock } from '@fonds/kernel';

/** As the variables of an installation say it. */
export interface TestEngine {
  readonly EVENT_STORE?: string;
  readonly EVENT_STORE_PREFIX?: string;
}

/** Where tests of the product keep their events: in their database, or on the server that EVENT_STORE names. */
export async function testEngine(pool: Pool): Promise<TestEngine> {
  const url = process.env['EVENT_STORE']?.trim();
  if (!url) return {};
  const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name');
  // One prefix for a database: two stores on one of them are two processes of one installation.
  const prefix = (rows[0]?.name ?? '').replaceAll(/[^a-z0-9]/g, '').slice(-32);
  return { EVENT_STORE: url, EVENT_STORE_PREFIX: `${prefix}.` };
}

/** Rules about rows of the database: where EVENT_STORE has the events they are skipped, and their name says why. */
export function describeInDatabase(name: string, rules: () => void): void {
  const elsewhere = process.env['EVENT_STORE']?.trim();
  if (elsewhere) describe.skip(`${name} (not run: of the database alone, and EVENT_STORE is set)`, rules);
  else describe(name, rules);
}

/** A store for a test of what stands on the port; close it. The adapters' own specs open theirs themselves. */
export async function openTestStore(pool: Pool, clock: Clock): Promise<EventStore> {
  const { EVENT_STORE: url, EVENT_STORE_PREFIX: prefix = '' } = await testEngine(pool);
  if (url === undefined) return new PostgresEventStore(pool, clock);
  return NumberedEventStore.open(await openEventServer({ url, prefix }), new PlaceTable(pool), clock);
}
