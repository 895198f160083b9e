import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { loadAct } from '@fonds/acts';
import { EVENT_STORE, execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Viewer } from '@fonds/identity';
import { derivedId, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { DraftTransfer, type DraftedTransfer } from '@fonds/transfer';
import { caseStream } from '../domain/case-ids';
import { caseDecider } from '../domain/case.decider';
import { caseGroup, type DisposalCase } from '../domain/case.state';
import { outcomeOf } from '../domain/outcome.rule';
import { CaseBatches } from './case-batches';
import type { ReadyCommand } from './case-orders';
import { CaseUnits, rootsOf, type CaseUnit } from './case-units';
import { loadCase, stepOf, type LoadedCase } from './loaded-case';

type OpenAct = Extract<ReadyCommand, { kind: 'open-act' }>;

/** One transfer for each destination (E71), and what became of it. */
@Injectable()
export class CaseExecution {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly units: CaseUnits,
    private readonly batches: CaseBatches,
  ) {}

  /** The act to be opened: all units of the groups that the changing unit still keeps. */
  async prepared(
    { state }: LoadedCase,
    groups: readonly string[],
    agreement: string | undefined,
    context: CommandContext,
  ): Promise<Result<OpenAct>> {
    const chosen = [...new Set(groups)].flatMap((key) => caseGroup(state, key) ?? []);
    const outcomes = chosen.map((group) => outcomeOf(state, group, context.businessDate));
    const [first] = outcomes;
    if (!first || outcomes.some((each) => !each) || chosen.length < new Set(groups).size)
      return refuse(
        ruleRefusal('custody-undecided-in-case', 'INV-30', { groups: [...groups], count: groups.length }),
      );
    const { destination, form, receiver } = first;
    if (
      outcomes.some((each) => each?.form !== form || each.receiver?.organisation !== receiver?.organisation)
    )
      return refuse(plainRefusal('several-destinations', { groups: [...groups] }));
    const busy = await this.underWay(state, groups);
    if (busy !== undefined) return refuse(plainRefusal('group-under-way', { group: busy }));
    if (form !== 'retain' && !receiver?.organisation)
      return refuse(plainRefusal('receiver-not-registered', { receiver: receiver?.name ?? '—' }));
    const { units } = await this.units.now(state, context.today);
    const named = new Set(groups);
    const { units: going } = goingOf(state, units, named, receiver?.organisation);
    if (!going.length) return refuse(plainRefusal('list-empty'));
    return ok({
      kind: 'open-act',
      act: {
        act: actIdOf(context),
        destination,
        form,
        receiver: {
          name: receiver?.name ?? '',
          ...(receiver?.organisation && { organisation: receiver.organisation }),
        },
        groups: [...named],
        count: going.length,
        root: rootOfRows(going),
        ...(agreement && { agreement }),
      },
      roots: rootsOf(units),
    });
  }

  /**
   * A suspended batch as the case's own act: it carries whole groups, to the receiver that is decided for them.
   *
   * @returns refusals `batch-unknown`, `batch-not-its-groups`, `batch-goes-elsewhere`, and those of an act that is opened
   */
  async adopted(
    { state }: LoadedCase,
    act: string,
    agreement: string | undefined,
    context: CommandContext,
  ): Promise<Result<OpenAct>> {
    const batch = await this.batches.adoptable(state, act);
    if (!batch.ok) return batch;
    const { transfer, units: listed } = batch.value;
    const { units } = await this.units.now(state, context.today);
    const inBatch = new Set(listed);
    const groups = [...new Set(units.flatMap(({ unit, group }) => (inBatch.has(unit) ? [group] : [])))];
    const named = new Set(groups);
    const rest = units.filter(({ unit, group, out }) => named.has(group) && !inBatch.has(unit) && !out);
    if (rest.length || !groups.length)
      return refuse(plainRefusal('batch-not-its-groups', { act, groups, others: rest.length }));
    const outcomes = groups.map((key) => {
      const group = caseGroup(state, key);
      return group && outcomeOf(state, group, context.businessDate);
    });
    const undecided = groups.filter((_, n) => !outcomes[n]);
    if (undecided.length)
      return refuse(
        ruleRefusal('custody-undecided-in-case', 'INV-30', { groups: undecided, count: undecided.length }),
      );
    const [first] = outcomes;
    const fits = outcomes.every(
      (each) =>
        each?.receiver?.organisation === transfer.draft.to &&
        (each.form === 'deposit') === (transfer.draft.nature === 'deposit') &&
        each.form === first?.form,
    );
    if (!fits || !first?.receiver) return refuse(plainRefusal('batch-goes-elsewhere', { act, groups }));
    return ok({
      kind: 'open-act',
      act: {
        act,
        destination: first.destination,
        form: first.form,
        receiver: { ...first.receiver },
        groups,
        count: listed.length,
        root: rootOfRows(listed),
        ...(agreement && { agreement }),
      },
      roots: rootsOf(units),
    });
  }

  /** Drafts the transfer of an act that the case has opened; the same command goes on with its list. */
  async drafted(id: string, context: CommandContext, viewer: Viewer): Promise<Result<DraftedTransfer>> {
    const loaded = await loadCase(this.store, id);
    const act = loaded?.state.acts.get(actIdOf(context));
    if (!loaded || !act?.receiver.organisation)
      throw new Error('an act that the case has opened was expected');
    const { state } = loaded;
    const { units } = await this.units.now(state, context.today);
    const receiver = act.receiver.organisation;
    const { from, units: going } = goingOf(state, units, new Set(act.groups), receiver);
    const input = {
      from,
      to: receiver,
      nature: act.form === 'deposit' ? ('deposit' as const) : ('transfer' as const),
      historical: false,
      case: id,
      fonds: state.opened.fonds,
      note: [`处置案 ${state.kind} ${act.groups.join('、')}`, act.agreement].filter(Boolean).join('；'),
      selection: { kind: 'named' as const, texts: [...going] },
    };
    // What an administrator or a court has taken over is the case's all the same.
    const sight = { ...viewer, organisations: [...viewer.organisations, from as OrganisationId] };
    return this.commands.execute(
      new DraftTransfer(input, sight, { ...context, expectedRevision: undefined }),
    );
  }

  /** Writes down which of the case's acts the gate has decided by now. */
  async settled(id: string, context: CommandContext): Promise<LoadedCase | undefined> {
    const loaded = await loadCase(this.store, id);
    if (!loaded) return undefined;
    for (const [act, { executed }] of loaded.state.acts) {
      const decided = executed ? undefined : (await loadAct(this.store, act))?.state.decided;
      if (!decided) continue;
      const units = [...decided.manifest];
      const step = stepOf(context, 'executed', act);
      const told = { act, gate: decided.gate, count: units.length, root: rootOfRows(units) };
      const command = { kind: 'record-executed', executed: told, deed: deedOf(step) } as const;
      const done = await execute(this.store, caseStream(id), caseDecider, command, step);
      if (!done.ok)
        throw new Error(`the case ${id} does not take what its act ${act} did: ${done.error.code}`);
    }
    return loadCase(this.store, id);
  }

  /** A group whose act is neither decided nor at its end without effect. */
  async underWay({ acts }: DisposalCase, groups: readonly string[]): Promise<string | undefined> {
    for (const [id, act] of acts) {
      const shared = act.groups.find((group) => groups.includes(group));
      if (shared === undefined || act.executed) continue;
      const state = (await loadAct(this.store, id))?.state;
      // An act that could claim none of its units is at its end, as one that was given up.
      if (!state?.withdrawn && !(state?.closed && !state.decided)) return shared;
    }
    return undefined;
  }
}

/** As a transfer names its act: by the command that drafts it. */
const actIdOf = ({ account, command }: CommandContext): string => derivedId<'act'>('act/1', account, command);

/**
 * What is still to go: units that are there and not with the receiver yet. Those that the changing unit keeps go first;
 * then those of whoever took some over (an administrator, EBL 25(1)), one keeper at a time.
 */
function goingOf(
  { opened }: DisposalCase,
  units: readonly CaseUnit[],
  groups: ReadonlySet<string>,
  receiver: string | undefined,
): { readonly from: string; readonly units: readonly string[] } {
  const there = units.filter(
    ({ group, out, custodian }) =>
      groups.has(group) && out === undefined && custodian !== undefined && custodian !== receiver,
  );
  const own = there.some(({ custodian }) => custodian === opened.organisation);
  const from = own ? opened.organisation : (there[0]?.custodian ?? opened.organisation);
  return { from, units: there.filter(({ custodian }) => custodian === from).map(({ unit }) => unit) };
}
