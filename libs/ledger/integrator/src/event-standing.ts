import type { Position } from '@fonds/event-store';
import { leafIndexOf } from './epoch';
import type { LedgerStanding } from './ledger';

/** recorded 已入账, integrated 已入链, published 已签发 (architecture.md §7). */
export type EventStanding = 'recorded' | 'integrated' | 'published';

/** The three states in words. */
export const STANDING_WORDS = {
  recorded: { zh: '已入账', en: 'recorded' },
  integrated: { zh: '已入链', en: 'integrated' },
  published: { zh: '已签发', en: 'published' },
} as const;

/** What is shown of the log wherever an event is shown. */
export interface EventPlace {
  /** Recorded 已入账, integrated 已入链 or published 已签发, when it was asked. */
  readonly standing: EventStanding;
  /** The log's epoch (链段): after a restart one position was of two events. */
  readonly epoch: number;
}

export function placeOf(standing: LedgerStanding, position: Position | string): EventPlace {
  const { epoch, published, integrated } = standing;
  const index = leafIndexOf(epoch, BigInt(position));
  const state = index < published ? 'published' : index < integrated ? 'integrated' : 'recorded';
  return { standing: state, epoch: epoch.number };
}

/**
 * A position as it is printed: with its epoch where there is more than one (docs/ledger.md §10).
 *
 * @example positionText('48213', 1) // 'e1/48213'
 */
export const positionText = (position: Position | string, epoch: number): string =>
  epoch === 0 ? String(position) : `e${epoch}/${position}`;
