interface Text {
  readonly what: string;
  readonly cure: string;
}
interface Texts {
  readonly zh: Text;
  readonly en: Text;
}

/** Problems of sheets and files, and control rows. The keys are the stable codes. */
export const SHEET_LEVEL_TEXTS = {
  'header-not-found': {
    zh: {
      what: '找不到表头：前 {rows} 行中没有同时含题名（或档号）和其他已知列名的一行。',
      cure: '请在数据上方加一行列名，如：档号、题名、责任者、日期、页数、备注。',
    },
    en: {
      what: 'No header was found: none of the first {rows} rows names a title or code column and another known column.',
      cure: 'Add a row of column names above the data, such as 档号, 题名, 责任者, 日期, 页数, 备注 (or code, title, creator, date, pages, remarks).',
    },
  },
  'too-many-files-apart': {
    zh: {
      what: '{files} 个案卷与其卷内文件分列两处，一个文件最多 {most} 个。',
      cure: '请按年度或类别分成几个文件，每个文件含案卷及其卷内文件；或把卷内文件排在各自案卷之下。',
    },
    en: {
      what: '{files} files are listed apart from their entries; one workbook may have {most} of them.',
      cure: 'Split the workbook by year or class, each part with its files and their entries; or list the entries below their file.',
    },
  },
  'sheet-without-header': {
    zh: {
      what: '工作表“{sheet}”没有表头，其中 {rows} 行未作为数据读取。',
      cure: '如有数据，请加一行列名后重新导入；封面或说明可以不管。',
    },
    en: {
      what: 'The sheet {sheet} has no header; its {rows} rows were not read as data.',
      cure: 'If it holds data, add a row of column names and import again; a cover or notes need nothing.',
    },
  },
  'rows-without-header': {
    zh: {
      what: '工作表“{sheet}”没有表头，但其中 {rows} 行看来是数据，未登记。',
      cure: '请加一行列名后重新导入。',
    },
    en: {
      what: 'The sheet {sheet} has no header, but {rows} of its rows look like data; they were not registered.',
      cure: 'Add a row of column names and import again.',
    },
  },
  'hidden-rows-undecided': {
    zh: {
      what: '文件中有 {rows} 行被隐藏或筛选掉（{sheets}），尚未读入任何内容。',
      cure: '请先决定：一并导入（include）或排除（exclude）隐藏行；或在表格中取消隐藏和筛选。',
    },
    en: {
      what: 'The file has {rows} hidden or filtered rows ({sheets}); nothing was read yet.',
      cure: 'Decide first: include or exclude hidden rows; or unhide them and clear the filter.',
    },
  },
  'hidden-row-excluded': {
    zh: { what: '按所选方式排除了隐藏行。', cure: '需要时取消隐藏，或选择一并导入（include）。' },
    en: {
      what: 'A hidden row was left out, as chosen.',
      cure: 'Unhide it, or choose include, if it is wanted.',
    },
  },
  'hidden-sheet-excluded': {
    zh: {
      what: '按所选方式排除了隐藏的工作表“{sheet}”，共 {rows} 行。',
      cure: '需要时取消隐藏，或选择一并导入（include）。',
    },
    en: {
      what: 'The hidden sheet {sheet} with its {rows} rows was left out, as chosen.',
      cure: 'Unhide it, or choose include, if it is wanted.',
    },
  },
  'hidden-columns-read': {
    zh: {
      what: '隐藏的列 {columns} 有内容，已与其他列一样读入。',
      cure: '不应登记的，请删除这些列后重新导入；否则无需处理。',
    },
    en: {
      what: 'The hidden columns {columns} have cells, which were read like those of the others.',
      cure: 'Delete these columns and import again where they are not to be registered; otherwise nothing to do.',
    },
  },
  'deleted-record': {
    zh: {
      what: '该记录在数据库（.dbf）中已标记删除，未入账。',
      cure: '确系删除的无需处理；仍应在目录中的，请在原软件中恢复（RECALL）后重新导出。',
    },
    en: {
      what: 'The record is marked as deleted in the table (.dbf) and was not registered.',
      cure: 'Nothing to do if that is right; otherwise recall it in its program and export the table again.',
    },
  },
  'repeated-header': {
    zh: { what: '重复的表头，不是数据。', cure: '无需处理。' },
    en: { what: 'A repeated header, not data.', cure: 'Nothing to do.' },
  },
  'total-row': {
    zh: { what: '小计或合计行，不是数据。', cure: '无需处理。' },
    en: { what: 'A subtotal or total, not data.', cure: 'Nothing to do.' },
  },
  'note-row': {
    zh: { what: '表格外的说明文字，不是数据。', cure: '无需处理；如是数据，请补全各列。' },
    en: {
      what: 'A note around the table, not data.',
      cure: 'Nothing to do; if it is data, fill in its columns.',
    },
  },
  'cover-row': {
    zh: { what: '表格中的封面或卷首信息，适用于其后各行。', cure: '无需处理。' },
    en: { what: 'Cover lines within the sheet; they hold for the rows below.', cure: 'Nothing to do.' },
  },
  'total-differs': {
    zh: { what: '“{column}”的合计为 {printed}，各行相加为 {computed}。', cure: '请核对是否缺行或数字有误。' },
    en: {
      what: 'The total of {column} is printed as {printed}; the rows add up to {computed}.',
      cure: 'Check for missing rows or wrong figures.',
    },
  },
  'code-legacy': {
    zh: {
      what: '{count} 个档号不合现行编号规则（首个在第 {firstRow} 行），按原样保留。',
      cure: '如属旧编号，无需处理；否则请核对。',
    },
    en: {
      what: '{count} codes do not follow the present numbering rules (first in row {firstRow}); they are kept as printed.',
      cure: 'Nothing to do if they are old numbers; otherwise check them.',
    },
  },
  'cells-beyond-header': {
    zh: {
      what: '{count} 行在最后一个列名右侧还有内容（首个在第 {firstRow} 行），按列号照录。',
      cure: '请核对这些行是否错位：CSV 中题名含逗号而未加引号，其后各格即右移一列；确属另有一列的，请补上列名。',
    },
    en: {
      what: '{count} rows have cells to the right of the last column name (first in row {firstRow}); they are kept under the letter of their column.',
      cure: 'Check whether their cells are shifted: in a CSV a comma in a title without quotes moves all that follows by one column. If it is a column of its own, give it a name.',
    },
  },
  'no-data-rows': {
    zh: { what: '表头之下没有数据行，未登记任何内容。', cure: '请检查导出范围，或是否选错了文件。' },
    en: {
      what: 'There are no rows of data below the header; nothing was registered.',
      cure: 'Check what was exported, or whether this is the right file.',
    },
  },
  'title-from-name': {
    zh: {
      what: '表中没有题名列，以“{column}”列的内容作题名。',
      cure: '如不应如此，请增加“题名”列后再导入。',
    },
    en: {
      what: 'The table has no column for titles: what the column {column} says was taken as the title.',
      cure: 'If that is wrong, add a column 题名 and import again.',
    },
  },
  'date-in-words': {
    zh: {
      what: '{count} 条的日期没有数字（首条在第 {firstRow} 行），照录为文字，无法计算期限。',
      cure: '请核对这些行是否错列；确系文字日期的可以不管。',
    },
    en: {
      what: '{count} rows have a date without a figure (first in row {firstRow}); it is kept as text, and nothing can be counted from it.',
      cure: 'Check whether the cells of these rows are shifted; a date that is meant in words needs nothing.',
    },
  },
  'range-half-given': {
    zh: {
      what: '{count} 条只写了起、止日期中的一个（首条在第 {firstRow} 行）：另一个按与之相同登记。',
      cure: '如另有起止，请补齐后再导入。',
    },
    en: {
      what: '{count} rows give only one of first and last day (first in row {firstRow}): it was taken for both.',
      cure: 'If the other one is known, fill it in and import again.',
    },
  },
  'files-unlisted': {
    zh: {
      what: '{count} 个案卷在本文件中只有卷内文件，没有案卷目录的行（首个在第 {firstRow} 行）：案卷将没有题名，以后再导入其案卷目录会因内容不同而被拒绝。',
      cure: '另有案卷目录的，请先不要入账：把案卷目录和卷内目录放进同一个工作簿（.xlsx），各占一张工作表，一次导入；两个文件不能分开导入。',
    },
    en: {
      what: '{count} files have only their entries here and no row that lists the files (first in row {firstRow}): they will have no title, and a list of the files that is imported later differs and is refused.',
      cure: 'If there is such a list, do not import yet: put both lists into one workbook (.xlsx), a sheet each, and import that. Two files cannot be imported apart.',
    },
  },
  'dat18-missing': {
    zh: {
      what: '{count} 条缺少 DA/T 18 必著项“{field}”（首条在第 {firstRow} 行）。',
      cure: '归档或移交前请补齐。',
    },
    en: {
      what: '{count} descriptions lack {field}, which DA/T 18 demands (first in row {firstRow}).',
      cure: 'Complete them before filing or transfer.',
    },
  },
  'page-order': {
    zh: { what: '页号前后颠倒，无法推算页数。', cure: '请核对卷内页号。' },
    en: {
      what: 'The page numbers run backwards, so pages cannot be counted.',
      cure: 'Check the page numbers within the file.',
    },
  },
  'archives-code-differs': {
    zh: {
      what: '工作表写明档案馆代码 {value}，与所选档案馆 {other} 不符。',
      cure: '请核对是否选错了档案馆或文件。',
    },
    en: {
      what: 'The sheet names the archives {value}, but the import is for {other}.',
      cure: 'Check whether archives or file were chosen wrongly.',
    },
  },
} satisfies Record<string, Texts>;
