/** Texts of the refusals made here: what happened, and what to do. `{name}` is replaced by a fact. */
export const LEDGER_MESSAGES = {
  'log-not-public': {
    zh: {
      title: '本系统的账目日志（/log）不对外开放',
      cure: '如需对外公开，请由管理员设置 LEDGER_PUBLIC=true 后重新启动。日志只含摘要，不含档案内容。',
    },
    en: {
      title: 'The log of this installation (/log) is not open to other machines',
      cure: 'To publish it, an administrator sets LEDGER_PUBLIC=true and starts again. It holds digests, no content.',
    },
  },
} as const;
