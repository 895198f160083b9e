import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LiftHold, loadGate } from '@fonds/acts';
import {
  answered,
  EVENT_STORE,
  execute,
  pastEvent,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { namedUnits, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { caseStream } from '../domain/case-ids';
import { caseDecider } from '../domain/case.decider';
import type { CaseCommand } from '../domain/case.commands';
import { evolveCase } from '../domain/case.evolve';
import type { DisposalCase } from '../domain/case.state';
import { ActOnCase, type CaseAnswer, type CaseOrder } from './case.commands';
import { CaseAssets } from './case-assets';
import { CaseBatches } from './case-batches';
import { CaseClosing } from './case-closing';
import { CaseExecution } from './case-execution';
import { CaseFixing } from './case-fixing';
import { CaseFonds } from './case-fonds';
import { CaseLoans } from './case-loans';
import { CaseOrders, type ReadyCommand, type SimpleOrder } from './case-orders';
import { contextOf, loadCase, stepOf, type LoadedCase } from './loaded-case';

/** E67–E72: one step of a case, with what it entails: the transfer it drafts, the hold it lifts. */
@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly fixing: CaseFixing,
    private readonly orders: CaseOrders,
    private readonly assets: CaseAssets,
    private readonly execution: CaseExecution,
    private readonly batches: CaseBatches,
    private readonly loans: CaseLoans,
    private readonly fonds: CaseFonds,
    private readonly closing: CaseClosing,
  ) {}

  async execute({ id, order, viewer, context }: ActOnCase): Promise<Result<CaseAnswer>> {
    const loaded = await this.fixing.settled(id);
    if (!loaded) return refuse(plainRefusal('case-unknown', { case: id }));
    await this.finished(loaded);
    await this.execution.finished(loaded, context, viewer);
    const done =
      answered(caseStream(id), loaded.stored, context) ?? (await this.decided(loaded, order, context));
    if (!done.ok) return done;
    switch (order.kind) {
      case 'list-assets': {
        const last = await this.split(id, context);
        return last.ok ? ok({ outcome: last.value ?? done.value }) : last;
      }
      case 'execute': {
        const drafted = await this.execution.drafted(id, context, viewer);
        return drafted.ok ? ok({ outcome: done.value, act: drafted.value.act }) : drafted;
      }
      case 'adopt': {
        const adopted = await this.batches.adopt(order.act, id, context);
        return adopted.ok ? ok({ outcome: done.value, act: order.act }) : adopted;
      }
      case 'lend': {
        const units = await this.loans.unitsOf(loaded.state, order, context.today);
        const lent = units.ok && (await this.loans.lent(id, loaded.state, order, units.value, context));
        if (!units.ok || !lent) return units.ok ? refuse(plainRefusal('list-empty')) : units;
        return lent.ok ? ok({ outcome: done.value, act: lent.value.act }) : lent;
      }
      case 'close': {
        const lifted = await this.lifted(loaded, context);
        if (!lifted.ok) return lifted;
        const closed = await loadCase(this.store, id);
        const settled = closed ? await this.fonds.settled(closed.state, context) : ok(undefined);
        return settled.ok ? ok({ outcome: done.value }) : settled;
      }
      default:
        return ok({ outcome: done.value });
    }
  }

  private async decided(
    loaded: LoadedCase,
    order: CaseOrder,
    context: CommandContext,
  ): Promise<Result<Outcome>> {
    // What its transfers have done by now stands in the case before anything is decided on it.
    const now = loaded.state.acts.size ? await this.execution.settled(loaded.id, context) : loaded;
    const state = (now ?? loaded).state;
    if (order.kind === 'close') {
      const counted = await this.closing.counted({ ...loaded, state }, order, context);
      // What was counted was counted of this state of the case: another one is counted again.
      const so = { ...context, expectedRevision: state.revision };
      return counted.ok ? this.append(loaded.id, counted.value, so) : counted;
    }
    const ready = await this.ready({ ...loaded, state }, order, context);
    return ready.ok ? this.append(loaded.id, ready.value, context) : ready;
  }

  private async ready(
    loaded: LoadedCase,
    order: CaseOrder,
    context: CommandContext,
  ): Promise<Result<ReadyCommand>> {
    if (order.kind === 'execute')
      return this.execution.prepared(loaded, order.groups, order.agreement, context);
    if (order.kind === 'adopt') return this.execution.adopted(loaded, order.act, order.agreement, context);
    if (order.kind === 'lend') return this.loans.listed(loaded.state, order, context);
    if (order.kind !== 'list-assets') return this.simple(order, loaded.state, context);
    const assets = await this.assets.listed(loaded.state, order.assets, context.today);
    return assets.ok ? ok({ kind: 'list-assets', assets: assets.value }) : assets;
  }

  /** What turns a group elsewhere comes with what the case's own events do not say: which of its acts came to nothing. */
  private async simple(
    order: SimpleOrder,
    state: DisposalCase,
    context: CommandContext,
  ): Promise<Result<ReadyCommand>> {
    const ready = await this.orders.ready(order, state, context);
    if (!ready.ok || !state.acts.size) return ready;
    const { value } = ready;
    if (value.kind !== 'split' && value.kind !== 'decide-custody' && value.kind !== 'state-facts')
      return ready;
    const units = value.kind === 'split' ? await this.execution.handedOver(state, value.from) : [];
    if (units.length) return refuse(plainRefusal('units-handed-over', namedUnits(units)));
    return ok({ ...value, ended: await this.execution.ended(state) });
  }

  private append(id: string, ready: ReadyCommand, context: CommandContext): Promise<Result<Outcome>> {
    const command = { ...ready, deed: deedOf(context) } as CaseCommand;
    return execute(this.store, caseStream(id), caseDecider, command, context);
  }

  /**
   * Files that go with what was sold are drawn out for each buyer, step by step; repeated, it goes on where it stopped.
   *
   * @returns the first refusal: the list stands, and a group of it could not be made
   */
  private async split(id: string, context: CommandContext): Promise<Result<Outcome | undefined>> {
    const loaded = await this.fixing.settled(id);
    const listed = loaded?.stored.find(
      ({ type, meta }) => type === 'CaseAssetsListed' && meta.command === context.command,
    );
    if (!loaded || !listed || !loaded.state.bySeries) return ok(undefined);
    const { assets } = listed.data as Extract<ReadyCommand, { kind: 'list-assets' }>;
    // The groups as they were listed: drawn out in part already, units would be drawn out of their new group.
    const then = loaded.stored
      .slice(0, loaded.stored.indexOf(listed) + 1)
      .map(pastEvent)
      .reduce<DisposalCase | undefined>(evolveCase, undefined);
    let last: Outcome | undefined;
    for (const split of await this.assets.splits(then ?? loaded.state, assets, context.today)) {
      const now = (await loadCase(this.store, id)) ?? loaded;
      const step = stepOf(context, 'split', split.to);
      if (answered(caseStream(id), now.stored, step)) continue;
      const ready = await this.simple(split, now.state, context);
      const done = ready.ok ? await this.append(id, ready.value, step) : ready;
      if (!done.ok) return done;
      last = done.value;
    }
    return ok(last);
  }

  /** A process that died behind the closing left the hold, or the fonds: whoever comes next carries it out. */
  private async finished(loaded: LoadedCase): Promise<void> {
    const closing = loaded.stored.find(({ type }) => type === 'RestructuringClosed');
    if (!closing) return;
    const context = contextOf(closing);
    await this.lifted(loaded, context);
    await this.fonds.settled(loaded.state, context);
  }

  /** The hold of the case falls with it. */
  private async lifted({ state }: LoadedCase, context: CommandContext): Promise<Result<unknown>> {
    const { fonds, hold } = state.opened;
    const gate = await loadGate(this.store, fonds);
    if (!gate.state.holds.has(hold)) return ok(undefined);
    return this.commands.execute(
      new LiftHold(fonds, hold, '处置案完结', { ...context, expectedRevision: undefined }),
    );
  }
}
