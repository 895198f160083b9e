import type { RadarClock } from './domain/unit-clock';
import type { DueWindow } from './domain/due-window';
import type { DueState } from './read/due-numbers';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Clocks in the words of a list. */
export const CLOCK_WORDS: { readonly [C in RadarClock]: Words } = {
  'CLK-01': { zh: '移交', en: 'transfer' },
  'CLK-02': { zh: '移交（县级）', en: 'transfer (county)' },
  'CLK-03': { zh: '延期移交', en: 'transfer, extended' },
  'CLK-05': { zh: '撤销单位移交', en: 'transfer, unit abolished' },
  'CLK-06': { zh: '电子档案移交', en: 'transfer, electronic' },
  'CLK-08': { zh: '开放', en: 'opening' },
  'CLK-09': { zh: '延期开放评估', en: 'closure reassessed' },
  'CLK-10': { zh: '保管期限', en: 'retention' },
  'CLK-12': { zh: '归档', en: 'filing' },
  'CLK-13': { zh: '保密期限', en: 'secrecy' },
  'CLK-14': { zh: '限期整改', en: 'rectification' },
  'CLK-23': { zh: '部门档案馆移交', en: 'transfer by departmental archives' },
};

/** Why there is no day. */
export const STATE_WORDS: { readonly [S in DueState]: Words } = {
  due: { zh: '有到期日', en: 'has a day' },
  'date-missing': { zh: '缺日期', en: 'date missing' },
  'period-missing': { zh: '未定期限', en: 'no period' },
  unmapped: { zh: '旧期限未对应', en: 'period not mapped' },
  never: { zh: '未标期限，不自动解密', en: 'no term, never by itself' },
  'over-long': { zh: '期限超过密级上限', en: 'longer than its grade allows' },
  'receiver-unknown': { zh: '接收馆或其级别未定', en: 'receiving archives or its level unknown' },
};

/** Which part of a due list. */
export const WINDOW_WORDS: { readonly [W in DueWindow]: Words } = {
  due: { zh: '已到期', en: 'due' },
  overdue: { zh: '逾期', en: 'overdue' },
  'this-year': { zh: '本年到期', en: 'due this year' },
  'next-five': { zh: '后五年到期', en: 'due within the next five years' },
  later: { zh: '更晚到期', en: 'due later' },
  missing: { zh: '无到期日', en: 'without a day' },
};
