import type { Position } from '@fonds/event-store';

/**
 * One log with one origin. The first epoch's leaves are the events in order of their positions. A later one began with
 * a lawful restart after a loss: it takes in the whole restored store anew, and its first leaf is the event of the
 * restart, which cites the last checkpoint known of the log before it.
 */
export interface Epoch {
  readonly number: number;
  readonly origin: string;
  /** Position of the event that is leaf 0; absent in the first epoch. */
  readonly restartPosition?: Position;
}

/** Which leaf an event is. @returns from 0 */
export function leafIndexOf(epoch: Epoch, position: Position): number {
  const at = Number(position);
  if (epoch.restartPosition === undefined) return at - 1;
  const restart = Number(epoch.restartPosition);
  return at === restart ? 0 : at < restart ? at : at - 1;
}

/** The event of a leaf. */
export function positionOfLeaf(epoch: Epoch, index: number): Position {
  if (epoch.restartPosition === undefined) return BigInt(index + 1);
  const restart = Number(epoch.restartPosition);
  return index === 0 ? epoch.restartPosition : BigInt(index < restart ? index : index + 1);
}

/** How many leaves an epoch has for a store whose last event stands at `head`. */
export function leavesUpTo(epoch: Epoch, head: Position): number {
  if (epoch.restartPosition === undefined) return Number(head);
  return head < epoch.restartPosition ? 0 : Number(head);
}

/** The origin of an epoch: the first one's, and behind it `/e1`, `/e2` … */
export const originOf = (firstOrigin: string, epoch: number): string =>
  epoch === 0 ? firstOrigin : `${firstOrigin}/e${epoch}`;
