import type { Article } from '../law.types';
import { articleKey } from '../law-data';
import { ARCHIVES_LAW_IN_ENGLISH } from './articles-in-english-archives-law';
import { ORDERS_IN_ENGLISH } from './articles-in-english-orders';
import { OTHER_LAWS_IN_ENGLISH } from './articles-in-english-other-laws';

const ENGLISH: { readonly [key: string]: string } = {
  ...ARCHIVES_LAW_IN_ENGLISH,
  ...ORDERS_IN_ENGLISH,
  ...OTHER_LAWS_IN_ENGLISH,
};

/** Each with what it says in English, where that is at hand. */
export const withEnglish = (articles: readonly Article[]): readonly Article[] =>
  articles.map((each) => {
    const en = ENGLISH[articleKey(each)];
    return en === undefined ? each : { ...each, en };
  });
