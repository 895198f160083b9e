import { isBusy } from '@fonds/database';
import { EventServerError, LogRefused, StoreOverloaded } from '@fonds/event-store';

/** What the store could not do just now, and when to ask again. */
export interface StoreRefusal {
  readonly code: 'store-overloaded' | 'database-busy' | 'event-server-away' | 'event-log-not-whole';
  /** Seconds. */
  readonly retryAfter: number;
  /** What exactly is for the operator alone: it can name streams of others. */
  readonly logged: boolean;
}

export function storeRefusalOf(error: unknown): StoreRefusal | undefined {
  // Group commits empty the queue in far less.
  if (error instanceof StoreOverloaded) return { code: 'store-overloaded', retryAfter: 1, logged: false };
  // It was waited for some seconds already; the operator may have to allow more connections.
  if (isBusy(error)) return { code: 'database-busy', retryAfter: 5, logged: true };
  // It was tried for a minute already; an election or a restart takes some seconds.
  if (error instanceof EventServerError) return { code: 'event-server-away', retryAfter: 5, logged: true };
  // Somebody has to mend it.
  if (error instanceof LogRefused) return { code: 'event-log-not-whole', retryAfter: 60, logged: true };
  return undefined;
}
