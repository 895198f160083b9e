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
} as const;
