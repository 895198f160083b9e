/** Texts of what the doors of this library refuse. */
export const INTERCHANGE_DOOR_MESSAGES = {
  'import-job-unknown': {
    status: 404,
    zh: {
      title: '没有这个导入任务，或其结果已不再保留',
      cure: '已入账的内容见 /api/v1/imports；如需问题表，请以 dryRun=true 再次上传该文件。',
    },
    en: {
      title: 'There is no such import job, or it is no longer kept',
      cure: 'What it registered is listed at /api/v1/imports; for its problems, send the file again with dryRun=true.',
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
} as const;
