interface Text {
  readonly what: string;
  readonly cure: string;
}
interface Texts {
  readonly zh: Text;
  readonly en: Text;
}

/** Problems of single rows. The keys are the stable codes. */
export const ROW_TEXTS = {
  'code-missing': {
    zh: {
      what: '这一行没有完整的档号（所见：“{value}”）。',
      cure: '请补全档号；或补全全宗号、目录号、案卷号、件号等各列，或在表头上方写明全宗号和目录号。',
    },
    en: {
      what: 'The row has no complete reference code (found: “{value}”).',
      cure: 'Complete the code, or the columns 全宗号, 目录号, 案卷号, 件号, or give 全宗号 and 目录号 above the header.',
    },
  },
  'code-letter-o': {
    zh: {
      what: '档号 {value} 中用字母 O 代替了数字 0。',
      cure: '请核对实物，把字母 O 改为数字 0。系统不会自动更改档号。',
    },
    en: {
      what: 'The code {value} has a letter O where a zero belongs.',
      cure: 'Check the original and type zeros. Codes are never mended automatically.',
    },
  },
  'code-letter-for-figure': {
    zh: { what: '档号 {value} 的末段混有字母 I 或 L，应为数字 1。', cure: '请核对实物，改为数字 1。' },
    en: {
      what: 'The last part of the code {value} has a letter I or L where the figure 1 belongs.',
      cure: 'Check the original and type the figure 1.',
    },
  },
  'code-foreign-letter': {
    zh: { what: '档号 {value} 含有形似拉丁字母的西里尔或希腊字母。', cure: '请用英文输入法重新输入该档号。' },
    en: {
      what: 'The code {value} holds Cyrillic or Greek letters that look like Latin ones.',
      cure: 'Type the code again with a Latin keyboard.',
    },
  },
  'code-too-long': {
    zh: { what: '档号过长（{length} 个字符）。', cure: '请核对是否把几个档号或题名写进了档号列。' },
    en: {
      what: 'The code is too long ({length} characters).',
      cure: 'Check whether several codes, or a title, stand in the code column.',
    },
  },
  'code-scientific': {
    zh: {
      what: '档号单元格是被表格软件改写的数字：{value}。',
      cure: '请把该列设为文本格式，重新输入完整档号。',
    },
    en: {
      what: 'The code cell is a number that the spreadsheet rewrote: {value}.',
      cure: 'Format the column as text and type the complete code again.',
    },
  },
  'code-several': {
    zh: {
      what: '一个单元格里有几个号：{value}。',
      cure: '请每件（卷）一行，每行只写一个完整档号。',
    },
    en: {
      what: 'The cell holds several numbers: {value}.',
      cure: 'Give each unit a row of its own, with one complete code.',
    },
  },
  'records-side-by-side': {
    zh: {
      what: '同一行并排列了两条（分栏目录）：“{column}”列另有内容。',
      cure: '请把右半栏移到左半栏下方，使每行只有一条，再导入。',
    },
    en: {
      what: 'The row lists two records side by side: the column {column} has another one.',
      cure: 'Move the right half of the table below the left one, so that each row has one record, and import again.',
    },
  },
  'file-title-differs': {
    zh: {
      what: '同一案卷的题名不一致：此行为“{value}”，第 {otherRow} 行为“{other}”，以后者登记。',
      cure: '请核对后改正，或入账后按著录更正办理。',
    },
    en: {
      what: 'The title of the file differs: {value} here, {other} in row {otherRow}, which was registered.',
      cure: 'Find out which is right; correct the list, or the description once it is registered.',
    },
  },
  'fonds-missing': {
    zh: {
      what: '无法判断这一行属于哪个全宗（档号 {code}）。',
      cure: '请增加“全宗号”列，或在表头上方写明“全宗号：…”。',
    },
    en: {
      what: 'Nothing tells which fonds the row belongs to (code {code}).',
      cure: 'Add a column 全宗号, or write 全宗号：… above the header.',
    },
  },
  'level-unclear': {
    zh: {
      what: '无法判断这一行是案卷还是件：{value}。',
      cure: '请增加“著录层级”列（案卷/件），或在标题行写明“案卷目录”或“归档文件目录”；档号是所在案卷的，请把该列改名为“案卷档号”。',
    },
    en: {
      what: 'Nothing tells whether the row is a file or an item: {value}.',
      cure: 'Add a column 著录层级 (案卷/件), or a title line 案卷目录 or 归档文件目录; where the codes are those of the files that the rows lie in, call their column 案卷档号.',
    },
  },
  'contradicts-cover': {
    zh: {
      what: '{part} 不一致：{at} 处为 {value}，表头上方 {otherAt} 处为 {other}。',
      cure: '请核对后改正其中一处。',
    },
    en: {
      what: '{part} differs: {value} at {at}, {other} above the header at {otherAt}.',
      cure: 'Find out which is right and correct the other.',
    },
  },
  'contradicts-code': {
    zh: {
      what: '{part} 不一致：{at} 处为 {value}，{otherAt} 处档号中为 {other}。',
      cure: '请核对后改正其中一处。',
    },
    en: {
      what: '{part} differs: {value} at {at}, {other} in the code at {otherAt}.',
      cure: 'Find out which is right and correct the other.',
    },
  },
  'date-impossible': {
    zh: {
      what: '日期 {printed} 不存在。',
      cure: '请核对原件后改正；月、日不详请写 00（如 19570600）或只写年月。',
    },
    en: {
      what: 'The date {printed} does not exist.',
      cure: 'Check the original; where month or day is not known write 00 (19570600) or leave it out.',
    },
  },
  'date-ambiguous': {
    zh: {
      what: '日期 {printed} 有不止一种读法。',
      cure: '请写成 YYYYMMDD 或“2003年1月”“2003年10月”，并把该列设为文本格式。',
    },
    en: {
      what: 'The date {printed} can be read in more than one way.',
      cure: 'Write YYYYMMDD, or 2003年1月 or 2003年10月, and format the column as text.',
    },
  },
  'date-reversed': {
    zh: { what: '日期 {printed} 的止日早于起日。', cure: '请核对起止日期。' },
    en: { what: 'The date {printed} ends before it begins.', cure: 'Check first and last day.' },
  },
  'date-unreadable': {
    zh: {
      what: '日期 {printed} 无法识别。',
      cure: '请写成 YYYYMMDD、YYYY.MM.DD、YYYY年M月D日或起止形式；估计日期加方括号，如 [1957]。',
    },
    en: {
      what: 'The date {printed} cannot be read.',
      cure: 'Write YYYYMMDD, YYYY.MM.DD, YYYY年M月D日 or a range; put estimated dates in brackets: [1957].',
    },
  },
  'ditto-without-source': {
    zh: {
      what: '“{column}”列写有同上符号，但上面没有可引用的值。',
      cure: '请填写实际内容；问题表中的同上符号不指上一行。',
    },
    en: {
      what: 'A ditto mark in the column {column} has nothing above it.',
      cure: 'Fill in the value itself; in a sheet of problems a mark does not mean the row above it.',
    },
  },
  'formula-without-value': {
    zh: {
      what: '“{column}”列是没有保存结果的公式。',
      cure: '请用 Excel 或 WPS 打开并保存一次，或把公式粘贴为数值；也可在问题表中以实际内容替换 #N/A。',
    },
    en: {
      what: 'The column {column} holds a formula whose result is not in the file.',
      cure: 'Open and save the file in Excel or WPS, or paste the values; or put the value in the place of #N/A in the sheet of problems.',
    },
  },
  'cell-error': {
    zh: { what: '“{column}”列是错误值 {value}。', cure: '请在表格中改正公式或填写实际内容。' },
    en: {
      what: 'The column {column} holds the error value {value}.',
      cure: 'Correct the formula or fill in the value.',
    },
  },
  'text-cut-short': {
    zh: {
      what: '“{column}”列的文字在字段末尾断在半个字上：{value}。',
      cure: '字段太短，原文未存全；请按档案原件补全该格（�为断处）后重新导入。',
    },
    en: {
      what: 'The text in column {column} ends in half of a character, its field being too short: {value}.',
      cure: 'Complete the cell from the record itself (� marks the place) and import the row again.',
    },
  },
  'row-too-long': {
    zh: {
      what: '该行文字过长：“{column}”列有 {length} 个字符，全行至多 {limit} 个。',
      cure: '请核对是否漏了引号或把多行并成一格；确属全文的，请放到附件，著录中只写提要。',
    },
    en: {
      what: 'The row is too long: its column {column} has {length} characters, and a row has {limit} at most.',
      cure: 'Check whether a quote is missing or rows have run into one cell; keep a full text as an attachment, and a summary here.',
    },
  },
  'text-not-storable': {
    zh: {
      what: '“{column}”列含有残缺字符（孤立代理项）。',
      cure: '请重新输入该单元格，或从原系统重新导出。',
    },
    en: {
      what: 'The column {column} holds half a character (a lone surrogate).',
      cure: 'Type the cell again, or export it again from its system.',
    },
  },
  'duplicate-code': {
    zh: {
      what: '档号 {code} 在本文件中出现不止一次而内容不同：另一处在 {otherSheet} 第 {otherRow} 行。两处都不登记。',
      cure: '请查明哪一行正确，改正档号或删去错误的一行。',
    },
    en: {
      what: 'The code {code} occurs more than once with different content: also in {otherSheet}, row {otherRow}. Neither is registered.',
      cure: 'Find out which is right; correct the code or remove the wrong row.',
    },
  },
  'duplicate-row': {
    zh: {
      what: '这一行与 {otherSheet} 第 {otherRow} 行完全相同（档号 {code}）。',
      cure: '请删去重复的一行。',
    },
    en: {
      what: 'The row repeats {otherSheet}, row {otherRow} (code {code}).',
      cure: 'Remove the repeated row.',
    },
  },
  'status-needs-decision': {
    zh: {
      what: '备注为“{status}”：这是状态，不是馆藏。',
      cure: '该档号已搁置（已有保管单位使用的除外），请作出决定：仍在馆藏的，fonds unit set-aside {code} --admit，更正备注后再导入；不在的，--keep，该号永不再用。',
    },
    en: {
      what: 'The remark says {status}: a status, not holdings.',
      cure: 'Its code is set aside, unless a unit bears it already. Decide: fonds unit set-aside {code} --admit when the unit is there, then correct the remark and import again; --keep when it is not, and the code is never used again.',
    },
  },
  'status-without-code': {
    zh: {
      what: '备注为“{status}”：这是状态，不是馆藏。这一行没有可以确定的保管单位档号，没有搁置任何档号。',
      cure: '仍在馆藏的，更正备注后再导入；不在的，补全或改正档号再导入，该号即被搁置，或从目录中去掉这一行。',
    },
    en: {
      what: 'The remark says {status}: a status, not holdings. The row tells no certain code of a unit, so none is set aside.',
      cure: 'When the unit is there, correct the remark and import again. When it is not, complete or correct the code and import again, so that the code is set aside, or take the row out of the catalogue.',
    },
  },
  'held-out-unexpired': {
    zh: {
      what: '这一行有未到期的法定密级标志，未读入。',
      cure: '请在涉密系统中管理；解密后更新密级再导入。',
    },
    en: {
      what: 'The row carries a legal secrecy mark that has not expired; it was not taken in.',
      cure: 'Keep it in a classified system; import it after declassification.',
    },
  },
  'held-out-undated': {
    zh: {
      what: '这一行有法定密级标志而无法确定保密期限是否届满，未读入。',
      cure: '请由有权机关确认：写明期限和日期，或注明“已解密”。',
    },
    en: {
      what: 'The row carries a legal secrecy mark and nothing tells that it has expired; it was not taken in.',
      cure: 'Have the competent body settle it: give term and date, or write 已解密.',
    },
  },
  'held-out-unreadable': {
    zh: {
      what: '这一行的密级无法识别，按涉密处理，未读入。',
      cure: '密级请写绝密、机密、秘密（附期限）、内部、公开或留空。',
    },
    en: {
      what: 'The secrecy mark of the row cannot be read; it was treated as secret and not taken in.',
      cure: 'Write 绝密, 机密, 秘密 with its term, 内部, 公开, or nothing.',
    },
  },
  'held-out-copied': {
    zh: {
      what: '这一行用同上符号引用了涉密行的内容，未读入。',
      cure: '如本行不涉密，请填写实际内容后再导入。',
    },
    en: {
      what: 'The row takes over text of a held-out row by a ditto mark; it was not taken in.',
      cure: 'If the row itself is not secret, fill in its own text and import again.',
    },
  },
  'file-row-not-registered': {
    zh: { what: '所属案卷（第 {fileRow} 行）未登记，本行一并退回。', cure: '请先改正案卷行。' },
    en: {
      what: 'The file this entry lies in (row {fileRow}) was not registered.',
      cure: 'Mend the row of the file first.',
    },
  },
  'entry-not-registered': {
    zh: { what: '卷内第 {entryRow} 行有问题，全卷一并退回。', cure: '请改正该行后把全卷重新导入。' },
    en: {
      what: 'An entry of this file (row {entryRow}) has a problem, so the whole file is handed back.',
      cure: 'Mend that row and import the file again.',
    },
  },
  'entry-number-twice': {
    zh: { what: '卷内顺序号 {value} 重复。', cure: '请核对卷内顺序号。' },
    en: {
      what: 'The number {value} occurs twice within the file.',
      cure: 'Check the numbers within the file.',
    },
  },
  'too-many-entries': {
    zh: { what: '一个案卷的卷内条目超过 {limit} 条。', cure: '请核对是否缺少案卷行；确实如此请分卷导入。' },
    en: {
      what: 'A file has more than {limit} entries.',
      cure: 'Check whether rows of files are missing; otherwise split the file.',
    },
  },
  'date-in-future': {
    zh: { what: '日期 {printed} 晚于今天。', cure: '请核对日期。' },
    en: { what: 'The date {printed} lies in the future.', cure: 'Check the date.' },
  },
  'date-part-left-out': {
    zh: {
      what: '“{column}”列的 {value} 未计入日期 {printed}，按原样保留。',
      cure: '需要计入的，请把年、月、日补全，或改正与之不一致的日期列。',
    },
    en: {
      what: '{value} in the column {column} is no part of the date {printed}; it is kept as it stands.',
      cure: 'Give year, month and day where it should be one, or correct the date that differs from it.',
    },
  },
  'entries-not-registered-there': {
    zh: {
      what: '案卷 {code} 的卷内条目（{otherSheet}，自第 {otherRow} 行起）有未登记的，全卷一并退回。',
      cure: '请先改正卷内条目所指出的问题。',
    },
    en: {
      what: 'Entries of the file {code} ({otherSheet}, from row {otherRow} on) are not registered, so the whole file goes back.',
      cure: 'Mend what is said of those entries first.',
    },
  },
  'file-not-registered-there': {
    zh: {
      what: '所属案卷 {code}（{otherSheet} 第 {otherRow} 行）未登记，本行一并退回。',
      cure: '请先改正案卷行。',
    },
    en: {
      what: 'The file {code} ({otherSheet}, row {otherRow}) is not registered, so this row goes back with it.',
      cure: 'Mend the row of the file first.',
    },
  },
  'file-listed-after-its-sheet': {
    zh: {
      what: '案卷 {code} 的卷内目录在前面的工作表 {otherSheet} 中已经读过。',
      cure: '请把案卷目录工作表移到卷内目录工作表之前。',
    },
    en: {
      what: 'The sheet {otherSheet} of the file {code} comes before this list.',
      cure: 'Move the list of files in front of the sheets of the files.',
    },
  },
} satisfies Record<string, Texts>;
