import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import type { AppraisalOpened, AppraisalWithdrawn } from '@fonds/event-contracts';
import {
  EVENT_STORE,
  execute,
  partOf,
  type CommandContext,
  type CommandProgress,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, lawOnDay, type ClaimSettler } from '@fonds/holdings';
import { derivedId, namedUnits, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, type LawAt } from '@fonds/law';
import { appraisalDecider, type AppraisalCommand } from '../domain/appraisal.decider';
import { appraisalStream, unitsOf } from '../domain/appraisal.state';
import { stillRunning } from '../domain/exclusion.rule';
import { underAnother } from '../domain/one-appraisal.rule';
import { ExpiredUnitsQuery } from '../read/expired-units.query';
import { OpenAppraisal, type OpenedAppraisal } from './appraisal.commands';
import { loadAppraisal } from './appraisal-opinions';
import { OpenAppraisals } from './open-appraisals';
import { unitPages } from './unit-pages';

/** Units of one chunk. */
const PART = 2_000;

interface Chosen {
  readonly units: readonly string[];
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

/** E46: what is named; else whatever the custodian holds of the fonds whose period is over (CLK-10, CLK-11). */
@CommandHandler(OpenAppraisal)
export class OpenAppraisalHandler implements ICommandHandler<OpenAppraisal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly expired: ExpiredUnitsQuery,
    private readonly underWay: OpenAppraisals,
  ) {}

  async execute({
    opened,
    units: asked,
    context,
    progress,
  }: OpenAppraisal): Promise<Result<OpenedAppraisal>> {
    const appraisal = derivedId<'appraisal'>('appraisal/1', context.account, context.command);
    const { fonds, custodian } = opened;
    const begun = await loadAppraisal(this.store, appraisal);
    // What was listed stays in its parts, whatever is due by now.
    const there = begun ? [...unitsOf(begun)] : [];
    const chosen = await this.chosen(
      opened,
      asked,
      lawOnDay(deedOf(context)),
      begun?.listed ? there : undefined,
      progress,
    );
    if (!chosen.ok) return chosen;
    const { units, leftOut } = chosen.value;
    const others = begun ? [] : await this.underWay.of(fonds, custodian);
    const another = underAnother(units, others);
    if (another) return refuse(another);
    const all = [...new Set([...there, ...units])];
    const parts = Math.max(Math.ceil(all.length / PART), begun && !begun.listed ? begun.lists.length + 1 : 0);
    const slices = Array.from({ length: parts }, (_, n) => all.slice(n * PART, (n + 1) * PART));
    const outcome = await this.list(appraisal, opened, slices, context);
    if (!outcome.ok) return outcome;
    const late = await this.comesLate(appraisal, opened, context);
    if (late) return refuse(late);
    const told = [...leftOut].map(([code, left]) => ({
      ...{ code, ...namedUnits(left) },
    }));
    return ok({ appraisal, units: all.length, leftOut: told, outcome: outcome.value });
  }

  /** @param listed what an earlier attempt has listed whole: nothing is added to it, and nothing about it is refused */
  private async chosen(
    { fonds, custodian }: AppraisalOpened,
    asked: readonly string[] | undefined,
    on: LawAt,
    listed?: readonly string[],
    progress?: CommandProgress,
  ): Promise<Result<Chosen>> {
    const own = new Set(listed);
    const named = asked && listed ? [] : (asked ?? (await this.expired.units(fonds, custodian)));
    const all = [...new Set(named)].filter((unit) => !own.has(unit));
    if (all.length > UNITS_OF_AN_ACT)
      return refuse(plainRefusal('too-many-units', { given: all.length, most: UNITS_OF_AN_ACT }));
    const units: string[] = [];
    const leftOut = new Map<string, string[]>();
    for await (const page of unitPages(this.store, this.claims, all, progress))
      for (const [id, unit] of page) {
        if (unit.fonds !== fonds || unit.custodian !== custodian) {
          if (listed) continue;
          return refuse(plainRefusal('of-another-fonds', { unit: id, fonds: unit.fonds }));
        }
        const running = asked
          ? undefined
          : stillRunning(unit, { form: 'general', law: on, decided: new Set() });
        if (!running) units.push(id);
        else leftOut.set(running.code, [...(leftOut.get(running.code) ?? []), id]);
      }
    if (listed) return ok({ units: [], leftOut });
    if (units.length) return ok({ units, leftOut });
    const count = [...leftOut.values()].reduce((n, left) => n + left.length, 0);
    return refuse(
      count ? plainRefusal('nothing-to-appraise', { count, on: on.date }) : plainRefusal('list-empty'),
    );
  }

  private async list(
    appraisal: string,
    opened: AppraisalOpened,
    slices: readonly (readonly string[])[],
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    const deed = deedOf(context);
    const tell = (command: AppraisalCommand, at: CommandContext) =>
      execute(this.store, appraisalStream(appraisal), appraisalDecider, command, at);
    let outcome = await tell({ kind: 'open', opened, deed }, context);
    for (const [part, units] of slices.entries()) {
      const last = part === slices.length - 1;
      if (outcome.ok)
        outcome = await tell({ kind: 'list', part, units, last, deed }, partOf(context, `list-${part}`));
    }
    return outcome;
  }

  /** Whoever lists last looks again: what was listed before goes on, and this one is at its end. */
  private async comesLate(
    appraisal: string,
    { fonds, custodian }: AppraisalOpened,
    context: CommandContext,
  ): Promise<Refusal | undefined> {
    const at = partOf(context, 'withdraw');
    const own = await this.underWay.one(appraisal);
    if (!own) return this.wasLate(appraisal, at);
    const late = underAnother(own.units, await this.underWay.of(fonds, custodian), own.listedAt);
    if (!late) return undefined;
    const ground = `鉴定 ${String(late.facts['appraisal'])} 在先`;
    const command = { kind: 'withdraw', ground, deed: deedOf(context) } as const;
    await execute(this.store, appraisalStream(appraisal), appraisalDecider, command, at);
    return late;
  }

  /** A command that was late is told so again, and not that it goes on. */
  private async wasLate(appraisal: string, at: CommandContext): Promise<Refusal | undefined> {
    const stored = await this.store.readStream(appraisalStream(appraisal));
    const own = stored.find(({ meta }) => meta.command === at.command);
    return own && plainRefusal('appraisal-withdrawn', { ground: (own.data as AppraisalWithdrawn).ground });
  }
}
