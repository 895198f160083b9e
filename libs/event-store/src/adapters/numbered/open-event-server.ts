import type { EventServer } from './event-server.port';
import type { KurrentDbOptions } from '../kurrentdb/kurrentdb-server';

/** Loads the server's client only for who uses it: it takes longer to load than all the rest of the store. */
export async function openEventServer(options: KurrentDbOptions): Promise<EventServer> {
  const { KurrentDbServer } = await import('../kurrentdb/kurrentdb-server');
  return new KurrentDbServer(options);
}
