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
  'restart-needs-reason': {
    zh: { title: '重新开始日志须说明理由', cure: '请用 --reason 写明丢失的经过。' },
    en: { title: 'A restart of the log needs its reason', cure: 'Say with --reason how the tail was lost.' },
  },
  'nothing-lost': {
    zh: {
      title: '检查点有 {size} 条，本库有 {here} 条：没有丢失',
      cure: '日志可以继续，不必重新开始。',
    },
    en: {
      title: 'The checkpoint covers {size} events and the store has {here}: nothing is lost',
      cure: 'The log goes on; no restart is needed.',
    },
  },
  'restart-not-proposed': {
    zh: {
      title: '没有待确认的重新开始提议 {event}',
      cure: '请先由一人执行 fonds ledger restart --after 检查点文件 --reason 理由。',
    },
    en: {
      title: 'No restart was proposed by {event}',
      cure: 'One person first runs: fonds ledger restart --after CHECKPOINT --reason WHY.',
    },
  },
  'same-person-restart': {
    zh: { title: '提议重新开始的人不能自己确认', cure: '请另一位管理员核对后确认。' },
    en: {
      title: 'Who proposed a restart does not second it',
      cure: 'Another administrator checks and seconds it.',
    },
  },
  'checkpoint-of-another-log': {
    zh: { title: '检查点属于 {origin}，本日志是 {own}', cure: '请给出本日志的检查点。' },
    en: { title: 'The checkpoint is of {origin}; this log is {own}', cure: 'Give a checkpoint of this log.' },
  },
  'checkpoint-not-ours': {
    zh: {
      title: '检查点没有 {origin} 的有效签名（{reason}）',
      cure: '请从见证方或本机的 ledger/last-checkpoint 取得原文。',
    },
    en: {
      title: 'The checkpoint has no valid signature of {origin} ({reason})',
      cure: 'Take it verbatim from a witness, or from ledger/last-checkpoint of the old machine.',
    },
  },
  'checkpoint-malformed': {
    zh: { title: '不是检查点：{problem}', cure: '请给出完整的检查点文件，一字不改。' },
    en: { title: 'Not a checkpoint: {problem}', cure: 'Give the whole checkpoint file, unchanged.' },
  },
  'log-key-change-over-under-way': {
    zh: {
      title: '密钥更换尚未结束，两把密钥都在签发',
      cure: '先用 fonds ledger key retire 停用旧密钥，再更换。',
    },
    en: {
      title: 'A change of keys is under way: two sign already',
      cure: 'Retire the old one first: fonds ledger key retire ID.',
    },
  },
  'log-key-no-such-key': {
    zh: {
      title: '没有编号为 {path} 的签发密钥',
      cure: '用 fonds ledger key show 查看编号（加号之间的八位）。',
    },
    en: {
      title: 'No key with the id {path} signs',
      cure: 'See fonds ledger key show: the id is the eight digits between the plus signs.',
    },
  },
  'log-key-last-key': {
    zh: { title: '{path} 是唯一的签发密钥，不能停用', cure: '先用 fonds ledger key rotate 启用新密钥。' },
    en: { title: '{path} is the only key that signs', cure: 'Add one first: fonds ledger key rotate.' },
  },
  'log-key-not-signed-yet': {
    zh: {
      title: '新密钥尚未签发过检查点，{path} 还不能停用',
      cure: '等日志以两把密钥签发一次（fonds ledger status），再停用旧密钥。',
    },
    en: {
      title: 'The new key has signed no checkpoint yet: {path} is not retired',
      cure: 'Let the log sign once with both (fonds ledger status), then retire the old key.',
    },
  },
  'log-key-unreadable': {
    zh: { title: '密钥文件 {path} 无法读取', cure: '请从备份中恢复该文件。' },
    en: { title: 'The key file {path} cannot be read', cure: 'Put it back from a backup.' },
  },
} as const;
