import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from '@fonds/identity';
import { ok, type Result } from '@fonds/kernel';
import { unitStream } from '../domain/holding-ids';
import { unitDecider, type UnitCommand } from '../domain/unit.decider';
import { CLAIM_SETTLER, type ClaimSettler } from '../claim-settler.port';
import { deedOf } from './deed';
import { secondPassage } from './pass-code';
import { registeredParties } from './registered-parties';
import { ActOnUnit, type UnitOrder } from './unit.commands';

@CommandHandler(ActOnUnit)
export class ActOnUnitHandler implements ICommandHandler<ActOnUnit> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async execute({ unit, order, context }: ActOnUnit): Promise<Result<Outcome>> {
    await this.claims.settle(unit, await this.store.readStream(unitStream(unit)));
    // A proposal may be about a code, and then it concerns other streams, too.
    if (order.kind === 'second') return secondPassage(this.store, unit, order.proposal, context);
    const named = await this.named(order);
    if (!named.ok) return named;
    const command: UnitCommand = { ...named.value, deed: deedOf(context) };
    return execute(this.store, unitStream(unit), unitDecider, command, context);
  }

  /** A correction that names a party of the unit names one that is registered. */
  private async named(order: UnitOrder): Promise<Result<UnitOrder>> {
    if (order.kind !== 'propose-correction' || order.entry) return ok(order);
    const named = await registeredParties(this.organisations, order.fields);
    return named.ok ? ok({ ...order, fields: order.fields.map(named.value) }) : named;
  }
}
