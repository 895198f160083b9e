import { Inject, Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ActRunner,
  actStream,
  inChunks,
  listUnits,
  loadAct,
  loadGate,
  refusedCase,
  UNITS_OF_AN_ACT,
  type LoadedAct,
} from '@fonds/acts';
import type { DestructionListDrawn, DestructionUnitsExcluded } from '@fonds/event-contracts';
import {
  appendOne,
  EVENT_STORE,
  execute,
  stamp,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, lawOnDay, type ClaimSettler } from '@fonds/holdings';
import {
  derivedId,
  namedUnits,
  ok,
  refuse,
  type OrganisationId,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { findRule, plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { approverOf, filingAsked } from '../domain/approver.rule';
import { destructionDecider } from '../domain/destruction.decider';
import { exclusionOf, type RegisterTerms } from '../domain/exclusion.rule';
import { ExpiredUnitsQuery } from '../read/expired-units.query';
import { AppraisalOpinions } from './appraisal-opinions';
import { DrawDestruction, type DrawInput, type DrawnRegister } from './destruction.commands';
import { holdsOnDestruction } from '../read/held-units';
import { unitPages } from './unit-pages';

type Excluded = DestructionUnitsExcluded['units'][number];
/** Exclusions in one event: room for the envelope under the event limit. */
const IN_ONE_EVENT = { bytes: 160 * 1024, most: 1_000 };
/** Units that are claimed before the answer; a larger register goes on behind it. */
const CARRIED_AT_ONCE = 10_000;
/** Of a whole fonds that nobody has appraised, what is not due is no exclusion worth telling. */
const NOT_DUE: ReadonlySet<string> = new Set(['retention-running', 'retention-permanent']);

export const destructionIdOf = ({ account, command }: CommandContext): string =>
  derivedId<'act'>('destruction/1', account, command);

/** E50: exclusions are computed and told unit by unit; what is left is listed and claimed. */
@CommandHandler(DrawDestruction)
export class DrawDestructionHandler implements ICommandHandler<DrawDestruction> {
  private readonly logger = new Logger('DrawDestruction');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly runner: ActRunner,
    private readonly organisations: OrganisationStreams,
    private readonly expired: ExpiredUnitsQuery,
    private readonly opinions: AppraisalOpinions,
  ) {}

  async execute({ input, context, until }: DrawDestruction): Promise<Result<DrawnRegister>> {
    const act = destructionIdOf(context);
    const before = await loadAct(this.store, act);
    if (before?.state.listed) return ok(registerOf(await this.carried(before, until), context, true));
    const foreign = await this.ofAnotherCase(input);
    if (foreign) return refuse(foreign);
    const { appraisal, fonds } = input;
    const opinions = appraisal ? await this.opinions.of(appraisal, fonds, context.businessDate) : undefined;
    if (opinions && !opinions.ok) return opinions;
    const named = [...new Set(input.units ?? (await this.candidates(input, opinions?.value)))];
    if (named.length > UNITS_OF_AN_ACT)
      return refuse(plainRefusal('too-many-units', { given: named.length, most: UNITS_OF_AN_ACT }));
    const sorted = await this.sorted(named, input, context, opinions?.value);
    const { left, excluded } = sorted;
    if (!left.length) return refuse(nothingLeft(excluded));
    const drawn = await this.drawnFrom(input, named.length);
    const command = { kind: 'draw', drawn, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, actStream(act), destructionDecider, command, context);
    if (!outcome.ok) return outcome;
    await this.tell(act, excluded, context);
    const there = before?.state.parts.flatMap((part) => [...part.keys()]) ?? [];
    const listed = await listUnits(this.store, act, [...new Set([...there, ...left])], context);
    return listed.ok ? ok(registerOf(await this.carried(listed.value, until), context, false)) : listed;
  }

  /** O6: a case's own list is of what its body keeps of the fonds that the case holds. */
  private async ofAnotherCase({ case: of, fonds, custodian }: DrawInput): Promise<Refusal | undefined> {
    if (of === undefined) return undefined;
    return refusedCase((await loadGate(this.store, fonds)).state, { case: of, custodian });
  }

  private async drawnFrom(input: DrawInput, candidates: number): Promise<DestructionListDrawn> {
    const { fonds, custodian, form, report, appraisal, note, decisions } = input;
    const { attributes } = await this.organisations.state(custodian as OrganisationId);
    return {
      fonds,
      custodian,
      form,
      approver: approverOf(attributes?.kind, input),
      report: { title: report, ...(appraisal && { appraisal }) },
      filing: filingAsked(input),
      candidates,
      ...(input.case && { case: input.case }),
      ...(decisions.length && { decisions: decisions.map((each) => ({ ...each })) }),
      ...(note && { note }),
    };
  }

  /** What an appraisal gave up; without one, whatever of the fonds may be due. */
  private async candidates(
    { fonds, custodian }: DrawInput,
    opinions: ReadonlyMap<string, string> | undefined,
  ): Promise<readonly string[]> {
    return opinions
      ? [...opinions].flatMap(([unit, opinion]) => (opinion === 'destroy' ? [unit] : []))
      : this.expired.units(fonds, custodian);
  }

  private async sorted(
    units: readonly string[],
    input: DrawInput,
    context: CommandContext,
    opinions: ReadonlyMap<string, string> | undefined,
  ): Promise<{ readonly left: string[]; readonly excluded: Excluded[] }> {
    const terms: RegisterTerms = {
      ...input,
      law: lawOnDay(deedOf(context)),
      heldBy: await holdsOnDestruction(this.store, input, input.case),
      ...(opinions && { opinionOf: (unit: string) => opinions.get(unit) }),
      decided: new Set(input.decisions.map(({ rule }) => rule)),
    };
    const left: string[] = [];
    const excluded: Excluded[] = [];
    for await (const page of unitPages(this.store, this.claims, units))
      for (const [id, unit] of page) {
        const refusal = exclusionOf(id, unit, terms);
        if (!refusal) left.push(id);
        else if (input.units || opinions || !NOT_DUE.has(refusal.code))
          excluded.push(excludedUnit(id, refusal));
      }
    return { left, excluded };
  }

  /** In chunks behind the first event; an attempt that died in them goes on where it stopped. */
  private async tell(act: string, excluded: readonly Excluded[], context: CommandContext): Promise<void> {
    const stream = actStream(act);
    let revision = (await this.store.readStream(stream)).length - 1;
    for (const [part, units] of inChunks(excluded, IN_ONE_EVENT).entries()) {
      if (part + 1 <= revision) continue;
      // Each unit names the rule that keeps it.
      const rules = [...new Set(units.flatMap(({ rule }) => rule ?? []))].sort();
      const draft = { type: 'DestructionUnitsExcluded' as const, data: { part, units }, rules };
      const events = stamp(`${stream}/excluded-${part}`, [draft], context);
      const result = await appendOne(this.store, stream, revision, events);
      if (!result.ok) throw new Error(`${stream}: its exclusions are being written by another command`);
      revision = result.revision;
    }
  }

  private async carried(act: LoadedAct, until: DrawDestruction['until']): Promise<LoadedAct> {
    if (until === 'listed') return act;
    if ((act.state.listed?.count ?? 0) <= CARRIED_AT_ONCE) return this.runner.carry(act.id);
    this.runner.kick(act.id, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    return act;
  }
}

const excludedUnit = (unit: string, { code, rule, facts }: Refusal): Excluded => ({
  unit,
  code,
  ...(rule && { rule }),
  facts,
});

/** The first reason, with all units that have it. */
function nothingLeft(excluded: readonly Excluded[]): Refusal {
  const [first] = excluded;
  if (!first) return plainRefusal('list-empty');
  const same = excluded.filter(({ code }) => code === first.code).map(({ unit }) => unit);
  const facts = first.facts as Refusal['facts'];
  return {
    ...refusalOf(first),
    facts: { ...facts, ...namedUnits(same) },
  };
}

function refusalOf({ code, rule, facts }: Excluded): Refusal {
  const basis = rule ? (findRule(rule)?.basis ?? []) : [];
  return { code, ...(rule && { rule }), basis, facts: facts as Refusal['facts'] };
}

/** What a command has drawn up, as far as it was carried; what others did with the register since is not its answer. */
export function registerOf(
  { id, state, stored, events }: LoadedAct,
  { command }: Pick<CommandContext, 'command'>,
  repeated: boolean,
): DrawnRegister {
  const last = stored.findLast(({ meta }) => meta.command === command);
  if (!last) throw new Error(`${actStream(id)} was not drawn up by ${command}`);
  const excluded = events.reduce(
    (n, event) => n + (event.type === 'DestructionUnitsExcluded' ? event.data.units.length : 0),
    0,
  );
  const { revision, position, id: event } = last;
  return {
    act: id,
    listed: state.listed?.count ?? 0,
    excluded: excluded + state.exceptions.length,
    outcome: { stream: actStream(id), revision, position, events: [event], repeated },
  };
}
