import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { INBOX_NOTICES } from '@fonds/acts';
import { LOADED_ARTICLES, registerMessages } from '@fonds/http-edge';
import { LOCAL_CLOCKS } from '@fonds/radar';
import { ActivateLocalLawHandler } from './application/activate-law.handler';
import { ActivateNationalLawHandler } from './application/activate-national.handler';
import { LoadArticleTextsHandler } from './application/load-article-texts.handler';
import { WhoActivates } from './application/who-activates';
import { ARTICLE_TEXTS_MESSAGES } from './article-texts.messages';
import { ArticleTextsController } from './http/article-texts.controller';
import { LocalLawController } from './http/local-law.controller';
import { NationalContext } from './http/national-context';
import { NationalLawController } from './http/national-law.controller';
import { LOCAL_LAW_MESSAGES } from './messages';
import { ArticleTextsQuery } from './read/article-texts.query';
import { LocalLawQuery } from './read/local-law.query';
import { NationalLawQuery } from './read/national-law.query';

/** Local rules beside the national law data (地方规定), which version of those is in effect, and words of articles that were loaded. Global: the clocks ask for them and know nothing of where they come from. */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [ArticleTextsController, LocalLawController, NationalLawController],
  providers: [
    ActivateLocalLawHandler,
    ActivateNationalLawHandler,
    ArticleTextsQuery,
    LoadArticleTextsHandler,
    LocalLawQuery,
    NationalContext,
    NationalLawQuery,
    WhoActivates,
    { provide: LOADED_ARTICLES, useExisting: ArticleTextsQuery },
    { provide: LOCAL_CLOCKS, useExisting: LocalLawQuery },
    { provide: INBOX_NOTICES, useExisting: NationalLawQuery },
  ],
  exports: [
    ArticleTextsQuery,
    INBOX_NOTICES,
    LOADED_ARTICLES,
    LOCAL_CLOCKS,
    LocalLawQuery,
    NationalLawQuery,
    WhoActivates,
  ],
})
export class LocalLawModule {
  constructor() {
    registerMessages(LOCAL_LAW_MESSAGES);
    registerMessages(ARTICLE_TEXTS_MESSAGES);
  }
}
