import type { ProblemTexts } from '../ead/problem-texts';

/** Problems of AtoM's table of accessions; those of any AtoM table stand in `problem-texts.ts`. */
export const ACCESSION_PROBLEM_TEXTS = {
  'not-atom-accessions': {
    zh: {
      what: '这不是 AtoM 的接收登记（accessions）CSV：{found}。',
      cure: '请从 AtoM 导出 accessions 表，首行须有 accessionNumber 及 acquisitionDate、title 等列。',
    },
    en: {
      what: 'This is not an AtoM CSV of accessions: {found}.',
      cure: 'Export the table of accessions from AtoM; its first row names accessionNumber, acquisitionDate, title and more.',
    },
  },
  'accession-number-missing': {
    zh: {
      what: '该行没有 accessionNumber。',
      cure: '请填写 AtoM 中的接收号；没有接收号的接收，请在本系统直接登记。',
    },
    en: {
      what: 'The row has no accessionNumber.',
      cure: 'Fill in the number the accession has in AtoM; register an accession without one here directly.',
    },
  },
  'accession-repeated': {
    zh: { what: '接收号 {number} 与第 {line} 行完全相同，只取前一行。', cure: '请删去重复的行。' },
    en: {
      what: 'The accession {number} is the same as on line {line}; that one was taken.',
      cure: 'Delete the repeated row.',
    },
  },
  'accession-conflict': {
    zh: {
      what: '接收号 {number} 在第 {line} 行另有不同内容（含译文行），无法判断以哪行为准，两行均未收。',
      cure: '请核对后只保留一行；译文请并入原行。',
    },
    en: {
      what: 'The accession {number} stands on line {line} too, with other content (or as a translation); neither was taken.',
      cure: 'Check which is right and keep one row; put a translation into the original row.',
    },
  },
  'acquisition-date-unreadable': {
    zh: {
      what: '接收日期“{value}”无法识别（{reason}）。',
      cure: '请写成 YYYY-MM-DD；只知年月的写 YYYY-MM。',
    },
    en: {
      what: 'The acquisition date "{value}" cannot be read ({reason}).',
      cure: 'Write it as YYYY-MM-DD, or YYYY-MM where the day is not known.',
    },
  },
  'acquisition-date-missing': {
    zh: { what: '该行没有接收日期（acquisitionDate）。', cure: '登记前请据交接文据补上日期。' },
    en: {
      what: 'The row has no acquisitionDate.',
      cure: 'Add the date from the papers of the hand-over before it is registered.',
    },
  },
  'acquisition-type-unknown': {
    zh: {
      what: '接收方式“{value}”不在对照表中。',
      cure: '登记时请选定来源方式（移交、捐献、购买、寄存、交换等）。',
    },
    en: {
      what: 'The acquisitionType "{value}" is none of those known here.',
      cure: 'Choose the kind of source (transfer, donation, purchase, deposit, exchange …) when it is registered.',
    },
  },
  'accession-list-lengths': {
    zh: {
      what: '并列各列的项数不一致：{columns}。',
      cure: '这些列以“|”分隔、按次序对应；请补齐或删去多余的项。',
    },
    en: {
      what: 'Columns that belong together have different numbers of values: {columns}.',
      cure: 'They are separated by "|" and belong together in order; add or remove values.',
    },
  },
  'accession-held-out': {
    zh: {
      what: '该行带有未到期或未注明期限的密级标志，未读入。',
      cure: '涉密内容不得进入本系统；请依保密规定另行处理。',
    },
    en: {
      what: 'The row bears a legal secrecy mark that has not expired or names no term; it was not read in.',
      cure: 'Such data may not enter this system; handle it by the rules on secrecy.',
    },
  },
  'accession-row-blank': {
    zh: { what: '空行。', cure: '无需处理。' },
    en: { what: 'A row without any text.', cure: 'Nothing to do.' },
  },
} as const satisfies Record<string, ProblemTexts>;

export type AccessionProblemCode = keyof typeof ACCESSION_PROBLEM_TEXTS;
