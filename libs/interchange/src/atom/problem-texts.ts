import type { ProblemTexts } from '../ead/problem-texts';

/** Texts of every problem the AtoM reader can name. The keys are the stable codes. */
export const ATOM_PROBLEM_TEXTS = {
  'not-atom': {
    zh: {
      what: '文件不是 AtoM 著录 CSV(information objects):{found}。',
      cure: '请从 AtoM 导出著录(ISAD 模板)的 CSV,首行须有 legacyId、parentId、title、levelOfDescription。',
    },
    en: {
      what: 'This is not an AtoM CSV of descriptions (information objects): {found}.',
      cure: 'Export the descriptions from AtoM as CSV (ISAD template); the first row must name legacyId, parentId, title and levelOfDescription.',
    },
  },
  'atom-table-not-supported': {
    zh: {
      what: 'AtoM 的“{table}”表尚不支持。',
      cure: '目前只导入著录(information objects)表;请单独导出该表。',
    },
    en: {
      what: 'The AtoM table "{table}" is not supported yet.',
      cure: 'Only descriptions (information objects) are imported for now; export that table.',
    },
  },
  'file-not-readable': {
    zh: { what: '文件打不开或读不完:{detail}。', cure: '请检查路径、权限和存储介质,然后重新导入。' },
    en: {
      what: 'The file could not be opened or read to its end: {detail}.',
      cure: 'Check path, permissions and medium, then import again.',
    },
  },
  'encoding-contradicts': {
    zh: { what: '第 {line} 行不是 UTF-8({detail})。', cure: '请另存为“CSV UTF-8”再导入。' },
    en: {
      what: 'Line {line} is not UTF-8 ({detail}).',
      cure: 'Save the file as "CSV UTF-8" and import again.',
    },
  },
  'csv-not-well-formed': {
    zh: {
      what: 'CSV 在第 {line} 行附近不完整或引号不配对:{detail}。',
      cure: '请在该行补正引号,或重新导出。',
    },
    en: {
      what: 'The CSV is broken near line {line}: {detail}.',
      cure: 'Mend the quotes there, or export it again.',
    },
  },
  'text-too-long': {
    zh: { what: '从第 {line} 行开始的一条记录超过 {limit} 字节。', cure: '多半是引号未闭合;请检查该行。' },
    en: {
      what: 'The record that begins on line {line} is longer than {limit} bytes.',
      cure: 'Most likely a quote is not closed; check that line.',
    },
  },
  'atom-columns-differ': {
    zh: { what: '该行有 {cells} 格,表头只有 {columns} 列。', cure: '请检查该行是否缺少引号或多出逗号。' },
    en: {
      what: 'The row has {cells} cells, the header {columns} columns.',
      cure: 'Check the row for a missing quote or a comma too many.',
    },
  },
  'atom-id-missing': {
    zh: { what: '顶层记录既无 legacyId 也无 identifier,无法识别。', cure: '请填写 legacyId。' },
    en: { what: 'A top-level record has neither legacyId nor identifier.', cure: 'Fill in legacyId.' },
  },
  'atom-id-unusable': {
    zh: {
      what: 'legacyId“{id}”不能用作标识。',
      cure: '请使用不含控制字符和方括号、不超过 {limit} 个字符的 legacyId。',
    },
    en: {
      what: 'The legacyId "{id}" cannot serve as a key.',
      cure: 'Use a legacyId without control characters or brackets, of at most {limit} characters.',
    },
  },
  'atom-id-duplicate': {
    zh: {
      what: 'legacyId“{id}”与语种“{culture}”已见于第 {line} 行。',
      cure: '请删去重复行,或为译文填写另一语种(culture)。',
    },
    en: {
      what: 'The legacyId "{id}" with culture "{culture}" stands on line {line} already.',
      cure: 'Delete the repeated row, or give a translation another culture.',
    },
  },
  'atom-parent-missing': {
    zh: {
      what: '没有上级:{detail}。',
      cure: '请在同一文件中、该行之前补上其上级;顶层须为全宗(Fonds)或汇集(Collection)。',
    },
    en: {
      what: 'The record has no parent: {detail}.',
      cure: 'Add its parent above it in the same file; only a fonds or collection can stand at the top.',
    },
  },
  'atom-parent-after-child': {
    zh: { what: '上级“{parent}”排在该行之后(第 {line} 行)。', cure: '请按层级排序:上级在前,下级在后。' },
    en: {
      what: 'The parent "{parent}" stands after this row, on line {line}.',
      cure: 'Sort the rows so that parents come before their children.',
    },
  },
  'atom-parent-slug': {
    zh: {
      what: 'qubitParentSlug“{slug}”指向 AtoM 网站中的记录,本文件中没有与之相符的行。',
      cure: '请把上级一并导出,并用 parentId 指明。',
    },
    en: {
      what: 'The qubitParentSlug "{slug}" points into an AtoM site; no row of this file matches it.',
      cure: 'Export the parent along with it and name it by parentId.',
    },
  },
  'atom-depends-on-refused': {
    zh: { what: '该行所属的第 {line} 行未被接受。', cure: '请先改正第 {line} 行,再一并导入。' },
    en: {
      what: 'The row on line {line}, which this one belongs to, was refused.',
      cure: 'Mend line {line} first and import both again.',
    },
  },
  'too-many-entries': {
    zh: {
      what: '一个保管单位之下的行超过 {limit} 行,该单位及其下各行均未入账。',
      cure: '请核对 levelOfDescription 是否应为系列(Series)或子全宗(Subfonds);确实如此请分卷导入。',
    },
    en: {
      what: 'More than {limit} rows lie within one unit; it is not registered, nor are they.',
      cure: 'Check whether its levelOfDescription should be Series or Subfonds; otherwise split the unit.',
    },
  },
  'atom-title-missing': {
    zh: { what: '全宗没有题名,暂以“{value}”为名。', cure: '请填写 title。' },
    en: { what: 'The fonds has no title; it is called "{value}" for now.', cure: 'Fill in title.' },
  },
  'atom-date-unusable': {
    zh: {
      what: '起止日期“{found}”不是日期,或止早于起;起止未采用,年代文字照录(原值仍在原文件中)。',
      cure: '请在 AtoM 中更正 eventStartDates、eventEndDates(YYYY-MM-DD),再导出导入;已登记的,由两人更正。',
    },
    en: {
      what: 'The dates "{found}" are no days, or end before they begin: they are not used, the printed date is kept as it stands (they stay in the stored source).',
      cure: 'Mend eventStartDates and eventEndDates in AtoM (YYYY-MM-DD), then export and import again; what is registered already is corrected by two people.',
    },
  },
  'text-shortened': {
    zh: {
      what: '{field} 有 {length} 个字符,著录中只保留前 {limit} 个(全文仍在原文件中)。',
      cure: '如需全文,请把过长的内容移到附件。',
    },
    en: {
      what: '{field} has {length} characters; the description keeps the first {limit} (all of it stays in the stored source).',
      cure: 'If all of it is needed in the description, move part of it to a paper.',
    },
  },
} as const satisfies Record<string, ProblemTexts>;

export type AtomProblemCode = keyof typeof ATOM_PROBLEM_TEXTS;
