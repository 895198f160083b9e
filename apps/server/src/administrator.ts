import type { EventStore } from '@fonds/event-store';

/** The stream whose first event names the first administrator (libs/identity, installation decider). */
const INSTALLATION = 'installation';

/** Whether somebody can log in at all. */
export const hasAdministrator = async (store: EventStore): Promise<boolean> =>
  (await store.readStream(INSTALLATION)).length > 0;
