import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import type { LocalRule } from '../domain/local-law.decider';

/** E103: local rules of a place in a new version. */
export class ActivateLocalLaw extends Command<Result<Outcome>> {
  constructor(
    readonly input: {
      /** Organisation id of the archives, or of a body above archives; everywhere here when absent. */
      readonly place?: string;
      readonly version: string;
      readonly rules: readonly LocalRule[];
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}
