/** Texts of the refusals about the days of effects and their correction. `{name}` is replaced by a fact. */
export const EFFECT_MESSAGES = {
  'before-previous-custody': {
    zh: {
      title: '日期 {since} 早于 {count} 个单位的上一保管日期（如 {previous}）',
      cure: '请核对日期；有误的先更正此前的日期，或补录沿革。',
    },
    en: {
      title: 'The date {since} lies before the previous custody date of {count} units (such as {previous})',
      cure: 'Check it; correct the earlier date first if that one is wrong, or reconstruct the history.',
    },
  },
  'effect-unknown': {
    status: 404,
    zh: { title: '该全宗关口没有第 {revision} 号结果', cure: '请用 fonds act passages 核对版次。' },
    en: {
      title: 'The gate of this fonds has no effect at revision {revision}',
      cure: 'Look at fonds act passages for the revision.',
    },
  },
  'other-side-wanted': {
    status: 403,
    zh: {
      title: '双方签字的交接，其日期须由双方各出一人更正，另一方（{organisation}）尚未办理',
      cure: '请由另一方人员复核；该方没有账户的，附其签字的纸质文书作为佐证材料。',
    },
    en: {
      title:
        'What both sides signed is corrected by one person of each; {organisation} has no hand in it yet',
      cure: 'Ask a person of the other side to second it; where it has no accounts, cite its signed paper as evidence.',
    },
  },
  'no-unit-can-move': {
    zh: {
      title: '没有一个单位可以改为 {after}：都越过了相邻的保管日期',
      cure: '请核对日期，或先更正相邻的保管日期。',
    },
    en: {
      title: 'No unit can take the date {after}: all have a neighbouring custody date that forbids it',
      cure: 'Check the date, or correct the neighbouring one first.',
    },
  },
} as const;
