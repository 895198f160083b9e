/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const EVIDENCE_MESSAGES = {
  'evidence-not-found': {
    status: 404,
    zh: {
      title: '没有这份佐证材料：{sha256}',
      cure: '请核对 SHA-256（64 位小写十六进制），或先上传该文件。',
    },
    en: {
      title: 'There is no supporting file {sha256}',
      cure: 'Check the SHA-256 (64 hexadecimal digits in lower case), or store the file first.',
    },
  },
  'evidence-not-stored': {
    zh: {
      title: '所引佐证材料尚未存入，或由他人存入而您无权查看：{sha256}',
      cure: '请先用 fonds evidence add 存入该文件（HTTP 为 POST /api/v1/evidence），再按所得 SHA-256 引用。',
    },
    en: {
      title: 'The supporting file that is cited is not stored, or was by others and is not yours to see: {sha256}',
      cure: 'Store it first (fonds evidence add, or POST /api/v1/evidence), and cite the SHA-256 that it answers.',
    },
  },
  'evidence-too-large': {
    status: 413,
    zh: { title: '文件超过 {maxBytes} 字节，未存储', cure: '请拆分文件，或请管理员调高上限。' },
    en: {
      title: 'The file has more than {maxBytes} bytes; it was not stored',
      cure: 'Split it, or ask the administrator to raise the limit.',
    },
  },
  'evidence-media-type': {
    status: 415,
    zh: {
      title: '上传的内容类型是 {given}，未存储',
      cure: '请将文件原样作为请求体发送，并使用 Content-Type: application/octet-stream。',
    },
    en: {
      title: 'What was sent is of type {given}; it was not stored',
      cure: 'Send the file itself as the body, with Content-Type: application/octet-stream.',
    },
  },
  'evidence-damaged': {
    status: 500,
    zh: {
      title: '佐证材料 {sha256} 已损坏，未发送',
      cure: '请告知管理员：用备份或来源文件重新存入同一内容即可修复。',
    },
    en: {
      title: 'The supporting file {sha256} is damaged and was not sent',
      cure: 'Tell the administrator: storing the same content again, from a backup or its source, mends it.',
    },
  },
} as const;
