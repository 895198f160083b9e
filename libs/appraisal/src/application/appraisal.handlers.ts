import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, unitDecider, unitStream, type ClaimSettler } from '@fonds/holdings';
import { derivedId, ok, refuse, type OrganisationId, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ORGANISATION_KINDS, OrganisationStreams } from '@fonds/organisations';
import { appraisalDecider } from '../domain/appraisal.decider';
import { appraisalStream, type Appraisal } from '../domain/appraisal.state';
import { underAnother } from '../domain/one-appraisal.rule';
import { loadAppraisal } from './appraisal-opinions';
import { DecideAppraisal, ReportAppraisal, WithdrawAppraisal } from './appraisal.commands';
import { OpenAppraisals } from './open-appraisals';
import { unitPages } from './unit-pages';

/** Units of one opinion in one event. */
const PART = 2_000;

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
    private readonly underWay: OpenAppraisals,
  ) {}

  async execute({ appraisal: id, words, context }: ReportAppraisal) {
    const another = await this.another(id);
    if (another) return refuse(another);
    const command = { kind: 'report', ...words, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, appraisalStream(id), appraisalDecider, command, context);
    if (!outcome.ok) return outcome;
    const appraisal = await loadAppraisal(this.store, id);
    return ok({ outcome: outcome.value, ...(await this.reset(id, appraisal, context)) });
  }

  /** Where opening it was cut short, nobody has said yet that another appraisal has its units. */
  private async another(id: string): Promise<Refusal | undefined> {
    const own = await this.underWay.one(id);
    const { opened } = (await loadAppraisal(this.store, id)) ?? {};
    if (own?.listedAt === undefined || !opened) return undefined;
    return underAnother(own.units, await this.underWay.of(opened.fonds, opened.custodian), own.listedAt);
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

@CommandHandler(WithdrawAppraisal)
export class WithdrawAppraisalHandler implements ICommandHandler<WithdrawAppraisal> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ appraisal, ground, context }: WithdrawAppraisal): Promise<Result<Outcome>> {
    const command = { kind: 'withdraw', ground, deed: deedOf(context) } as const;
    return execute(this.store, appraisalStream(appraisal), appraisalDecider, command, context);
  }
}
