import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';

/** E103: a version of the national rule data, at hand with the build, takes effect. */
export class ActivateNationalLaw extends Command<Result<Outcome>> {
  constructor(
    readonly version: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
