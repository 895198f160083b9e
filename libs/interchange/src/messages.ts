/** Texts of the refusals made in this library. `{name}` is replaced by a fact. Problems of files have texts of their own. */
export const INTERCHANGE_MESSAGES = {
  'import-unknown': {
    status: 404,
    zh: {
      title: '没有这次导入',
      cure: '请核对导入标识；已有的导入见 fonds import list（HTTP 为 /api/v1/imports）。',
    },
    en: {
      title: 'There is no such import',
      cure: 'Check its id; fonds import list shows them (over HTTP /api/v1/imports).',
    },
  },
  'cell-too-long': {
    zh: {
      title: '“{column}”列有一格长 {length} 个字符，电子表格每格至多 {limit} 个，未导出',
      cure: '请改为导出 CSV（--format csv），其中各格均完整。',
    },
    en: {
      title:
        'A cell of {column} is {length} characters long, and one of a workbook holds {limit}; nothing was exported',
      cure: 'Export it as CSV (--format csv), where every cell is whole.',
    },
  },
  'import-unfinished': {
    status: 409,
    zh: { title: '导入尚未完成，不能复核', cure: '请再次导入同一文件，从中断处继续，完成后再复核。' },
    en: {
      title: 'The import is not finished, so it cannot be checked',
      cure: 'Import the same file again: it goes on where it stopped. Check it when it has ended.',
    },
  },
  'import-checked-already': {
    zh: { title: '这次导入已由第二人复核', cure: '无需再次复核；有误的，请提出更正。' },
    en: {
      title: 'A second person has checked this import already',
      cure: 'Nothing is left to do; propose corrections where something is wrong.',
    },
  },
  'held-since-after-import': {
    zh: {
      title: '保管起始 {heldSince} 晚于建账业务日期 {businessDate}',
      cure: '请填写实际开始保管的日期；不详的不填。',
    },
    en: {
      title: 'Custody cannot begin on {heldSince}, after the business date of the import, {businessDate}',
      cure: 'Give the day on which custody really began, or leave it out where it is unknown.',
    },
  },
} as const;
