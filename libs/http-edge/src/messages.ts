import type { Messages } from './message-text';

/** Texts of what the HTTP edge itself refuses. */
export const EDGE_MESSAGES = {
  'idempotency-key-reused': {
    status: 422,
    zh: {
      title: '此 Idempotency-Key 已用于另一请求',
      cure: '重试须原样发送同一请求；这是新请求的，请换一个从未用过的键。',
    },
    en: {
      title: 'This Idempotency-Key came with another request before',
      cure: 'Send a retry exactly as the first time; for a new request take a key that was never used.',
    },
  },
  'revision-moved': {
    status: 412,
    zh: {
      title: '数据已被他人改动（所依据的版次 {expected}，现为 {actual}）',
      cure: '请重新读取，核对变化后再提交。',
    },
    en: {
      title: 'Somebody else changed this meanwhile (you had revision {expected}, it is {actual})',
      cure: 'Read it again, look at what changed, and send your change once more.',
    },
  },
  'input-invalid': {
    status: 400,
    zh: { title: '提交的内容不符合要求', cure: '请按 errors 逐项修改后重新提交。' },
    en: { title: 'What was sent does not fit', cure: 'Mend each point listed in errors and send it again.' },
  },
  'if-match-malformed': {
    status: 400,
    zh: { title: 'If-Match 不是版次：{given}', cure: '请原样使用读取时得到的 ETag，例如 "3"。' },
    en: {
      title: 'If-Match is not a revision: {given}',
      cure: 'Use the ETag of your last reading as it is, such as "3".',
    },
  },
  'cursor-malformed': {
    status: 400,
    zh: { title: '翻页游标无效', cure: '请使用上一页给出的 next，或从第一页开始。' },
    en: {
      title: 'The paging cursor is not valid',
      cure: 'Use the next of the page before, or begin with the first page.',
    },
  },
  'route-not-found': {
    status: 404,
    zh: { title: '没有这个地址', cure: '请核对地址；接口目录见 /api/v1/openapi.json。' },
    en: {
      title: 'There is nothing at this address',
      cure: 'Check the address; /api/v1/openapi.json lists them all.',
    },
  },
  'identifier-malformed': {
    status: 400,
    zh: { title: '地址中的标识不是 UUID', cure: '请写列表或办理结果所给的标识；名称和档号不能代替它。' },
    en: {
      title: 'An id in the address is no UUID',
      cure: 'Give the id that a list or an answer has told; a name or a reference code does not do.',
    },
  },
  'request-malformed': {
    status: 400,
    zh: { title: '无法读取请求：{problem}', cure: '请检查 JSON 与请求头。' },
    en: { title: 'The request cannot be read: {problem}', cure: 'Check its JSON and headers.' },
  },
  'request-too-large': {
    status: 413,
    zh: { title: '请求过大', cure: '请分批提交，或使用文件导入。' },
    en: { title: 'The request is too large', cure: 'Send it in parts, or import a file.' },
  },
  'too-many-requests': {
    status: 429,
    zh: { title: '请求过于频繁', cure: '请稍候再试。' },
    en: { title: 'Too many requests', cure: 'Wait a little and try again.' },
  },
  'store-overloaded': {
    status: 503,
    zh: {
      title: '等待写入的请求过多，本次未写入',
      cure: '请稍候重试（HTTP 按 Retry-After）；可使用同一键（命令行 --key，HTTP 为 Idempotency-Key）。',
    },
    en: {
      title: 'Too many writes are waiting; nothing of this one was written',
      cure: 'Wait a little and try again (over HTTP after the time in Retry-After); the same key may be used (--key, over HTTP Idempotency-Key).',
    },
  },
  'database-busy': {
    status: 503,
    zh: {
      title: '数据库繁忙：连接均在使用中，本次未完成',
      cure: '请稍候重试（HTTP 按 Retry-After）；用同一键（命令行 --key，HTTP 为 Idempotency-Key）重试不会重复入账。经常如此时，请告知管理员。',
    },
    en: {
      title: 'The database is busy: no connection was free, and this was not completed',
      cure: 'Wait a little and try again (over HTTP after the time in Retry-After); with the same key (--key, over HTTP Idempotency-Key) nothing is recorded twice. If it is often so, tell the administrator.',
    },
  },
  'event-server-away': {
    status: 503,
    zh: {
      title: '事件服务器没有应答，本次是否入账尚不确定',
      cure: '请稍候重试（HTTP 按 Retry-After）；用同一键（命令行 --key，HTTP 为 Idempotency-Key）重试不会重复入账。持续如此时，请告知管理员。',
    },
    en: {
      title: 'The event server does not answer; whether this was recorded is not known yet',
      cure: 'Wait a little and try again (over HTTP after the time in Retry-After); with the same key (--key, over HTTP Idempotency-Key) nothing is recorded twice. If it stays so, tell the administrator.',
    },
  },
  'event-log-not-whole': {
    status: 503,
    zh: {
      title: '事件服务器上的历史不完整或已被改动，暂停读写',
      cure: '请告知管理员：执行 fonds verify 查明是哪一事件，并按 docs/operations/event-server.md 处理。',
    },
    en: {
      title: 'The history on the event server is not whole, and nothing is decided upon it',
      cure: 'Tell the administrator: fonds verify names the event; what to do is in docs/operations/event-server.md.',
    },
  },
  'request-refused': {
    zh: { title: '请求被拒绝：{problem}', cure: '请核对请求后再试。' },
    en: { title: 'The request was refused: {problem}', cure: 'Check the request and try again.' },
  },
  'internal-error': {
    status: 500,
    zh: { title: '系统内部错误', cure: '请稍后重试；仍有问题时，请将时间和 instance 告知管理员。' },
    en: {
      title: 'Something went wrong inside',
      cure: 'Try again; if it stays so, tell the administrator the time and the instance.',
    },
  },
  'text-missing': {
    zh: { title: '该拒绝代码没有说明', cure: '请将代码告知管理员。' },
    en: { title: 'This refusal has no text', cure: 'Tell the administrator the code.' },
  },
} as const satisfies Messages;
