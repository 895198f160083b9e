/** What happened, and what to do about it. `{name}` stands for the fact of that name. */
interface Text {
  readonly what: string;
  readonly cure: string;
}
interface Texts {
  readonly zh: Text;
  readonly en: Text;
}

const SAVE_AS_ZH = '请用 Excel 或 WPS 打开，另存为 .xlsx（或 UTF-8 编码的 CSV）后重新导入。';
const SAVE_AS_EN = 'Open it in Excel or WPS, save it as .xlsx (or as CSV in UTF-8), and import that file.';

/** Texts of every problem that makes a spreadsheet or CSV file unreadable. The keys are the stable codes. */
export const SHEET_PROBLEM_TEXTS = {
  'file-unreadable': {
    zh: { what: '文件打不开或读不完：{detail}。', cure: '请检查路径、权限和存储介质，然后重新导入。' },
    en: {
      what: 'The file could not be opened or read to its end: {detail}.',
      cure: 'Check path, permissions and medium, then import again.',
    },
  },
  'file-empty': {
    zh: { what: '文件是空的。', cure: '请重新导出或重新上传该文件。' },
    en: { what: 'The file is empty.', cure: 'Export or upload the file again.' },
  },
  'format-xls': {
    zh: {
      what: '这是旧版 Office 文件，但里面没有 Excel 5.0—2003 格式的工作簿（可能是 WPS 自有格式的 .et、Excel 4.0 以前的表格或 Word 文档），不能读取。',
      cure: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新导入。',
    },
    en: {
      what: 'This is an old Office file without a workbook of Excel 5 to 2003 inside (an .et in a format of WPS, a sheet of Excel 4 or older, a Word document).',
      cure: 'Open it in Excel or WPS, save it as .xlsx and import that file.',
    },
  },
  'xls-damaged': {
    zh: {
      what: '旧版工作簿（.xls）已损坏或不完整：{detail}。',
      cure: '请用 Excel 或 WPS 打开（如提示修复请接受），另存为 .xlsx 后重新导入；打不开则请重新取得该文件。',
    },
    en: {
      what: 'The old workbook (.xls) is damaged or incomplete: {detail}.',
      cure: 'Open it in Excel or WPS, accept a repair, save it as .xlsx and import that; if it does not open, obtain it again.',
    },
  },
  'xls-encrypted': {
    zh: {
      what: '工作簿设有打开密码，内容已加密。',
      cure: '请用 Excel 或 WPS 打开，取消密码，另存为 .xlsx 后重新导入。',
    },
    en: {
      what: 'The workbook has an opening password; its content is encrypted.',
      cure: 'Open it in Excel or WPS, remove the password, save it as .xlsx and import that file.',
    },
  },
  'format-dbf': {
    zh: { what: '这一版本（标识 {version}）的 dBase/FoxPro 数据库（.dbf）不能读取。', cure: SAVE_AS_ZH },
    en: {
      what: 'This version ({version}) of a dBase or FoxPro table (.dbf) cannot be read.',
      cure: SAVE_AS_EN,
    },
  },
  'dbf-damaged': {
    zh: {
      what: '数据库文件（.dbf）已损坏或不完整：{detail}。',
      cure: '请用原软件重新导出，或用 Excel、WPS 打开核对后另存为 .xlsx。',
    },
    en: {
      what: 'The table (.dbf) is damaged or incomplete: {detail}.',
      cure: 'Export it again from its program, or open it in Excel or WPS, check it, and save it as .xlsx.',
    },
  },
  'dbf-memo': {
    zh: {
      what: '“{column}”是备注型字段，文字存放在另一个文件（.fpt 或 .dbt）里，单凭 .dbf 读不全。',
      cure: '请在原软件中连同备注一起导出为 .xlsx 或 UTF-8 编码的 CSV 后重新导入。',
    },
    en: {
      what: '"{column}" is a memo: its text lies in another file (.fpt or .dbt), and the .dbf alone is incomplete.',
      cure: 'Export the table with its memos from its program, as .xlsx or as CSV in UTF-8, and import that file.',
    },
  },
  'dbf-field-type': {
    zh: { what: '字段“{column}”的类型 {type} 不能读取。', cure: SAVE_AS_ZH },
    en: { what: 'The field "{column}" is of the type {type}, which cannot be read.', cure: SAVE_AS_EN },
  },
  'dbf-code-page': {
    zh: {
      what: '文件声明文字为代码页 {codePage}，不是 UTF-8 或 GB18030，按后者读会成乱码。',
      cure: '请用原软件打开，核对文字后另存为 .xlsx 或 UTF-8 编码的 CSV。',
    },
    en: {
      what: 'The file declares code page {codePage}, neither UTF-8 nor GB18030; read as the latter its text would be wrong.',
      cure: 'Open it in its program, check the text, and save it as .xlsx or as CSV in UTF-8.',
    },
  },
  'format-xlsb': {
    zh: { what: '这是二进制工作簿（.xlsb），不能直接读取。', cure: SAVE_AS_ZH },
    en: { what: 'This is a binary workbook (.xlsb), which cannot be read.', cure: SAVE_AS_EN },
  },
  'format-ods': {
    zh: { what: '这是 OpenDocument 文件（.ods），不能直接读取。', cure: SAVE_AS_ZH },
    en: { what: 'This is an OpenDocument file (.ods), which cannot be read.', cure: SAVE_AS_EN },
  },
  'format-html': {
    zh: { what: '这是网页（HTML），只是文件名像表格。', cure: SAVE_AS_ZH },
    en: { what: 'This is a web page (HTML) under the name of a spreadsheet.', cure: SAVE_AS_EN },
  },
  'format-xml': {
    zh: {
      what: '这是 XML 文件，不是表格。',
      cure: 'XML 表格请用 Excel 或 WPS 另存为 .xlsx；EAD 检索工具请用 fonds import ead 导入。',
    },
    en: {
      what: 'This is an XML file, not a table.',
      cure: 'Save an XML spreadsheet as .xlsx in Excel or WPS; import a finding aid with fonds import ead.',
    },
  },
  'format-json': {
    zh: { what: '这是 JSON 文件，不是表格。', cure: '请导出为 .xlsx 或 UTF-8 编码的 CSV 后重新导入。' },
    en: {
      what: 'This is JSON, not a table.',
      cure: 'Export it as .xlsx or as CSV in UTF-8 and import that file.',
    },
  },
  'format-pdf': {
    zh: { what: '这是 PDF 文件，不是表格。', cure: '请取得生成该 PDF 的原始表格，以 .xlsx 或 CSV 导入。' },
    en: {
      what: 'This is a PDF, not a table.',
      cure: 'Import the table that the PDF was printed from, as .xlsx or CSV.',
    },
  },
  'format-archive': {
    zh: { what: '这是压缩包，里面不是 .xlsx 工作簿。', cure: '请先解压，再分别导入其中的文件。' },
    en: {
      what: 'This is an archive file that holds no .xlsx workbook.',
      cure: 'Unpack it and import the files inside.',
    },
  },
  'format-binary': {
    zh: {
      what: '文件含有二进制内容，不是表格文本。',
      cure: '请确认选对了文件；表格请另存为 .xlsx 或 UTF-8 编码的 CSV。',
    },
    en: {
      what: 'The file holds binary data, not the text of a table.',
      cure: 'Check that it is the right file; save tables as .xlsx or as CSV in UTF-8.',
    },
  },
  'xlsx-damaged': {
    zh: {
      what: '工作簿已损坏或不完整：{detail}。',
      cure: '请用 Excel 或 WPS 打开（如提示修复请接受），另存为 .xlsx 后重新导入；打不开则请重新取得该文件。',
    },
    en: {
      what: 'The workbook is damaged or incomplete: {detail}.',
      cure: 'Open it in Excel or WPS, accept a repair, save it as .xlsx and import that; if it does not open, obtain it again.',
    },
  },
  'xlsx-encrypted': {
    zh: { what: '压缩包内的部件已加密：{detail}。', cure: '请去掉密码，另存为 .xlsx 后重新导入。' },
    en: {
      what: 'A part inside the file is encrypted: {detail}.',
      cure: 'Remove the password, save it as .xlsx and import that.',
    },
  },
  'xlsx-declarations': {
    zh: {
      what: '工作簿部件 {part} 含有文档类型声明（DOCTYPE）；正常的工作簿没有，系统一律拒绝。',
      cure: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新导入。',
    },
    en: {
      what: 'The part {part} has a document type declaration (DOCTYPE); no proper workbook has one, so it is refused.',
      cure: 'Open it in Excel or WPS, save it as .xlsx and import that file.',
    },
  },
  'zip-bomb': {
    zh: {
      what: '文件解压后大得异常（{detail}），可能是恶意文件。',
      cure: '请确认来源；若确为目录，请删去空白格式行列，或拆成几个文件后重新导入。',
    },
    en: {
      what: 'The file unpacks to an absurd size ({detail}); it may be hostile.',
      cure: 'Check where it comes from; if it is a catalogue, delete formatted empty rows and columns or split it.',
    },
  },
  'sheet-too-large': {
    zh: {
      what: '超出可读取的上限：{what}（上限 {limit}）。',
      cure: '请拆成几个文件，或另存为 UTF-8 编码的 CSV 后重新导入。',
    },
    en: {
      what: 'A limit is exceeded: {what} (limit {limit}).',
      cure: 'Split the file, or save it as CSV in UTF-8, and import again.',
    },
  },
  'encoding-unknown': {
    zh: {
      what: '文字编码无法确定：既不是 UTF-8，也不是 GB18030（第 {line} 行起有无法识别的字节）。',
      cure: '请用原软件打开，另存为“CSV UTF-8”或 .xlsx 后重新导入。',
    },
    en: {
      what: 'The character encoding is unknown: neither UTF-8 nor GB18030 (unreadable bytes from line {line}).',
      cure: 'Open it in the program it came from and save it as "CSV UTF-8" or .xlsx.',
    },
  },
  'encoding-big-five': {
    zh: {
      what: '文件是 Big5（繁体）编码，按 GB18030 读会变成错字，未读入。',
      cure: '请用原软件打开，另存为“CSV UTF-8”或 .xlsx 后重新导入；或先转码：iconv -f BIG5 -t UTF-8 原文件 > 新文件。',
    },
    en: {
      what: 'The file is encoded in Big5; read as GB18030 it would become other characters, so nothing was read.',
      cure: 'Open it in the program it came from and save it as "CSV UTF-8" or .xlsx; or convert it first: iconv -f BIG5 -t UTF-8 OLD > NEW.',
    },
  },
  'encoding-mixed': {
    zh: {
      what: '第 {line} 行之前是 UTF-8 文字，从该行起不再是。',
      cure: '文件可能由不同编码拼接而成，或被截断；请用原软件另存为“CSV UTF-8”或 .xlsx。',
    },
    en: {
      what: 'The text is UTF-8 before line {line}, and no longer from there.',
      cure: 'It may be joined from files of different encodings, or cut off; save it again as "CSV UTF-8" or .xlsx.',
    },
  },
  'encoding-contradicts': {
    zh: {
      what: '文件以 {encoding} 标记（BOM）开头，但第 {line} 行起的字节不是 {encoding}。',
      cure: '文件可能由不同编码拼接而成；请用原软件另存为“CSV UTF-8”或 .xlsx。',
    },
    en: {
      what: 'The file begins with the mark (BOM) of {encoding}, but from line {line} its bytes are not {encoding}.',
      cure: 'It may be joined from files of different encodings; save it again as "CSV UTF-8" or .xlsx.',
    },
  },
  'line-too-long': {
    zh: {
      what: '从第 {line} 行开始的一条记录超过 {limit} 个字符。',
      cure: '多半是引号没有成对或文件没有换行；请修正该行，或另存为 .xlsx。',
    },
    en: {
      what: 'The record that starts on line {line} is longer than {limit} characters.',
      cure: 'Most likely a quote is not closed or line ends are missing; mend that line or save the table as .xlsx.',
    },
  },
  'quote-not-closed': {
    zh: {
      what: '第 {line} 行开始的引号到文件末尾仍未结束。',
      cure: '请在该行补上结束引号，或另存为 .xlsx。',
    },
    en: {
      what: 'The quote that opens on line {line} is never closed.',
      cure: 'Add the closing quote on that line, or save the table as .xlsx.',
    },
  },
  'quote-misplaced': {
    zh: {
      what: '第 {line} 行：结束引号之后还有文字。',
      cure: '字段里的引号要写成两个（""），请修正该行，或另存为 .xlsx。',
    },
    en: {
      what: 'Line {line}: text follows a closing quote.',
      cure: 'A quote inside a field is written twice (""); mend that line, or save the table as .xlsx.',
    },
  },
} as const satisfies Record<string, Texts>;

export type SheetProblemCode = keyof typeof SHEET_PROBLEM_TEXTS;
