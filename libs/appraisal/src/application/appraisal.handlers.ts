import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { inChunks } from '@fonds/acts';
import {
  answered,
  EVENT_STORE,
  execute,
  partOf,
  pastEvent,
  together,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, unitDecider, unitStream, type ClaimSettler } from '@fonds/holdings';
import { derivedId, fold, ok, refuse, type OrganisationId, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
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

  async execute({ appraisal: id, opinions: given, context }: DecideAppraisal): Promise<Result<Outcome>> {
    const stream = appraisalStream(id);
    const stored = await this.store.readStream(stream);
    const done = answered(stream, stored, context);
    if (done) return done;
    const appraisal = fold(appraisalDecider, stored.map(pastEvent));
    if (!appraisal) return refuse(plainRefusal('appraisal-unknown', { appraisal: id }));
    const { attributes } = await this.organisations.state(appraisal.opened.custodian as OrganisationId);
    const ofArchives = attributes?.kind !== undefined && ORGANISATION_KINDS[attributes.kind].archives;
    const opinions = inParts(given, appraisal);
    if (!opinions.length) return refuse(plainRefusal('list-empty'));
    const whole: Deciding = { kind: 'decide', opinions, ofArchives, deed: deedOf(context) };
    const decided = appraisalDecider.decide(whole, appraisal);
    return decided.ok ? this.write(stream, whole, context) : decided;
  }

  /**
   * An event a chunk. The last is of the command itself, the others of its parts, named by what they say: told again after
   * it was cut short, it goes on with what has no opinion yet.
   */
  private async write(stream: string, whole: Deciding, context: CommandContext): Promise<Result<Outcome>> {
    const chunks = inChunks(whole.opinions, IN_ONE_EVENT);
    const { expectedRevision: _, ...behind } = context;
    const last = chunks.length === 1 ? context : behind;
    let all: Outcome | undefined;
    for (const [n, opinions] of chunks.entries()) {
      const said = derivedId<'part'>('opinions/1', JSON.stringify(opinions));
      const at = n === chunks.length - 1 ? last : partOf(context, said);
      const outcome = await execute(this.store, stream, appraisalDecider, { ...whole, opinions }, at);
      if (!outcome.ok) return outcome;
      all = all ? together(all, outcome.value) : outcome.value;
    }
    return all ? ok(all) : refuse(plainRefusal('list-empty'));
  }
}

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
    ))
      for (const [unit, { custodian }] of page) {
        if (custodian !== appraisal?.opened.custodian) {
          refused.push({ unit, code: 'of-another-custodian' });
          continue;
        }
        const { period: after = '', scheduleBasis = 'own', reason: note } = opinions.get(unit) ?? {};
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
