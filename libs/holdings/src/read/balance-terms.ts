/**
 * Terms of the balance (INV-03, domain.md §4.9b), all of them: what came in counts up, what went out counts down. What a
 * destruction found gone already is one of its facts (E105), and counts as destroyed.
 */
export const MOVED_TERMS = {
  created: { zh: '形成', en: 'Created', sign: 1, kinds: ['created'] },
  accessioned: { zh: '接收', en: 'Accessioned', sign: 1, kinds: ['transferred', 'accessioned'] },
  found: { zh: '发现', en: 'Found', sign: 1, kinds: ['found'] },
  recovered: { zh: '寻回', en: 'Recovered', sign: 1, kinds: ['recovered'] },
  arranged: { zh: '整理入卷', en: 'Arranged', sign: 1, kinds: ['arranged'] },
  rearrangedIn: { zh: '调入卷', en: 'Rearranged in', sign: 1, kinds: ['rearranged'] },
  takenOverIn: {
    zh: '接管、调取收入',
    en: 'Taken over, seized or given back: in',
    sign: 1,
    kinds: ['taken-over', 'seized', 'seizure-returned'],
  },
  transferred: { zh: '移交', en: 'Transferred', sign: -1, kinds: ['transferred', 'accessioned'] },
  withdrawn: { zh: '寄存取回', en: 'Withdrawn', sign: -1, kinds: ['withdrawn'] },
  destroyed: { zh: '销毁', en: 'Destroyed', sign: -1, kinds: ['destroyed', 'already-gone'] },
  lost: { zh: '丢失', en: 'Lost', sign: -1, kinds: ['lost'] },
  rearrangedOut: { zh: '调出卷', en: 'Rearranged out', sign: -1, kinds: ['rearranged-away'] },
  takenOverOut: {
    zh: '接管、调取付出',
    en: 'Taken over, seized or given back: out',
    sign: -1,
    kinds: ['taken-over', 'seized', 'seizure-returned'],
  },
} as const satisfies {
  readonly [term: string]: {
    readonly zh: string;
    readonly en: string;
    readonly sign: 1 | -1;
    readonly kinds: readonly string[];
  };
};

export type MovedTerm = keyof typeof MOVED_TERMS;
export const MOVED_TERM_NAMES = Object.keys(MOVED_TERMS) as readonly MovedTerm[];
export const BALANCE_TERMS = ['takenOn', ...MOVED_TERM_NAMES, 'corrected'] as const;
export type BalanceTerm = (typeof BALANCE_TERMS)[number];
