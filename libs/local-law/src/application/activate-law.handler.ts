import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Result } from '@fonds/kernel';
import { localLawDecider, rulesText } from '../domain/local-law.decider';
import { localLawStream } from '../domain/local-law.stream';
import { ActivateLocalLaw } from './activate-law.command';

@CommandHandler(ActivateLocalLaw)
export class ActivateLocalLawHandler implements ICommandHandler<ActivateLocalLaw> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ input, context }: ActivateLocalLaw): Promise<Result<Outcome>> {
    const sha256 = createHash('sha256').update(rulesText(input.rules)).digest('hex');
    const command = {
      kind: 'activate',
      ...input,
      base: context.law.version,
      sha256,
      deed: deedOf(context),
    } as const;
    return execute(this.store, localLawStream(input.place), localLawDecider, command, context);
  }
}
