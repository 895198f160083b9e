import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { descriptionViolations } from '@fonds/event-contracts';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf, unitIdOf, unitStream } from '@fonds/holdings';
import { ok, refuse, type FondsId, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { captureDecider } from '../domain/capture.decider';
import { ownerByMaker } from '../domain/record-owner.rule';
import { CaptureRecord } from './accession.commands';
import { placeRefusal } from './known-agreement';
import { bearsRunningMark, codeOf, withoutOpening } from './unit-draft';

/** E07: a unit that comes into being in a unit's own archives room; its custodian is that unit. */
@CommandHandler(CaptureRecord)
export class CaptureRecordHandler implements ICommandHandler<CaptureRecord> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ input, context }: CaptureRecord): Promise<Result<{ unit: string; outcome: Outcome }>> {
    const { organisation, electronic, code: printed, arrangementMode, owner, ...rest } = input;
    const description = withoutOpening(input.description);
    const unknown = await placeRefusal(this.store, rest.fonds, [input]);
    if (unknown) return refuse(unknown);
    const problems = descriptionViolations(description);
    if (problems.length) return refuse(plainRefusal('description-invalid', { problems }));
    if (bearsRunningMark(description, context.today)) return refuse(plainRefusal('classified-held-out'));
    const code = printed === undefined ? ok(undefined) : codeOf(printed, arrangementMode);
    if (!code.ok) return code;
    const key = code.value
      ? { kind: 'code' as const, value: code.value.normalised }
      : { kind: 'command' as const, value: context.command };
    const unit = unitIdOf(rest.fonds as FondsId, key, organisation);
    const { attributes } = await this.organisations.state(organisation as OrganisationId);
    const owned = owner ?? ownerByMaker(attributes?.kind);
    const record = {
      ...rest,
      key,
      ...(code.value && { code: code.value }),
      description: { ...description, ...(code.value && { code: code.value.printed }) },
      custodian: organisation,
      holder: organisation,
      ...(owned && { owner: owned }),
    };
    const command = { kind: 'capture', record, electronic, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, unitStream(unit), captureDecider, command, context);
    return outcome.ok ? ok({ unit, outcome: outcome.value }) : outcome;
  }
}
