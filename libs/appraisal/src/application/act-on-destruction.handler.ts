import { Inject, Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ActProcess,
  ActRunner,
  actStream,
  loadAct,
  manifestOf,
  refusedAtGate,
  type LoadedAct,
} from '@fonds/acts';
import {
  answered,
  EVENT_STORE,
  execute,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, lawOnDay, type ClaimSettler, type Unit } from '@fonds/holdings';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { destructionDecider, type DestructionCommand } from '../domain/destruction.decider';
import { destructionOf } from '../domain/destruction.state';
import { decidedRules } from '../domain/start.rule';
import { unitFacts } from '../domain/unit-facts.rule';
import { ActOnDestruction, type ActedOn, type DestructionAsk } from './destruction.commands';
import { outcomesOf } from '../read/outcomes';
import { unitPages } from './unit-pages';

/** Units of a start that are told before the answer; a larger one goes on behind it. */
const CARRIED_AT_ONCE = 10_000;

@CommandHandler(ActOnDestruction)
export class ActOnDestructionHandler implements ICommandHandler<ActOnDestruction> {
  private readonly logger = new Logger('ActOnDestruction');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
    private readonly process: ActProcess,
    private readonly runner: ActRunner,
  ) {}

  async execute({ act, ask, context, until }: ActOnDestruction): Promise<Result<ActedOn>> {
    const known = await loadAct(this.store, act);
    if (known?.state.kind !== 'destruction') return refuse(plainRefusal('act-unknown', { act }));
    const outcome =
      answered(actStream(act), known.stored, context) ?? (await this.decided(known, ask, context));
    if (!outcome.ok) return outcome;
    const carried = until === 'carried' ? await this.carried(act) : undefined;
    if (ask.kind !== 'start' || !carried) return ok({ outcome: outcome.value });
    const refusal = refusedAtGate(carried);
    return refusal
      ? refuse(refusal)
      : ok({ outcome: outcome.value, started: carried.state.decided !== undefined });
  }

  private async decided(
    known: LoadedAct,
    ask: DestructionAsk,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    const command = await this.completed(known, ask, context);
    return execute(this.store, actStream(known.id), destructionDecider, command, context);
  }

  /** The gate and what follows it; undefined where that goes on behind the answer. */
  private async carried(act: string): Promise<LoadedAct | undefined> {
    const { listed } = (await loadAct(this.store, act))?.state ?? {};
    if ((listed?.count ?? 0) <= CARRIED_AT_ONCE) return this.runner.carry(act);
    this.runner.kick(act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    return undefined;
  }

  private async completed(
    known: LoadedAct,
    ask: DestructionAsk,
    context: CommandContext,
  ): Promise<DestructionCommand> {
    const deed = deedOf(context);
    switch (ask.kind) {
      case 'approve':
      case 'decline': {
        const { organisation = known.state.custodian } = context;
        return { ...ask, seat: organisation === known.state.custodian ? 'custodian' : 'above', deed };
      }
      case 'sign':
        return { ...ask, role: context.role, deed };
      case 'count': {
        const found = ask.found === 'all' ? manifestOf(known.state) : ask.found;
        return { ...ask, found, deed };
      }
      case 'start': {
        const { act, gate } = await this.sealable(known);
        const destruction = destructionOf(act.events);
        const facts = unitFacts(await this.unitsOf(act), lawOnDay(deed), {
          form: destruction.drawn.form,
          decided: decidedRules(destruction, ask.order),
        });
        return { ...ask, facts, gate, deed };
      }
      case 'certify':
        return { ...ask, outcomes: await outcomesOf(this.store, known.state.fonds, known.id), deed };
      default:
        return { ...ask, deed } as DestructionCommand;
    }
  }

  /** What the act owes is done, and units that a fact has changed are given back: nobody starts with them. */
  private async sealable(known: LoadedAct): Promise<{ readonly act: LoadedAct; readonly gate: number }> {
    if (known.state.sealed) return { act: known, gate: -1 };
    const act = await this.process.carry(known.id);
    const { units, gate } = await this.process.changedUnits(act);
    if (!units.length) return { act, gate };
    await this.process.release(act, units, 'changed');
    // Where nothing is left, the register is at its end.
    return { act: await this.process.carry(known.id), gate };
  }

  private async unitsOf({ state }: LoadedAct): Promise<ReadonlyMap<string, Unit>> {
    const units = new Map<string, Unit>();
    if (!state.sealed)
      for await (const page of unitPages(this.store, this.claims, manifestOf(state)))
        for (const [id, unit] of page) units.set(id, unit);
    return units;
  }
}
