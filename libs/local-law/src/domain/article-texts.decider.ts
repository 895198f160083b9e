import type { ArticleTextsLoaded, EventDraft, PastEvent } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import {
  canonicalJson,
  ok,
  refuse,
  type Citation,
  type Decider,
  type Refusal,
  type RefusedPart,
} from '@fonds/kernel';
import {
  articleKey,
  articleOf,
  businessDateNotInFuture,
  isExtract,
  isInstrument,
  plainRefusal,
} from '@fonds/law';

export type ArticleText = ArticleTextsLoaded['texts'][number];

/** What is loaded of each article. */
export type LoadedArticleTexts = ReadonlyMap<string, ArticleText>;

export interface LoadArticleTexts extends ArticleTextsLoaded {
  readonly kind: 'load';
  readonly deed: Deed;
}

/** Characters of all texts of an event: three bytes each are well below the largest one. */
export const LONGEST_TEXTS = 80_000;

/**
 * The words of articles of which the build has an extract, or the sense alone (E103): an institution takes them from a
 * print, and says which and who compared them. They are for reading and decide nothing.
 */
export const articleTextsDecider: Decider<LoadedArticleTexts, LoadArticleTexts, PastEvent, EventDraft> = {
  initial: new Map(),
  evolve(loaded, event) {
    if (event.type !== 'ArticleTextsLoaded') return loaded;
    const next = new Map(loaded);
    for (const each of event.data.withdrawn) next.delete(articleKey(each));
    for (const each of event.data.texts) next.set(articleKey(each), each);
    return next;
  },
  decide({ texts, withdrawn, deed }, loaded) {
    const length = canonicalJson(texts.map((each) => ({ ...each }))).length;
    const wrong =
      businessDateNotInFuture(deed.businessDate, deed.today) ??
      (deed.evidence === 0 ? plainRefusal('article-texts-paper-missing') : undefined) ??
      (texts.length + withdrawn.length === 0 ? plainRefusal('article-texts-none') : undefined) ??
      (length > LONGEST_TEXTS
        ? plainRefusal('article-texts-too-long', { length, most: LONGEST_TEXTS })
        : undefined);
    if (wrong) return refuse(wrong);
    const parts = [
      ...each('texts', texts, (text) => unfit(text) ?? unchanged(text, loaded)),
      ...each('withdrawn', withdrawn, (article) => notThere(article, loaded)),
      ...twice([
        ...texts.map((text, n) => [`texts.${n}`, text] as const),
        ...withdrawn.map((article, n) => [`withdrawn.${n}`, article] as const),
      ]),
    ];
    if (parts.length)
      return refuse({ ...plainRefusal('article-texts-refused', { count: parts.length }), parts });
    return ok([
      { type: 'ArticleTextsLoaded', data: { texts: [...texts], withdrawn: [...withdrawn] }, rules: [] },
    ]);
  },
};

const each = <T>(list: string, rows: readonly T[], wrong: (row: T) => Refusal | undefined): RefusedPart[] =>
  rows.flatMap((row, n) => {
    const refusal = wrong(row);
    return refusal ? [{ path: `${list}.${n}`, refusal }] : [];
  });

function unfit(given: ArticleText): Refusal | undefined {
  const { instrument, text } = given;
  if (!isInstrument(instrument)) return plainRefusal('article-instrument-unknown', { instrument });
  const carried = articleOf(given);
  if (!carried) return plainRefusal('article-unknown', { article: articleKey(given) });
  if (isExtract(carried.kind)) return undefined;
  const difference = differenceOf(carried.text, text);
  return difference
    ? plainRefusal('article-differs', { article: articleKey(given), ...difference })
    : plainRefusal('article-carried', { article: articleKey(given) });
}

/** Characters told of either text, where they part. */
const TOLD = 20;

/** Where two texts part, whatever their lines and spaces; undefined where they say the same. */
function differenceOf(carried: string, given: string): { carried: string; given: string } | undefined {
  const [ours, theirs] = [carried, given].map((text) => [...text.normalize('NFC').replace(/\s+/g, '')]);
  if (!ours || !theirs || ours.join('') === theirs.join('')) return undefined;
  const first = ours.findIndex((character, n) => character !== theirs[n]);
  const at = first < 0 ? ours.length : first;
  const from = Math.max(0, at - TOLD / 2);
  return {
    carried: ours.slice(from, from + TOLD).join(''),
    given: theirs.slice(from, from + TOLD).join(''),
  };
}

function unchanged(given: ArticleText, loaded: LoadedArticleTexts): Refusal | undefined {
  const before = loaded.get(articleKey(given));
  return before && canonicalJson({ ...before }) === canonicalJson({ ...given })
    ? plainRefusal('article-text-unchanged', { article: articleKey(given) })
    : undefined;
}

const notThere = (article: Citation, loaded: LoadedArticleTexts): Refusal | undefined =>
  loaded.has(articleKey(article))
    ? undefined
    : plainRefusal('article-text-not-loaded', { article: articleKey(article) });

/** An article is named once: a second line would take the place of the first. */
const twice = (rows: readonly (readonly [path: string, article: Citation])[]): RefusedPart[] =>
  rows.flatMap(([path, article], n) => {
    const first = rows.slice(0, n).find(([, other]) => articleKey(other) === articleKey(article));
    return first
      ? [
          {
            path,
            refusal: plainRefusal('article-named-twice', { article: articleKey(article), first: first[0] }),
          },
        ]
      : [];
  });
