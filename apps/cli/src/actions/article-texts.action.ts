import { ArticleTextsQuery, LoadArticleTexts, WhoActivates } from '@fonds/local-law';
import type { ArticleTextsLoaded } from '@fonds/event-contracts';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ARTICLE_KINDS } from '@fonds/law';
import { jsonOf } from '../session/json-file';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { tellOutcome } from './outcome-answer';

/** What a file of texts says; its shape is that of `POST /api/v1/law-texts`. */
export type ArticleTextsFile = Partial<ArticleTextsLoaded>;

export interface ArticleTextOptions extends CommonOptions, PageOptions {
  readonly instrument?: string;
  readonly missing?: boolean;
}

/** How much of each article is here. */
export const list: Action<ArticleTextOptions> = (invocation) =>
  Session.use(invocation, Permission.DueRead, async (session) => {
    const { out, options } = invocation;
    const { instrument, missing } = options;
    const query = session.installation.get(ArticleTextsQuery);
    const { rows, next } = await query.list({ instrument, missing }, pageOf(options));
    out.rows(
      [
        { zh: '法规', en: 'Instrument' },
        { zh: '条', en: 'Article' },
        { zh: '名称', en: 'Name' },
        { zh: '所有', en: 'Here' },
        { zh: '录入', en: 'Loaded' },
      ],
      rows,
      (row) => [
        row.instrument,
        row.article,
        row[out.language],
        out.say(ARTICLE_KINDS[row.kind]),
        row.loaded
          ? `${row.loaded.on} ${row.loaded.source} ${row.loaded.edition} ${row.loaded.comparedBy}`
          : '',
      ],
    );
    out.more(next);
  });

/** All of the file or nothing. */
export const load: Action<DeedOptions> = (invocation) =>
  Session.use(invocation, Permission.LawActivate, async (session) => {
    const { options, out } = invocation;
    const { texts = [], withdrawn = [] } = await jsonOf<ArticleTextsFile>(word(invocation, 0));
    const who = session.installation.get(WhoActivates);
    const grant = unwrap(who.national(session.caller.roles, session.asked));
    const context = session.context(Permission.LawActivate, options, grant);
    tellOutcome(out, await session.execute(new LoadArticleTexts({ texts, withdrawn }, context)));
  });
