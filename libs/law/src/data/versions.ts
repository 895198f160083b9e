import type { CivilDate } from '@fonds/kernel';
import type { LawChange } from '../law-data';
import { EVENT_ARTICLES } from './articles-cited-by-events';
import { withEnglish } from './articles-in-english';
import { REGULATION_ARTICLES } from './articles-of-its-regulations';
import { ENTERPRISE_ARTICLES } from './articles-of-enterprise-laws';
import { ORDER_ARTICLES } from './articles-of-orders';
import { OTHER_ARTICLES } from './articles-of-other-laws';
import { STANDARD_CLAUSES } from './articles-of-standards';
import { ARCHIVES_LAW_ARTICLES } from './articles-of-the-archives-law';
import { OPENING_MEASURES_ARTICLES, OPENING_MEASURES_OF_EVENTS } from './articles-of-the-opening-measures';
import { CLOCKS } from './clocks';
import { LATER_CODE_LISTS } from './code-lists';
import { DESTRUCTION_REGISTERS } from './destruction-registers';
import { INSTRUMENTS } from './instruments';
import { LEAST_PERIODS } from './least-periods';
import { EARLIER_WORKING_YEARS } from './working-days-before-2024';

const day = (text: string): CivilDate => text as CivilDate;

/**
 * Later versions of the national rule data, the oldest first. What stands in the other files of this folder is the first
 * one: it is in effect in installations, and what decisions rest on in it never changes, nor in a later one that was
 * released; law-versions.spec.ts has their digests.
 */
export const LAW_CHANGES: readonly LawChange[] = [
  {
    version: '2026-11-29',
    news: {
      zh: '工作日历上溯至2007年；法律、法规所引条文录全文',
      en: 'the calendar of working days goes back to 2007; laws and regulations with the whole text of each article that is cited',
    },
    workingYears: EARLIER_WORKING_YEARS,
    articles: [
      ...ARCHIVES_LAW_ARTICLES,
      ...REGULATION_ARTICLES,
      ...OPENING_MEASURES_ARTICLES,
      ...OTHER_ARTICLES,
    ],
    clocks: [
      {
        ...CLOCKS['CLK-18'],
        note: {
          zh: '工作日依国务院办公厅每年的放假通知计算；已录2007–2026年，其他年份无法计算',
          en: 'working days follow the yearly notice of holidays; those of 2007–2026 are known, other years cannot be computed',
        },
      },
    ],
  },
  {
    version: '2026-11-30',
    news: {
      zh: '保守国家秘密法及其实施条例、企业国有资产法、企业破产法的施行日期；归属流向表随规则数据启用',
      en: 'first days in force of the laws on state secrets, on the state-owned assets of enterprises and on bankruptcy; decision tables take effect with the data',
    },
    // The first day stands in the text itself, which the register of sources marks as read in full [F]: what rests on these
    // is enforced from that day. Of KJ80 it is not known whether it still binds: nothing is enforced on its ground.
    instruments: [
      {
        ...INSTRUMENTS.SEC,
        ...{ published: day('2024-02-27'), inForce: day('2024-05-01') },
        note: { zh: '2024年修订；施行日期见第65条', en: 'as revised in 2024; first day in force by its article 65' },
      },
      {
        ...INSTRUMENTS.SECR,
        ...{ number: '国务院令第786号', published: day('2024-07-10'), inForce: day('2024-09-01') },
        note: { zh: '2024年修订；施行日期见第74条', en: 'as revised in 2024; first day in force by its article 74' },
      },
      {
        ...INSTRUMENTS.SOA,
        ...{ published: day('2008-10-28'), inForce: day('2009-05-01') },
        note: { zh: '施行日期见第77条', en: 'first day in force by its article 77' },
      },
      {
        ...INSTRUMENTS.EBL,
        ...{ published: day('2006-08-27'), inForce: day('2007-06-01') },
        note: { zh: '施行日期见第136条', en: 'first day in force by its article 136' },
      },
      {
        ...INSTRUMENTS.KJ80,
        note: {
          zh: '自发布之日起施行（第36条）；现是否有效未核实',
          en: 'in force from its publication (article 36); whether it still is was not established',
        },
      },
    ],
    articles: ENTERPRISE_ARTICLES,
    clocks: [
      {
        ...CLOCKS['CLK-13'],
        // Found and in force, and still no candidate for a finding: SEC 24 ends the term by itself, nobody has to act by that day.
        remindsBecause: {
          zh: '期满自行解密，无人因此逾期；未标期限或以解密条件代替期限的，不自动解密',
          en: 'a term that is over ends by itself, so nobody is late; without a term, or with a condition in its place, never automatic',
        },
      },
    ],
  },
  {
    version: '2026-12-01',
    news: {
      zh: '凡引条文都有条目，标明全文、摘录或要旨及其出处，并附英文大意；来源方式入代码表',
      en: 'every article that is cited has an entry, whole, an extract or its sense, with its source and what it says in English; kinds of source as a code list',
    },
    codeLists: Object.values(LATER_CODE_LISTS),
    articles: withEnglish([
      ...ARCHIVES_LAW_ARTICLES,
      ...REGULATION_ARTICLES,
      ...OPENING_MEASURES_ARTICLES,
      ...OPENING_MEASURES_OF_EVENTS,
      ...OTHER_ARTICLES,
      ...ENTERPRISE_ARTICLES,
      ...EVENT_ARTICLES,
      ...ORDER_ARTICLES,
      ...STANDARD_CLAUSES,
    ]),
  },
  {
    version: '2026-12-02',
    news: {
      zh: '销毁清册由谁签署、由谁联合监销，会计档案的最低保管期限，入规则数据',
      en: 'who signs a register of destruction, who supervises it together, and the least periods of accounting archives belong to the data',
    },
    // As every version before had them: from this one on they are what its digest covers.
    destructionRegisters: DESTRUCTION_REGISTERS,
    leastPeriods: LEAST_PERIODS,
  },
];
