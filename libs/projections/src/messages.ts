/** Texts of the refusals made here: what happened, and what to do. `{name}` is replaced by a fact. */
export const PROJECTION_MESSAGES = {
  'known-at-malformed': {
    zh: {
      title: '“{given}”既不是账目位置，也不是带时区的时刻',
      cure: '请写位置（如 1204）或时刻（如 2026-11-22T09:00:00+08:00）。',
    },
    en: {
      title: '“{given}” is neither a log position nor an instant with an offset',
      cure: 'Write a position (1204) or an instant (2026-11-22T09:00:00+08:00).',
    },
  },
  'known-at-ahead': {
    zh: { title: '账目只到位置 {head}，还没有位置 {given}', cure: '请给出不大于 {head} 的位置。' },
    en: {
      title: 'The log ends at position {head}; there is no position {given} yet',
      cure: 'Give a position of {head} at most.',
    },
  },
  'not-yet': {
    zh: {
      title: '查询数据尚未跟上位置 {position}',
      cure: '请稍后再试；如一直如此，请看 fonds projections lag。',
    },
    en: {
      title: 'The read models have not reached position {position} yet',
      cure: 'Try again shortly; if it stays so, see fonds projections lag.',
    },
  },
} as const;
