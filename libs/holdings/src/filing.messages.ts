import { coded } from '@fonds/http-edge';
import { FIELD_WORDS } from './value-words';

/** Texts of the refusals about filing (归档, E13): handed over, accepted. `{name}` is replaced by a fact. */
export const FILING_MESSAGES = {
  'filing-of-no-record': {
    zh: { title: '归档只适用于本单位形成登记的文件', cure: '建账、导入、进馆的档案已经在档案室或档案馆。' },
    en: {
      title: 'Only a record that was created here is filed',
      cure: 'What was taken on, imported or accessioned is in the archives already.',
    },
  },
  'filed-already': {
    zh: { title: '该文件已于 {on} 归档（{catalogue}）', cure: '日期、目录有误的，请提出更正。' },
    en: { title: 'It was filed on {on} ({catalogue})', cure: 'Propose a correction where that is wrong.' },
  },
  'filed-before-capture': {
    zh: { title: '归档日期 {on} 早于形成登记日期 {captured}', cure: '请核对日期。' },
    en: { title: 'Filed on {on}, before it was created on {captured}', cure: 'Check the day.' },
  },
  'filing-incomplete': {
    words: coded(FIELD_WORDS),
    zh: {
      title: '归档前尚缺：{missing}',
      cure: '请补全著录、赋予档号、划定保管期限（fonds retention assign）后再归档。',
    },
    en: {
      title: 'Before it is filed it wants: {missing}',
      cure: 'Describe it, give its code, assign its period (fonds retention assign), then file it.',
    },
  },
  'filing-not-proposed': {
    zh: { title: '该文件尚未提交归档', cure: '请归档人先提交（fonds retention file）。' },
    en: {
      title: 'Nobody has handed it over for filing',
      cure: 'Have whoever files hand it over first (fonds retention file).',
    },
  },
  'filing-is-accepted': {
    zh: {
      title: '归档由档案室接收，不作更正复核',
      cure: '请档案人员按目录“{catalogue}”接收（fonds retention accept）。',
    },
    en: {
      title: 'A filing is accepted by the archives room, and not seconded as a correction is',
      cure: 'Have the archivist accept it under the catalogue {catalogue} (fonds retention accept).',
    },
  },
  'filing-proposed-already': {
    zh: { title: '该文件已提交归档（{catalogue}），待档案室接收', cure: '请档案人员接收。' },
    en: {
      title: 'It was handed over for filing already ({catalogue})',
      cure: 'It waits for the archivist to accept it.',
    },
  },
  'filing-of-another-catalogue': {
    zh: { title: '该文件列入的归档目录为“{given}”，不是“{catalogue}”', cure: '请按所列目录接收。' },
    en: {
      title: 'It lies in the catalogue {given}, not in {catalogue}',
      cure: 'Accept it under the catalogue in which it was handed over.',
    },
  },
} as const;
