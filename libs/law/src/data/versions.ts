import type { LawChange } from '../law-data';
import { REGULATION_ARTICLES } from './articles-of-its-regulations';
import { OTHER_ARTICLES } from './articles-of-other-laws';
import { ARCHIVES_LAW_ARTICLES } from './articles-of-the-archives-law';
import { OPENING_MEASURES_ARTICLES } from './articles-of-the-opening-measures';
import { CLOCKS } from './clocks';
import { EARLIER_WORKING_YEARS } from './working-days-before-2024';

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
];
