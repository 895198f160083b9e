import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore, type Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import { CLAIM_SETTLER, type ClaimSettler } from '../claim-settler.port';
import { unitStream } from '../domain/holding-ids';
import { giveCode } from './give-code';
import { readCode } from './read-code';
import { GiveUnitCode } from './unit.commands';

@CommandHandler(GiveUnitCode)
export class GiveUnitCodeHandler implements ICommandHandler<GiveUnitCode> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  async execute({ unit, input, context }: GiveUnitCode): Promise<Result<Outcome>> {
    const { code: printed, arrangementMode, numberingBody } = input;
    const code = readCode(printed, arrangementMode);
    if (!code.ok) return code;
    await this.claims.settle(unit, await this.store.readStream(unitStream(unit)));
    return giveCode(this.store, { unit, code: code.value, numberingBody }, context);
  }
}
