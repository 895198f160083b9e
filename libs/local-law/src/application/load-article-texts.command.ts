import { Command } from '@nestjs/cqrs';
import type { ArticleTextsLoaded } from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';

/** E103: words of articles that the build has not are loaded, or taken back. */
export class LoadArticleTexts extends Command<Result<Outcome>> {
  constructor(
    readonly input: ArticleTextsLoaded,
    readonly context: CommandContext,
  ) {
    super();
  }
}
