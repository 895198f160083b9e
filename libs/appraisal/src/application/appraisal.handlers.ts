import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { inChunks } from '@fonds/acts';
import {
  answered,
  answeredInParts,
  EVENT_STORE,
  execute,
  executeInParts,
  pastEvent,
  type CommandContext,
  type CommandProgress,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, unitDecider, unitStream, type ClaimSettler } from '@fonds/holdings';
import {
  derivedId,
  fold,
  ok,
  refuse,
  type CivilDate,
  type OrganisationId,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { law, plainRefusal } from '@fonds/law';
import { ORGANISATION_KINDS, OrganisationStreams } from '@fonds/organisations';
import { appraisalDecider, type AppraisalCommand } from '../domain/appraisal.decider';
import {
  appraisalStream,
  opinionsOf,
  unitsOf,
  type Appraisal,
  type Opinion,
} from '../domain/appraisal.state';
import { underAnother } from '../domain/one-appraisal.rule';
import { loadAppraisal } from './appraisal-opinions';
import { DecideAppraisal, ReportAppraisal, WithdrawAppraisal } from './appraisal.commands';
import { OpenAppraisals } from './open-appraisals';
import { unitPages } from './unit-pages';

/** Units of one opinion in one event. */
const PART = 2_000;
/** Opinions of one event, well under its limit of bytes; the schema takes as many. */
const IN_ONE_EVENT = { bytes: 150_000, most: 200 };

type Deciding = Extract<AppraisalCommand, { kind: 'decide' }>;

@CommandHandler(DecideAppraisal)
export class DecideAppraisalHandler implements ICommandHandler<DecideAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly organisations: OrganisationStreams,
  ) {}

  async execute(command: DecideAppraisal): Promise<Result<Outcome>> {
    const { appraisal: id, opinions: given, context, progress } = command;
    const stream = appraisalStream(id);
    const stored = await this.store.readStream(stream);
    const done = answeredInParts(stream, stored, context);
    if (done) return done;
    const appraisal = fold(appraisalDecider, stored.map(pastEvent));
    if (!appraisal) return refuse(plainRefusal('appraisal-unknown', { appraisal: id }));
    const { attributes } = await this.organisations.state(appraisal.opened.custodian as OrganisationId);
    const ofArchives = attributes?.kind !== undefined && ORGANISATION_KINDS[attributes.kind].archives;
    const opinions = inParts(given, appraisal);
    const whole: Deciding = { kind: 'decide', opinions, ofArchives, deed: deedOf(context) };
    const decided = appraisalDecider.decide(whole, appraisal);
    if (!decided.ok) return decided;
    if (!opinions.length) return refuse(plainRefusal(isOfRest(given) ? 'opinions-complete' : 'list-empty'));
    const chunks = inChunks(opinions, IN_ONE_EVENT);
    const parts = chunks.map((said) => ({ said, command: () => ok({ ...whole, opinions: said }) }));
    const told = await executeInParts(this.store, stream, appraisalDecider, parts, context, (done) =>
      progress?.(unitsIn(chunks.slice(0, done)), unitsIn(chunks)),
    );
    return told ?? refuse(plainRefusal('list-empty'));
  }
}

const unitsIn = (chunks: readonly Deciding['opinions'][]): number =>
  chunks.flat().reduce((count, { units }) => count + units.length, 0);

const isOfRest = (given: DecideAppraisal['opinions']): boolean =>
  given.some(({ units }) => units === undefined);

/** Each of as many units as one event takes; one that names none is of all that have no opinion yet. */
function inParts(given: DecideAppraisal['opinions'], appraisal: Appraisal): Deciding['opinions'] {
  const said = opinionsOf(appraisal);
  const named = new Set(given.flatMap(({ units = [] }) => units));
  const open = [...unitsOf(appraisal)].filter((unit) => !said.has(unit) && !named.has(unit));
  return given.flatMap(({ units = open, ...opinion }) =>
    Array.from({ length: Math.ceil(units.length / PART) }, (_, n) => ({
      ...opinion,
      units: units.slice(n * PART, (n + 1) * PART),
    })),
  );
}

