import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import { unitStream } from '../domain/holding-ids';
import { unitDecider, type UnitCommand } from '../domain/unit.decider';
import { deedOf } from './deed';
import { ActOnUnit } from './unit.commands';

@CommandHandler(ActOnUnit)
export class ActOnUnitHandler implements ICommandHandler<ActOnUnit> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ unit, order, context }: ActOnUnit): Promise<Result<Outcome>> {
    const command: UnitCommand = { ...order, deed: deedOf(context) };
    return execute(this.store, unitStream(unit), unitDecider, command, context);
  }
}
