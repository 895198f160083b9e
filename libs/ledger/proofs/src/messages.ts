/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const PROOF_MESSAGES = {
  'event-unknown': {
    status: 404,
    zh: { title: '没有这个事件', cure: '请核对事件标识或日志位置，见 fonds trail。' },
    en: {
      title: 'There is no such event',
      cure: 'Check the id of the event, or its log position: fonds trail names both.',
    },
  },
  'event-not-published': {
    status: 409,
    zh: {
      title: '事件 {event} 已入账，尚未签发（已签发 {published} 条）',
      cure: '请稍后再取；一直不签发的，见 fonds ledger status：见证方未联署，或日志已停止签发。',
    },
    en: {
      title: 'The event {event} is recorded and not published yet; {published} leaves are',
      cure: 'Ask again in a moment. If it stays so, see fonds ledger status: a witness has not cosigned, or the log does not sign.',
    },
  },
  'bundle-too-large': {
    status: 422,
    zh: { title: '凭证包过大', cure: '请改取其中单个业务行为或保管单位的凭证包，或不附佐证材料。' },
    en: {
      title: 'The bundle would be too large',
      cure: 'Take the bundles of single acts or units instead, or leave the supporting files out.',
    },
  },
  'case-not-all-shown': {
    status: 403,
    zh: {
      title: '案内或关口有 {count} 个事件您无权查看，处置凭证包不能成立',
      cure: '处置凭证包须附全部事件原文。请由能查看该全宗全部事件的人（变动单位、主管部门或审计人员）索取。',
    },
    en: {
      title: 'You may not see {count} events of the case or of its gate: a bundle would prove nothing',
      cure: 'The bundle of a case shows the bytes of all of them. Somebody who sees the whole fonds asks for it: the changing unit, the authority or an auditor.',
    },
  },
  'bundle-not-whole': {
    status: 409,
    zh: {
      title: '库中所存与日志不符，凭证包未交出：{what}，{where}（共 {count} 处）',
      cure: '库中数据可能已被改动。请管理员执行 fonds verify。',
    },
    en: {
      title:
        'What is stored is not what the log holds, and no bundle is handed out: {what}, {where} ({count} in all)',
      cure: 'Stored data may have been changed. An administrator runs fonds verify.',
    },
  },
} as const;
