import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Result } from '@fonds/kernel';
import { articleTextsDecider } from '../domain/article-texts.decider';
import { ARTICLE_TEXTS_STREAM } from '../domain/article-texts.stream';
import { LoadArticleTexts } from './load-article-texts.command';

@CommandHandler(LoadArticleTexts)
export class LoadArticleTextsHandler implements ICommandHandler<LoadArticleTexts> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ input, context }: LoadArticleTexts): Promise<Result<Outcome>> {
    const command = { kind: 'load', ...input, deed: deedOf(context) } as const;
    return execute(this.store, ARTICLE_TEXTS_STREAM, articleTextsDecider, command, context);
  }
}
