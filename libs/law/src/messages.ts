/** Texts of the refusals made here: what happened, and what to do. `{name}` is replaced by a fact. */
export const LAW_MESSAGES = {
  'law-data-not-carried': {
    zh: {
      title: '本程序不带国家规则数据 {version}，所带为 {carried}',
      cure: '请用带有该版规则数据的程序；fonds law versions 列出各版。',
    },
    en: {
      title: 'This build does not carry the national rule data {version}, but {carried}',
      cure: 'Run a build that carries them; fonds law versions lists those at hand.',
    },
  },
  'rule-not-found': {
    zh: {
      title: '没有规则或时限 {id}',
      cure: '规则写作 INV-44，时限写作 CLK-08；全部：fonds law list。',
    },
    en: {
      title: 'There is no rule or deadline {id}',
      cure: 'A rule is written INV-44, a deadline CLK-08; all of them: fonds law list.',
    },
  },
  'business-date-in-future': {
    zh: {
      title: '业务日期 {businessDate} 晚于今天 {today}（北京时间）',
      cure: '请填写行为实际发生的日期；尚未发生的行为到期再登记。',
    },
    en: {
      title: 'The business date {businessDate} is later than today, {today} (Asia/Shanghai)',
      cure: 'Give the day on which it happened; what has not happened yet is recorded when it has.',
    },
  },
} as const;
