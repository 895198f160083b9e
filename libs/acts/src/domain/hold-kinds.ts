import type { HoldPlaced } from '@fonds/event-contracts';
import type { Citation } from '@fonds/kernel';

export type HoldKind = HoldPlaced['kind'];

/** What a hold can stop: decisions, never facts (architecture.md §3). */
export const STOPPABLE = [
  'transfer',
  'loan',
  'move-off-site',
  'rearrangement',
  'withdrawal',
  'destruction',
  'opening',
] as const;
export type Stoppable = (typeof STOPPABLE)[number];

export const STOPPABLE_WORDS: { readonly [S in Stoppable]: { readonly zh: string; readonly en: string } } = {
  transfer: { zh: '移交', en: 'a transfer' },
  loan: { zh: '借出', en: 'a loan' },
  'move-off-site': { zh: '移出库区', en: 'a move off the site' },
  rearrangement: { zh: '拆并调卷', en: 'a rearrangement' },
  withdrawal: { zh: '寄存取回', en: 'a withdrawal' },
  destruction: { zh: '销毁', en: 'a destruction' },
  opening: { zh: '开放', en: 'an opening' },
};

interface HoldKindSpec {
  readonly zh: string;
  readonly en: string;
  readonly stops: readonly Stoppable[];
  /** Articles that were read and bear on such a hold; none where it is a decision of this design. */
  readonly basis: readonly Citation[];
}

/**
 * Which acts each kind of hold stops, when it is placed without naming them [D]. E22: a restructuring hold blocks
 * destruction, loan and off-site moves, and lets a unit go only in a batch of its own case. Evidence: APL 56.
 */
export const HOLD_KINDS: { readonly [K in HoldKind]: HoldKindSpec } = {
  restructuring: {
    zh: '处置案冻结',
    en: 'Restructuring',
    stops: ['transfer', 'loan', 'move-off-site', 'rearrangement', 'withdrawal', 'destruction'],
    basis: [{ instrument: 'AL', article: '16' }],
  },
  inspection: {
    zh: '检查冻结',
    en: 'Inspection',
    stops: ['transfer', 'move-off-site', 'rearrangement', 'withdrawal', 'destruction'],
    basis: [],
  },
  litigation: {
    zh: '诉讼冻结',
    en: 'Litigation',
    stops: ['transfer', 'move-off-site', 'rearrangement', 'withdrawal', 'destruction'],
    basis: [],
  },
  evidence: {
    zh: '先行登记保存',
    en: 'Evidence',
    stops: ['transfer', 'loan', 'move-off-site', 'rearrangement', 'withdrawal', 'destruction'],
    basis: [{ instrument: 'APL', article: '56' }],
  },
  other: { zh: '其他冻结', en: 'Other', stops: ['transfer', 'withdrawal', 'destruction'], basis: [] },
};
