import type { Citation } from '@fonds/kernel';
import { findInstrument } from './law';

/**
 * A citation as people read it. Whether `(2)` is a paragraph (款) or an item (项) was not recorded, so it is printed
 * as it stands.
 *
 * @example citationText({ instrument: 'REG', article: '39(2)' }, 'zh') // '《中华人民共和国档案法实施条例》第39条(2)'
 */
export function citationText(citation: Citation, language: 'zh' | 'en'): string {
  const instrument = findInstrument(citation.instrument);
  if (!instrument) return [citation.instrument, citation.article].filter(Boolean).join(' ');
  const isStandard = instrument.kind === 'standard';
  if (language === 'zh') {
    const title = isStandard
      ? [instrument.number, `《${instrument.title.zh}》`].filter(Boolean).join(' ')
      : `《${instrument.title.zh}》`;
    return citation.article ? `${title}第${articleZh(citation.article)}` : title;
  }
  const title = isStandard
    ? [instrument.number, instrument.title.en].filter(Boolean).join(' ')
    : instrument.title.en;
  return citation.article ? `${title}, ${isStandard ? 'clause' : 'art.'} ${citation.article}` : title;
}

function articleZh(article: string): string {
  const match = /^([\d.-]+)(.*)$/.exec(article);
  return match ? `${match[1]}条${match[2] ?? ''}` : `${article}条`;
}
