/** An epoch of the log as its own table names it; the order of its leaves is docs/ledger.md §10. */
export interface AuditedEpoch {
  readonly number: number;
  readonly origin: string;
  /** Position of the event that is leaf 0; absent in the first epoch. */
  readonly restart?: number;
  /** Leaves that have a record. */
  readonly size: number;
  /**
   * Positions up to here are those that the epoch's leaves are of. A later restart says how far the store went when it
   * was proposed: what the epoch has beyond that was lost, and others stand at those positions now.
   */
  readonly lawfulUpTo: number;
  /** Leaves that were signed beyond that. */
  readonly lost: number;
}

export function positionAt({ restart }: Pick<AuditedEpoch, 'restart'>, leaf: number): number {
  if (restart === undefined) return leaf + 1;
  return leaf === 0 ? restart : leaf < restart ? leaf : leaf + 1;
}

/** The last position that a leaf of the epoch is of. */
export const lastPosition = (epoch: AuditedEpoch): number =>
  epoch.size === 0 ? 0 : Math.max(epoch.restart ?? 0, positionAt(epoch, epoch.size - 1));
