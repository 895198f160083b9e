/** What codes of this library are called on screen; messages name them by these. */

export { FIELD_WORDS } from '@fonds/corrections';

export const ACT_KIND_WORDS = {
  transfer: { zh: '移交', en: 'transfer' },
  rearrangement: { zh: '拆并调卷', en: 'rearrangement' },
  corrections: { zh: '批量更正', en: 'batch of corrections' },
  loan: { zh: '借出', en: 'loan' },
  move: { zh: '移库', en: 'move' },
  accession: { zh: '进馆', en: 'accession' },
  arrangement: { zh: '整理入卷', en: 'arrangement' },
  withdrawal: { zh: '寄存取回', en: 'withdrawal' },
  destruction: { zh: '销毁', en: 'destruction' },
  opening: { zh: '开放审核', en: 'opening review' },
} as const;

/** Why a unit is not in store. */
export const OUT_WORDS = {
  lost: { zh: '丢失', en: 'lost' },
  withdrawn: { zh: '已由所有者取回', en: 'withdrawn by its owner' },
  rearranged: { zh: '已拆并调卷', en: 'rearranged' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
} as const;
