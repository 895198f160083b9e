import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReferenceCode } from '@fonds/event-contracts';
import { EVENT_STORE, type EventStore, type Outcome } from '@fonds/event-store';
import { parseReferenceCode, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { CLAIM_SETTLER, type ClaimSettler } from '../claim-settler.port';
import { unitStream } from '../domain/holding-ids';
import { giveCode } from './give-code';
import { GiveUnitCode } from './unit.commands';

@CommandHandler(GiveUnitCode)
export class GiveUnitCodeHandler implements ICommandHandler<GiveUnitCode> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  async execute({ unit, input, context }: GiveUnitCode): Promise<Result<Outcome>> {
    const { code: printed, arrangementMode, numberingBody } = input;
    const parsed = parseReferenceCode(printed, { mode: arrangementMode });
    if (!parsed.ok)
      return refuse(plainRefusal('reference-code-malformed', { given: printed, problem: parsed.error.code }));
    const { scheme, normalised, printed: _printed, modes: _modes, ...parts } = parsed.value;
    const code: ReferenceCode = {
      printed,
      normalised,
      scheme,
      ...(arrangementMode && { arrangementMode }),
      parts: Object.fromEntries(
        Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string'),
      ),
    };
    await this.claims.settle(unit, await this.store.readStream(unitStream(unit)));
    return giveCode(this.store, { unit, code, numberingBody }, context);
  }
}