@CommandHandler(ReportAppraisal)
export class ReportAppraisalHandler implements ICommandHandler<ReportAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly underWay: OpenAppraisals,
  ) {}

  async execute({ appraisal: id, words, context, progress }: ReportAppraisal) {
    const another = await this.another(id);
    if (another) return refuse(another);
    const command = { kind: 'report', ...words, deed: deedOf(context) } as const;
    const stream = appraisalStream(id);
    const told = await execute(this.store, stream, appraisalDecider, command, context);
    if (!told.ok) return told;
    const stored = await this.store.readStream(stream);
    const filed = stored.find(({ type }) => type === 'AppraisalReported');
    if (!filed) throw new Error(`${stream} has no report`);
    const { revision, position } = filed;
    const repeated = told.value.repeated || !told.value.events.length;
    const outcome: Outcome = { stream, revision, position, events: [filed.id], repeated };
    const appraisal = fold(appraisalDecider, stored.map(pastEvent));
    return ok({ outcome, ...(await this.reset(id, appraisal, asFiled(context, filed), progress)) });
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
  private async reset(
    id: string,
    appraisal: Appraisal | undefined,
    context: CommandContext,
    progress?: CommandProgress,
  ) {
    const opinions = appraisal ? opinionsOf(appraisal) : new Map<string, Opinion>();
    const kept = [...opinions].filter(
      ([, { opinion, period }]) => opinion === 'keep' && period !== undefined,
    );
    const refused: { unit: string; code: string }[] = [];
    let reset = 0;
    for await (const page of unitPages(
      this.store,
      this.claims,
      kept.map(([unit]) => unit),
      progress,
    ))
      for (const [unit, { custodian }] of page) {
        const at = ofUnit(context, id, unit);
        const own = custodian === appraisal?.opened.custodian;
        const result = own
          ? await this.resetUnit(unit, opinions.get(unit), id, at)
          : await this.told(unit, at);
        if (result?.ok) reset += 1;
        else refused.push({ unit, code: result?.error.code ?? 'of-another-custodian' });
      }
    return { reset, refused };
  }

  private resetUnit(
    unit: string,
    opinion: Opinion | undefined,
    appraisal: string,
    at: CommandContext,
  ): Promise<Result<Outcome>> {
    const { period: after = '', scheduleBasis = 'own', reason: note = '' } = opinion ?? {};
    const reset = { after, scheduleBasis, note, appraisal };
    const command = { kind: 'reset-retention', reset, deed: deedOf(at) } as const;
    return execute(this.store, unitStream(unit), unitDecider, command, at);
  }

  /** What was reset before it went to another keeper. */
  private async told(unit: string, at: CommandContext): Promise<Result<Outcome> | undefined> {
    return answered(unitStream(unit), await this.store.readStream(unitStream(unit)), at);
  }
}

/** Whoever tells it again goes on by the paper, and on the day, of the report that was filed. */
function asFiled(context: CommandContext, { meta }: StoredEvent): CommandContext {
  const { evidence, occurredAt } = meta;
  const businessDate = meta.businessDate as CivilDate;
  const { regime, version } = law.at(businessDate, context.law.version);
  return { ...context, evidence, businessDate, occurredAt, law: { regime: regime.id, version } };
}

/** Whoever tells it again tells the same command of the same appraisal; what revision that expected is no matter of its units. */
const ofUnit = (
  { expectedRevision: _, ...context }: CommandContext,
  appraisal: string,
  unit: string,
): CommandContext => ({
  ...context,
  command: derivedId<'command'>('appraisal-reset/1', appraisal, unit),
  correlation: context.correlation ?? context.command,
});

@CommandHandler(WithdrawAppraisal)
export class WithdrawAppraisalHandler implements ICommandHandler<WithdrawAppraisal> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ appraisal, ground, context }: WithdrawAppraisal): Promise<Result<Outcome>> {
    const command = { kind: 'withdraw', ground, deed: deedOf(context) } as const;
    return execute(this.store, appraisalStream(appraisal), appraisalDecider, command, context);
  }
}
