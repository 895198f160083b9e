/** Texts of the refusals about lots of unarranged material (接收批). `{name}` is replaced by a fact. */
export const LOT_MESSAGES = {
  'lot-used-before': {
    zh: {
      title: '{after} 晚于该接收批已整理或已结束的日期 {on}',
      cure: '请核对日期；整理日期有误的，先更正整理日期。',
    },
    en: {
      title: '{after} is later than {on}, when the lot was arranged or closed',
      cure: 'Check the day. If that of the arrangement is wrong, correct that one first.',
    },
  },
  'lot-unknown': {
    status: 404,
    zh: { title: '没有这个接收批，或无权查看', cure: '请核对标识。' },
    en: { title: 'There is no such lot, or you may not see it', cure: 'Check its id.' },
  },
  'lot-closed': {
    zh: { title: '该接收批已整理完毕', cure: '不再由它整理入卷；新的材料另行登记。' },
    en: {
      title: 'The lot is closed',
      cure: 'No more units are made of it; register further material as another.',
    },
  },
  'lot-already-registered': {
    zh: { title: '该接收批已经登记', cure: '请核对标识。' },
    en: { title: 'The lot is registered already', cure: 'Check its id.' },
  },
  'lot-without-estimate': {
    status: 400,
    zh: { title: '接收批没有估计数量', cure: '请给出卷、件或米数之一。' },
    en: { title: 'The lot has no estimate', cure: 'Give files, items or metres.' },
  },
  'lot-of-another-fonds': {
    zh: { title: '该接收批属于全宗 {fonds}', cure: '一批只整理入同一全宗；另属他宗的，另行登记。' },
    en: {
      title: 'The lot belongs to the fonds {fonds}',
      cure: 'Units of one lot come into its fonds; register the rest apart.',
    },
  },
  'before-lot': {
    zh: { title: '整理日期 {businessDate} 早于接收批登记日期 {on}', cure: '请核对业务日期。' },
    en: {
      title: 'The arrangement on {businessDate} lies before the lot came in on {on}',
      cure: 'Check the business date.',
    },
  },
  'closed-before-lot': {
    zh: { title: '结束日期 {businessDate} 早于接收批登记或其整理（{on}）', cure: '请核对业务日期。' },
    en: {
      title: 'The lot is closed on {businessDate}, before it came in or was arranged ({on})',
      cure: 'Check the business date.',
    },
  },
  'lot-being-arranged': {
    zh: { title: '该接收批还有整理在办：{acts}', cure: '请待其办完再结束。' },
    en: { title: 'The lot is still being arranged: {acts}', cure: 'Close it when these acts are done.' },
  },
  'difference-unexplained': {
    zh: { title: '整理数与估计数不符（卷 {files}，件 {items}），没有说明', cure: '请说明差异原因再结束。' },
    en: {
      title: 'What was arranged differs from the estimate (files {files}, items {items}) without a word why',
      cure: 'Explain the difference.',
    },
  },
} as const;
