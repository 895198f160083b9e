/** Texts of the refusals about deposits that go back to their owners. `{name}` is replaced by a fact. */
export const WITHDRAWAL_MESSAGES = {
  'ownership-not-proven': {
    zh: { title: '没有附上所有权凭证', cure: '请存入并引用寄存协议、身份证明等材料。' },
    en: {
      title: 'Ownership is not proven',
      cure: 'Store and cite the papers: agreement, proof of identity.',
    },
  },
  'withdrawal-unknown': {
    status: 404,
    zh: { title: '没有这次寄存取回', cure: '请核对标识。' },
    en: { title: 'There is no such withdrawal', cure: 'Check its id.' },
  },
  'withdrawal-over': {
    zh: { title: '该取回已办结或已撤销', cure: '如需再取，另行申请。' },
    en: { title: 'This withdrawal has ended', cure: 'Ask again for what remains.' },
  },
  'withdrawal-list-open': {
    zh: { title: '取回清单尚未列完', cure: '请重新执行申请命令。' },
    en: { title: 'The list of the withdrawal is not complete', cure: 'Run the request again.' },
  },
  'withdrawal-checked-already': {
    zh: { title: '该取回已经核对', cure: '请查看其结果。' },
    en: { title: 'The withdrawal was checked already', cure: 'Look at what became of it.' },
  },
  'checked-differs-from-listed': {
    zh: { title: '核对的单位与清单不符：缺 {missing}，多 {unlisted}', cure: '请撤销后按实有单位重新申请。' },
    en: {
      title: 'What was found differs from the list: missing {missing}, not listed {unlisted}',
      cure: 'Cancel it and ask again for what is there.',
    },
  },
  'not-a-deposit': {
    zh: { title: '{count} 个单位不是寄存档案', cure: '只有寄存、代管的档案可以取回：{units}。' },
    en: { title: '{count} units are no deposits', cure: 'Only deposits go back to their owners: {units}.' },
  },
  'not-its-owner': {
    zh: {
      title: '{count} 个单位的所有者是{owner}，不是申请取回者',
      cure: '请核对所有者；寄存档案只能由其所有者取回：{units}。',
    },
    en: {
      title: '{count} units belong to another owner ({owner})',
      cure: 'A deposit is withdrawn by its owner: {units}.',
    },
  },
} as const;
