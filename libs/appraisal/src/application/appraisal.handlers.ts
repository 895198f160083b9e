import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, unitDecider, unitStream, type ClaimSettler } from '@fonds/holdings';
import { derivedId, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ORGANISATION_KINDS, OrganisationStreams } from '@fonds/organisations';
import { appraisalDecider } from '../domain/appraisal.decider';
import { appraisalStream, type Appraisal } from '../domain/appraisal.state';
import { ExpiredUnitsQuery } from '../read/expired-units.query';
import { loadAppraisal } from './appraisal-opinions';
import { DecideAppraisal, OpenAppraisal, ReportAppraisal } from './appraisal.commands';
import { unitPages } from './unit-pages';

/** Units of one chunk, and of one opinion in one event. */
const PART = 2_000;

const partOf = (context: CommandContext, name: string): CommandContext => ({
  ...context,
  command: derivedId<'command'>('command/1', context.command, name),
  correlation: context.correlation ?? context.command,
});

@CommandHandler(OpenAppraisal)
export class OpenAppraisalHandler implements ICommandHandler<OpenAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly expired: ExpiredUnitsQuery,
  ) {}

  async execute({
    opened,
    units: asked,
    context,
  }: OpenAppraisal): Promise<Result<{ readonly appraisal: string; readonly outcome: Outcome }>> {
    const appraisal = derivedId<'appraisal'>('appraisal/1', context.account, context.command);
    const { fonds, custodian } = opened;
    const units = [...new Set(asked ?? (await this.expired.units(fonds, custodian)))];
    if (!units.length) return refuse(plainRefusal('list-empty'));
    if (units.length > UNITS_OF_AN_ACT)
      return refuse(plainRefusal('too-many-units', { given: units.length, most: UNITS_OF_AN_ACT }));
    for await (const page of unitPages(this.store, this.claims, units))
      for (const [unit, state] of page)
        if (state.fonds !== fonds || state.custodian !== custodian)
          return refuse(plainRefusal('of-another-fonds', { unit, fonds: state.fonds }));
    const stream = appraisalStream(appraisal);
    const deed = deedOf(context);
    const tell = (command: Parameters<typeof appraisalDecider.decide>[0], at: CommandContext) =>
      execute(this.store, stream, appraisalDecider, command, at);
    let outcome = await tell({ kind: 'open', opened, deed }, context);
    for (let at = 0; at < units.length && outcome.ok; at += PART) {
      const part = at / PART;
      const listed = units.slice(at, at + PART);
      outcome = await tell({ kind: 'list', part, units: listed, deed }, partOf(context, `list-${part}`));
    }
    return outcome.ok ? ok({ appraisal, outcome: outcome.value }) : outcome;
  }
}

@CommandHandler(DecideAppraisal)
export class DecideAppraisalHandler implements ICommandHandler<DecideAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute({ appraisal: id, opinions: given, context }: DecideAppraisal): Promise<Result<Outcome>> {
    const appraisal = await loadAppraisal(this.store, id);
    if (!appraisal) return refuse(plainRefusal('appraisal-unknown', { appraisal: id }));
    const { attributes } = await this.organisations.state(appraisal.opened.custodian as OrganisationId);
    const ofArchives = attributes?.kind !== undefined && ORGANISATION_KINDS[attributes.kind].archives;
    const named = new Set(given.flatMap(({ units = [] }) => units));
    const open = [...appraisal.units].filter((unit) => !appraisal.opinions.has(unit) && !named.has(unit));
    const opinions = given.flatMap(({ units = open, ...opinion }) =>
      Array.from({ length: Math.ceil(units.length / PART) }, (_, n) => ({
        ...opinion,
        units: units.slice(n * PART, (n + 1) * PART),
      })),
    );
    if (!opinions.length) return refuse(plainRefusal('list-empty'));
    const command = { kind: 'decide', opinions, ofArchives, deed: deedOf(context) } as const;
    return execute(this.store, appraisalStream(id), appraisalDecider, command, context);
  }
}

@CommandHandler(ReportAppraisal)
export class ReportAppraisalHandler implements ICommandHandler<ReportAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  async execute({ appraisal: id, words, context }: ReportAppraisal) {
    const command = { kind: 'report', ...words, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, appraisalStream(id), appraisalDecider, command, context);
    if (!outcome.ok) return outcome;
    const appraisal = await loadAppraisal(this.store, id);
    return ok({ outcome: outcome.value, ...(await this.reset(id, appraisal, context)) });
  }

  /**
   * E49, INV-11: unit by unit, each by a command of its own that is carried out once. What has gone to another keeper
   * since it was appraised is left out and told: its period is no longer this one's to say (INV-02).
   */
  private async reset(id: string, appraisal: Appraisal | undefined, context: CommandContext) {
    const kept = [...(appraisal?.opinions ?? [])].filter(
      ([, { opinion, period }]) => opinion === 'keep' && period !== undefined,
    );
    const refused: { unit: string; code: string }[] = [];
    let reset = 0;
    for await (const page of unitPages(
      this.store,
      this.claims,
      kept.map(([unit]) => unit),
    ))
      for (const [unit, { custodian }] of page) {
        if (custodian !== appraisal?.opened.custodian) {
          refused.push({ unit, code: 'of-another-custodian' });
          continue;
        }
        const {
          period: after = '',
          scheduleBasis = 'own',
          reason: note,
        } = appraisal?.opinions.get(unit) ?? {};
        const told = { after, scheduleBasis, note: note ?? '', appraisal: id };
        // Whoever tells it again tells the same command of the same appraisal.
        const command = derivedId<'command'>('appraisal-reset/1', id, unit);
        const result = await execute(
          this.store,
          unitStream(unit),
          unitDecider,
          { kind: 'reset-retention', reset: told, deed: deedOf(context) },
          { ...context, command, correlation: context.correlation ?? context.command },
        );
        if (result.ok) reset += 1;
        else refused.push({ unit, code: result.error.code });
      }
    return { reset, refused };
  }
}
