import { Inject, Injectable } from '@nestjs/common';
import {
  DEFAULT_PAGE,
  keyOfCursor,
  pageOf,
  RefusedError,
  type LoadedArticles,
  type Page,
} from '@fonds/http-edge';
import { APP_POOL } from '@fonds/identity';
import type { Citation } from '@fonds/kernel';
import {
  allInstruments,
  articleKey,
  articleOf,
  citationText,
  isExtract,
  NO_LOADED_TEXTS,
  newestLawData,
  plainRefusal,
  type Article,
  type ArticleKind,
  type LoadedTexts,
} from '@fonds/law';
import type { Pool } from 'pg';

interface LoadedRow {
  readonly instrument: string;
  readonly article: string;
  readonly text: string;
  readonly source: string;
  readonly edition: string;
  readonly comparedBy: string;
  readonly loaded: string;
  readonly event: string;
}

/** An article of the rule data, and how much of it is here. */
export interface ArticleTextRow {
  readonly instrument: string;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: ArticleKind;
  /** Neither the build nor anybody here has its words. */
  readonly missing: boolean;
  /** What was loaded here of this very article; null where nothing was. */
  readonly loaded: {
    readonly on: string;
    readonly source: string;
    readonly edition: string;
    readonly comparedBy: string;
    readonly event: string;
  } | null;
}

export interface ArticleTextFilter {
  readonly instrument?: string;
  /** Whether its words are missing; all articles when absent. */
  readonly missing?: boolean;
}

/** Words of articles (条文原文): those that were loaded here, and those that are still missing. */
@Injectable()
export class ArticleTextsQuery implements LoadedArticles {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** Asks nothing where the build has the words of all of them. */
  async of(citations: readonly Citation[]): Promise<LoadedTexts> {
    const complete = (citation: Citation): boolean => {
      const carried = articleOf(citation);
      return carried !== undefined && !isExtract(carried.kind);
    };
    if (citations.every(complete)) return NO_LOADED_TEXTS;
    return textsOf(await this.loaded());
  }

  /** In the order of the instruments, and of the articles in each. */
  async list(
    { instrument, missing }: ArticleTextFilter,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Page<ArticleTextRow>> {
    const rows = await this.loaded();
    const here = new Map(rows.map((row) => [articleKey(row), row]));
    const texts = textsOf(rows);
    const articles = [...newestLawData().articles].sort(inOrder());
    const found = articles
      .slice(articlesBefore(cursor, articles))
      .filter((each) => instrument === undefined || each.instrument === instrument)
      .map((each) => rowOf(each, here.get(articleKey(each)), texts))
      .filter((row) => missing === undefined || row.missing === missing);
    return pageOf(found, limit, (row) => [row.instrument, row.article]);
  }

  private async loaded(): Promise<readonly LoadedRow[]> {
    const { rows } = await this.pool.query<LoadedRow>(
      `SELECT instrument, article, text, source, edition, compared_by AS "comparedBy", loaded::text AS loaded, event
       FROM read.article_text`,
    );
    return rows;
  }
}

const textsOf = (rows: readonly LoadedRow[]): LoadedTexts =>
  new Map(rows.map((row) => [articleKey(row), articleFrom(row)]));

const articleFrom = ({ instrument, article, text, ...from }: LoadedRow): Article => ({
  ...{ instrument, article, text, kind: 'loaded' },
  source: {
    zh: `${from.loaded} 在本系统录入，录自${from.source}（${from.edition}），${from.comparedBy}与原件核对`,
    en: `loaded here on ${from.loaded} from ${from.source} (${from.edition}), compared with the original by ${from.comparedBy}`,
  },
});

function rowOf(each: Article, row: LoadedRow | undefined, texts: LoadedTexts): ArticleTextRow {
  const { instrument, article } = each;
  const kind = articleOf(each, undefined, texts)?.kind ?? each.kind;
  return {
    ...{ instrument, article, kind, missing: isExtract(kind) },
    ...{ zh: citationText(each, 'zh'), en: citationText(each, 'en') },
    loaded: row
      ? {
          ...{ on: row.loaded, source: row.source, edition: row.edition },
          ...{ comparedBy: row.comparedBy, event: row.event },
        }
      : null,
  };
}

/** How many articles lie before a page. @throws RefusedError `cursor-malformed` when its key is none of them */
function articlesBefore(cursor: string | undefined, articles: readonly Citation[]): number {
  if (cursor === undefined) return 0;
  const [instrument, article] = keyOfCursor(cursor, ['text', 'text']);
  const place = articles.findIndex((each) => each.instrument === instrument && each.article === article);
  if (place < 0) throw new RefusedError(plainRefusal('cursor-malformed'));
  return place + 1;
}

/** `9` before `10`, `21` before `21(1)`. */
function inOrder(): (a: Citation, b: Citation) => number {
  const place = new Map(allInstruments().map(({ id }, n) => [id, n]));
  return (a, b) =>
    (place.get(a.instrument) ?? -1) - (place.get(b.instrument) ?? -1) ||
    a.article.localeCompare(b.article, 'en', { numeric: true });
}
