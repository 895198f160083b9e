import { ACCESSION_PROBLEM_TEXTS } from '../atom/accession-problem-texts';
import { ATOM_PROBLEM_TEXTS } from '../atom/problem-texts';
import { CATALOGUE_PROBLEM_TEXTS } from '../catalogue/problem-texts';
import { EAD_PROBLEM_TEXTS, type ProblemText, type ProblemTexts } from '../ead/problem-texts';
import { SHEET_PROBLEM_TEXTS } from '../sheets/problem-texts';
import type { Problem } from '../source';
import { NOT_MAPPED } from './differences';
import { factIn } from './fact-words';
import { UNIT_LIST_PROBLEM_TEXTS } from '../unit-list/problem-texts';

/** Problems that only show when a record meets what is registered. The keys are the stable codes. */
export const REGISTRATION_PROBLEM_TEXTS = {
  differs: {
    zh: {
      what: '该保管单位已入账，本文件所载与入账时不同：{differences}。',
      cure: '导入不覆盖已入账的内容。目录有误的，改回后再导入；账上有误的，请用 fonds unit correct 由两人更正。',
    },
    en: {
      what: 'This unit is registered already, and the file now says otherwise: {differences}.',
      cure: 'An import never overwrites what is registered. Mend the file if it is wrong; if the record is wrong, correct it with fonds unit correct, by two people.',
    },
  },
  'fonds-differs': {
    zh: {
      what: '该全宗已入账，本文件对全宗的著录与入账时不同：{differences}。',
      cure: '导入不覆盖已入账的内容。文件有误的，改回后再导入；账上有误的，请用 fonds fonds correct-event 由两人更正。',
    },
    en: {
      what: 'This fonds is registered already, and the file now describes it otherwise: {differences}.',
      cure: 'An import never overwrites what is registered. Mend the file if it is wrong; if the record is wrong, correct it with fonds fonds correct-event, by two people.',
    },
  },
  'fonds-another': {
    zh: {
      what: '来源标识 {key} 已用于另一全宗“{registered}”，本文件用于“{offered}”；编号、题名均不同，该全宗及其下各条均不登记。',
      cure: '是另一全宗的：AtoM 请用 --source-name（HTTP 为 sourceName）注明来源后导入，EAD 请改用自己的 eadid。是同一全宗的：先把编号或题名改回再导入，账上有误的用 fonds fonds correct-event 更正。',
    },
    en: {
      what: 'The id {key} of the source is already that of another fonds, {registered}; here it is that of {offered}. Neither code nor title is the same, so nothing of it is registered.',
      cure: 'If it is another fonds, name the source of an AtoM file with --source-name (sourceName over HTTP), or give the EAD file an eadid of its own. If it is the same, restore its code or title and import again; correct what is registered with fonds fonds correct-event.',
    },
  },
  'code-borne-by-another': {
    zh: {
      what: '档号 {code} 已由另一保管单位（{unit}）使用或曾经使用。',
      cure: '档号用过即不再使用；请核对该行档号，改为从未用过的号后重新导入。',
    },
    en: {
      what: 'The reference code {code} is or was borne by another unit ({unit}).',
      cure: 'A code once borne is never free again; check the code of this row and give one that was never used.',
    },
  },
  'code-set-aside': {
    zh: {
      what: '目录中档号 {code} 曾备注为“{status}”，该号已搁置，尚待决定。',
      cure: '请先决定：档案尚在的，fonds unit set-aside {code} --admit，再导入；不在的，--keep，该号永不再用。',
    },
    en: {
      what: 'A catalogue listed the code {code} with the status {status}; it is set aside until somebody decides.',
      cure: 'Decide first: fonds unit set-aside {code} --admit when that very unit is there, then import again; --keep when it is not, and the code is never used again.',
    },
  },
  'code-kept': {
    zh: {
      what: '已决定档号 {code}（{status}）永久保留，不再使用。',
      cure: '请核对该行档号，改为从未用过的号后重新导入。',
    },
    en: {
      what: 'It was decided that the code {code} ({status}) is kept and never used again.',
      cure: 'Check the code of this row and give one that was never used.',
    },
  },
  'record-invalid': {
    zh: { what: '该记录不符合入账格式：{problems}。', cure: '请按所指字段缩短或修正内容后重新导入。' },
    en: {
      what: 'The record does not fit the format of an entry: {problems}.',
      cure: 'Shorten or mend the fields named, and import again.',
    },
  },
} as const satisfies Record<string, ProblemTexts>;

type Format = 'ead' | 'atom' | 'catalogue';
type Catalog = Readonly<Record<string, ProblemTexts>>;

/** What a profile demands is said in the same words whatever the file is. */
const PROFILE_PROBLEM_TEXTS: Catalog = { 'dat18-missing': CATALOGUE_PROBLEM_TEXTS['dat18-missing'] };

/** One code may be worded for the format it was met in, so each format is asked first for its own. */
const BY_FORMAT: { readonly [F in Format]: readonly Catalog[] } = {
  ead: [EAD_PROBLEM_TEXTS, PROFILE_PROBLEM_TEXTS],
  atom: [ATOM_PROBLEM_TEXTS, ACCESSION_PROBLEM_TEXTS, SHEET_PROBLEM_TEXTS, PROFILE_PROBLEM_TEXTS],
  catalogue: [CATALOGUE_PROBLEM_TEXTS, UNIT_LIST_PROBLEM_TEXTS, SHEET_PROBLEM_TEXTS],
};

const UNTOLD: ProblemTexts = {
  zh: { what: '没有这一代码的说明。', cure: '请将代码告知管理员。' },
  en: { what: 'There is no text for this code.', cure: 'Tell the administrator the code.' },
};

/**
 * What a problem says and what to do about it, its facts filled in.
 *
 * @example problemText('ead', { code: 'not-ead', … facts: { found: 'html' } }, 'en').what // 'This is not an EAD …; it is html.'
 */
export function problemText(format: Format, problem: Problem, language: 'zh' | 'en'): ProblemText {
  const catalogs: readonly Catalog[] = [...BY_FORMAT[format], REGISTRATION_PROBLEM_TEXTS];
  const texts = catalogs.find((catalog) => problem.code in catalog)?.[problem.code] ?? UNTOLD;
  const told = Object.entries(problem.facts).map(([name, value]): [string, string | number] => [
    name,
    SAID_IN_WORDS.has(name) ? factIn(language, value) : value,
  ]);
  const facts = { ...Object.fromEntries(told), differences: listed(problem.facts, language) };
  const { what, cure } = texts[language];
  return { what: filled(what, facts), cure: filled(cure, facts) };
}

/** Facts in which a reader says what it found; all others are data. */
const SAID_IN_WORDS: ReadonlySet<string> = new Set(['found', 'reason', 'detail', 'what', 'part', 'from']);

const listed = (facts: Problem['facts'], language: 'zh' | 'en'): string =>
  Object.entries(facts)
    .map(([field, change]) => (change === NOT_MAPPED ? factIn(language, change) : `${field}: ${change}`))
    .join(language === 'zh' ? '；' : '; ');

const filled = (template: string, facts: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
