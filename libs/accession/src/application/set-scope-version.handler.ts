import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Result } from '@fonds/kernel';
import { scopeStream } from '../domain/accession-ids';
import { scopeDecider } from '../domain/scope.decider';
import { SetScopeVersion } from './accession.commands';

@CommandHandler(SetScopeVersion)
export class SetScopeVersionHandler implements ICommandHandler<SetScopeVersion> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ input, context }: SetScopeVersion): Promise<Result<Outcome>> {
    const command = { kind: 'set', ...input, deed: deedOf(context) } as const;
    return execute(this.store, scopeStream(input.archives), scopeDecider, command, context);
  }
}
