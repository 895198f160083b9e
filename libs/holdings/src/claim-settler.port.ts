import type { StoredEvent } from '@fonds/event-store';

/**
 * Before a command on a unit decides: an open claim of an act that has been decided is settled by writing the unit's
 * copy (architecture.md §5). Given by the library of acts.
 */
export interface ClaimSettler {
  /** @returns the unit's events, with what was written now */
  settle(unit: string, stored: readonly StoredEvent[]): Promise<readonly StoredEvent[]>;
  /** The same for the units of a list: each gate and each act is read once. */
  settleAll(
    units: ReadonlyMap<string, readonly StoredEvent[]>,
  ): Promise<ReadonlyMap<string, readonly StoredEvent[]>>;
}

/** Nest token of the one settler. */
export const CLAIM_SETTLER = Symbol('CLAIM_SETTLER');
