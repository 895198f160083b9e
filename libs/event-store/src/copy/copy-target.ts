import type { Position, StoredEvent } from '../event-store.port';

/** Where a log is copied to: what was written there can be read back as it lies there. */
export interface CopyTarget {
  /** How far the log is there already. @throws LogRefused for one that is longer than its places, or another log */
  reached(): Promise<Position>;
  /** Writes the events that come next, in their order: of two events the later one is never there without the earlier. */
  write(events: readonly StoredEvent[]): Promise<void>;
  /** The events behind a position, as the target has them; fewer than asked for only at its end. */
  page(after: Position, limit: number): Promise<readonly StoredEvent[]>;
}
