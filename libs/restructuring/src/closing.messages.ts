import type { Messages } from '@fonds/http-edge';

/** Texts of the refusals about what keeps a case from being closed. `{name}` is replaced by a fact. */
export const CLOSING_MESSAGES = {
  'differences-unexplained': {
    zh: { title: '{count} 项清点差异未说明', cure: '请逐项说明：{differences}。' },
    en: {
      title: '{count} differences of the inventory are not explained',
      cure: 'Explain each: {differences}.',
    },
  },
  'loss-not-recorded': {
    zh: { title: '{count} 个单位称已丢失而未登记丢失', cure: '请登记丢失（fonds fact loss）并报告事故。' },
    en: {
      title: '{count} units are said to be missing, and no loss is recorded',
      cure: 'Record it (fonds fact loss), and report the incident.',
    },
  },
  'incident-missing': {
    zh: {
      title: '{count} 个单位丢失而无事故报告：{units}',
      cure: '请报告事故（fonds fact incident --kind 丢失）。',
    },
    en: {
      title: '{count} units are lost, and no incident tells of them: {units}',
      cure: 'Report it (fonds fact incident --kind 丢失).',
    },
  },
  'units-unaccounted': {
    zh: { title: '{count} 个单位去向不明', cure: '逐组情况：{why}。请办完移交或如实登记。' },
    en: {
      title: '{count} units are not accounted for',
      cure: 'By group: {why}. Carry the transfers to their end, or record what happened.',
    },
  },
  'lots-open': {
    zh: { title: '{count} 个接收批尚未整理：{lots}', cure: '请整理入卷，或说明后结束该批（fonds lot）。' },
    en: {
      title: '{count} lots of unarranged material are open: {lots}',
      cure: 'Arrange them into units, or close them with a reason (fonds lot).',
    },
  },
  'fonds-ending-decision': {
    zh: {
      title: '变动种类 {kind} 的全宗处理与规则所示不同',
      cure: '请记录理由（ground）并附决定文件（--evidence）。',
    },
    en: {
      title: 'For the change {kind} the fonds is to end otherwise than the rule says',
      cure: 'Say why (ground), and attach the decision (--evidence).',
    },
  },
  'responsible-missing': {
    zh: { title: '单位已于 {on} 注销，未指定后续责任单位', cure: '请先指定（fonds case responsible）。' },
    en: {
      title: 'The unit was deregistered on {on}, and nobody answers next',
      cure: 'Name the body that does (fonds case responsible).',
    },
  },
} as const satisfies Messages;
