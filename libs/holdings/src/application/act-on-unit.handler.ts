import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import { unitStream } from '../domain/holding-ids';
import { unitDecider, type UnitCommand } from '../domain/unit.decider';
import { CLAIM_SETTLER, type ClaimSettler } from '../claim-settler.port';
import { deedOf } from './deed';
import { secondPassage } from './pass-code';
import { ActOnUnit } from './unit.commands';

@CommandHandler(ActOnUnit)
export class ActOnUnitHandler implements ICommandHandler<ActOnUnit> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  async execute({ unit, order, context }: ActOnUnit): Promise<Result<Outcome>> {
    await this.claims.settle(unit, await this.store.readStream(unitStream(unit)));
    // A proposal may be about a code, and then it concerns other streams, too.
    if (order.kind === 'second') return secondPassage(this.store, unit, order.proposal, context);
    const command: UnitCommand = { ...order, deed: deedOf(context) };
    return execute(this.store, unitStream(unit), unitDecider, command, context);
  }
}
