/** Texts of what the doors of this library refuse. */
export const HOLDING_DOOR_MESSAGES = {
  'unit-ambiguous': {
    status: 409,
    zh: { title: '有多个保管单位使用过档号 {code}', cure: '请改用保管单位标识：{ids}。' },
    en: { title: 'Several units bear or bore the code {code}', cure: 'Name it by its id: {ids}.' },
  },
  'reference-code-malformed': {
    status: 400,
    zh: {
      title: '档号 {given} 不符合编制规则（{problem}）',
      cure: '请按 DA/T 13 或 DA/T 22 的结构写出完整档号。',
    },
    en: {
      title: 'The reference code {given} is not well-formed ({problem})',
      cure: 'Give the complete code, built as DA/T 13 or DA/T 22 has it.',
    },
  },
  'node-unknown': {
    status: 404,
    zh: { title: '目录中没有这个条目', cure: '请核对标识，或在目录中检索。' },
    en: { title: 'There is no such node in the catalogue', cure: 'Check the id, or search the catalogue.' },
  },
  'holdings-period-reversed': {
    status: 400,
    zh: { title: '起日 {from} 晚于止日 {to}', cure: '请将起日写在前。' },
    en: { title: 'The period begins on {from}, after its end {to}', cure: 'Give the earlier day as from.' },
  },
} as const;
