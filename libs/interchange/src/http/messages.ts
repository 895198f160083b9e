/** Texts of what the doors of this library refuse. */
export const INTERCHANGE_DOOR_MESSAGES = {
  'import-job-unknown': {
    status: 404,
    zh: {
      title: '没有这个导入任务：服务此后重新启动过，或其结果已不再保留',
      cure: '已入账的内容均保留，见 fonds import list（HTTP 为 /api/v1/imports）；请再次上传同一文件：从中断处继续，已入账的不重复登记，并重新给出问题表（只要问题表的，用 dryRun=true）。',
    },
    en: {
      title:
        'There is no such import job: the server has been started again since, or its result is no longer kept',
      cure: 'What was registered stays and is told by fonds import list (over HTTP /api/v1/imports). Send the same file again: it goes on where it stopped, registers nothing twice, and tells its problems anew (these alone with dryRun=true).',
    },
  },
  'import-job-running': {
    status: 409,
    zh: { title: '导入尚未结束', cure: '请待其结束后再取问题表。' },
    en: { title: 'The import has not ended yet', cure: 'Fetch its problems when it has.' },
  },
  'import-broke-off': {
    zh: {
      title: '导入中断',
      cure: '已入账的内容均保留；请再次上传同一文件，从中断处继续。仍中断的，请告知管理员。',
    },
    en: {
      title: 'The import broke off',
      cure: 'What was registered stays; send the same file again, and it goes on from there. Tell the administrator if it breaks off again.',
    },
  },
  'upload-media-type': {
    status: 415,
    zh: {
      title: '上传的内容类型是 {given}',
      cure: '请将文件原样作为请求体发送，并使用 Content-Type: application/octet-stream。',
    },
    en: {
      title: 'What was sent is of type {given}',
      cure: 'Send the file itself as the body, with Content-Type: application/octet-stream.',
    },
  },
  'uploads-waiting': {
    status: 429,
    zh: { title: '已有 {most} 个上传文件在等待导入', cure: '请待其中一个导入完毕后再上传。' },
    en: {
      title: '{most} uploads wait for their import already',
      cure: 'Send the file again when one of them has been imported.',
    },
  },
  'upload-too-large': {
    status: 413,
    zh: { title: '文件超过 {maxBytes} 字节', cure: '请拆分文件，或在服务器上用 fonds import 导入。' },
    en: {
      title: 'The file has more than {maxBytes} bytes',
      cure: 'Split it, or import it on the server with fonds import.',
    },
  },
  'list-media-type': {
    status: 415,
    zh: {
      title: '清单文件须以 application/octet-stream 发送，收到 {given}',
      cure: '请将文件本身作为请求正文发送。',
    },
    en: {
      title: 'A list is sent as application/octet-stream, not {given}',
      cure: 'Send the file itself as the body.',
    },
  },
  'list-too-large': {
    status: 413,
    zh: { title: '清单文件超过 {maxBytes} 字节', cure: '请只保留清单所在的工作表，或分批办理。' },
    en: {
      title: 'The list has more than {maxBytes} bytes',
      cure: 'Keep only the sheet of the list, or divide it.',
    },
  },
  'list-unreadable': {
    status: 400,
    zh: { title: '清单 {file} 无法读取（{problem}）：{what}', cure: '{cure}' },
    en: { title: 'The list {file} cannot be read ({problem}): {what}', cure: '{cure}' },
  },
  'list-not-json': {
    status: 400,
    zh: {
      title: '第 {line} 行不是 JSON：{problem}',
      cure: '请发送一个 JSON 数组，或每行一个 JSON 对象（NDJSON），编码 UTF-8。',
    },
    en: {
      title: 'Line {line} is no JSON: {problem}',
      cure: 'Send a JSON array, or one JSON object a line (NDJSON), in UTF-8.',
    },
  },
  'source-not-said': {
    status: 400,
    zh: {
      title: '“{title}”没有写明由哪些保管单位而来',
      cure: '请在 from 中列出其来源单位；拆并调卷的清单由这些单位组成。',
    },
    en: {
      title: 'It is not said which units “{title}” comes from',
      cure: 'Name its sources in `from`: they are the list of the rearrangement.',
    },
  },
  'list-has-problems': {
    status: 400,
    zh: {
      title: '清单有 {count} 行无法读取：{rows}',
      cure: '请改正这些行后重新发送；在此之前不作任何登记。',
    },
    en: {
      title: '{count} rows of the list cannot be read: {rows}',
      cure: 'Mend these rows and send it again; nothing was done.',
    },
  },
} as const;
