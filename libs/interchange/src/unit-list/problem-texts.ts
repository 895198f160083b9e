import type { ProblemTexts } from '../ead/problem-texts';

/** Problems of lists of units; what a catalogue can have too is worded in the catalogue's own texts. */
export const UNIT_LIST_PROBLEM_TEXTS = {
  'list-row-without-code': {
    zh: {
      what: '该行没有档号，也没有保管单位标识。',
      cure: '请补上档号（或全宗号、目录号、案卷号、件号各列）。',
    },
    en: {
      what: 'The row has neither a reference code nor the id of a unit.',
      cure: 'Add the code, or its parts in their columns.',
    },
  },
  'list-row-unclear': {
    zh: {
      what: '表中没有表头，该行有 {cells} 格文字，无法判断哪一格是档号。',
      cure: '请只留一列档号，或在首行写明列名（档号、开放意见等）。',
    },
    en: {
      what: 'The list has no header, and the row has {cells} cells; which of them is the code cannot be told.',
      cure: 'Keep one column of codes, or name the columns in the first row.',
    },
  },
  'list-unit-and-code-unread': {
    zh: { what: '“{value}”不是保管单位标识。', cure: '标识是 36 位的 UUID；不清楚的请改用档号。' },
    en: {
      what: '"{value}" is no id of a unit.',
      cure: 'An id is a UUID of 36 characters; use the code instead.',
    },
  },
  'list-duplicate': {
    zh: { what: '{code} 与{otherSheet}第 {otherRow} 行重复，内容相同，只取一次。', cure: '请删去重复的行。' },
    en: {
      what: '{code} repeats row {otherRow} {otherSheet} with the same content and counts once.',
      cure: 'Delete the repeated row.',
    },
  },
  'list-duplicate-differs': {
    zh: {
      what: '{code} 与{otherSheet}第 {otherRow} 行重复而所填意见不同，无法判断以哪行为准，两行均未取。',
      cure: '请核对后只保留一行。',
    },
    en: {
      what: '{code} stands on row {otherRow} {otherSheet} too, with other columns; neither row was taken.',
      cure: 'Check which is right and keep one row.',
    },
  },
  'list-hidden-columns': {
    zh: {
      what: '隐藏的列 {columns} 有内容，已与其他列一样读取。',
      cure: '请核对所列是否正确；不应读取的，撤回所办业务，删除这些列后重新办理。',
    },
    en: {
      what: 'The hidden columns {columns} have cells, which were read like those of the others.',
      cure: 'Check that the list means what it shows; where they were not to be read, withdraw what was done by it, delete them and do it again.',
    },
  },
  'list-without-rows': {
    zh: {
      what: '表中没有任何档号或保管单位标识。',
      cure: '请确认选对了文件；首行应写列名（档号等），或每行一个档号。',
    },
    en: {
      what: 'The list holds no reference code and no id of a unit.',
      cure: 'Check that it is the right file: column names in the first row, or one code a line.',
    },
  },
} as const satisfies Record<string, ProblemTexts>;

export type UnitListProblemCode = keyof typeof UNIT_LIST_PROBLEM_TEXTS;
