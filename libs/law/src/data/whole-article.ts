import type { Article, Bilingual } from '../law.types';
import type { InstrumentId } from './instruments';

/** domain.md §0 names it: the full texts as they stand in a public repository of laws, taken over word for word. */
const LAW_REF_BOOK: Bilingual = {
  zh: '全文录自公开法规库 github.com/LawRefBook/Laws@2f4c5c2（其文本来自国家法律法规数据库 flk.npc.gov.cn）',
  en: 'whole text from the public repository github.com/LawRefBook/Laws@2f4c5c2, whose texts come from the national database of laws (flk.npc.gov.cn)',
};

const ITEM = /^[（(][一二三四五六七八九十]+[）)]/;

/**
 * An article, whole, and each part of it by itself.
 *
 * `48(1)` is the first item (项) where the article is one sentence and its items; `20(2)` the second paragraph (款) where
 * it has paragraphs alone; where it has both, what is no paragraph any more is an item. A number that may be either is
 * given no part: the whole article answers for it.
 *
 * @param lines paragraphs and items, in their order
 */
export function wholeArticle(
  instrument: InstrumentId,
  article: string,
  lines: readonly string[],
  source: Bilingual = LAW_REF_BOOK,
): readonly Article[] {
  const items = lines.filter((line) => ITEM.test(line));
  const paragraphs = lines.filter((line) => !ITEM.test(line));
  const partOf = (n: number): string | undefined => {
    if (!items.length) return lines.length > 1 ? paragraphs[n - 1] : undefined;
    if (paragraphs.length === 1) return items[n - 1];
    return n > paragraphs.length ? items[n - 1] : undefined;
  };
  const parts = lines.flatMap((_, i) => {
    const text = partOf(i + 1);
    return text === undefined ? [] : [{ article: `${article}(${i + 1})`, text, kind: 'part' as const }];
  });
  return [{ article, text: lines.join('\n'), kind: 'whole' as const }, ...parts].map((each) => ({
    instrument,
    ...each,
    source,
  }));
}
