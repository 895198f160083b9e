import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { loadAct, UNITS_OF_AN_ACT } from '@fonds/acts';
import type { DisposalActOpened } from '@fonds/event-contracts';
import { EVENT_STORE, execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Viewer } from '@fonds/identity';
import { derivedId, ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { DraftTransfer, type DraftedTransfer } from '@fonds/transfer';
import { caseStream } from '../domain/case-ids';
import { groupUnderWay } from '../domain/act-standing.rule';
import { caseDecider } from '../domain/case.decider';
import { adoptedPlan, caseGroup, type CaseAct, type DisposalCase } from '../domain/case.state';
import { outcomeOf } from '../domain/outcome.rule';
import { CaseBatches } from './case-batches';
import type { ReadyCommand } from './case-orders';
import { CaseUnits, rootsOf, type CaseUnit } from './case-units';
import { contextOf, loadCase, stepOf, type LoadedCase } from './loaded-case';

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
    const ended = await this.ended(state);
    const busy = groupUnderWay(state, groups, ended);
    if (busy !== undefined) return refuse(plainRefusal('group-under-way', { group: busy }));
    if (form !== 'retain' && !receiver?.organisation)
      return refuse(plainRefusal('receiver-not-registered', { receiver: receiver?.name ?? '—' }));
    const { units } = await this.units.now(state, context.today);
    const named = new Set(groups);
    const { units: going } = goingOf(state, units, named, receiver?.organisation);
    if (!going.length) return refuse(plainRefusal('list-empty'));
    // Refused here, and not when its list is drawn up: the act would stand in the case and could never begin.
    if (going.length > UNITS_OF_AN_ACT)
      return refuse(plainRefusal('too-many-units', { given: going.length, most: UNITS_OF_AN_ACT }));
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
      ended,
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
        // Early custody (代管) hands over no custody: it is no transfer of the case.
        transfer.draft.nature === natureOf(each) &&
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
    if (!(await loadAct(this.store, act.act)) && !asOpened(state, act, going, context))
      return refuse(
        plainRefusal('plan-differs', { version: adoptedPlan(state)?.version ?? 0, groups: [...act.groups] }),
      );
    const input = {
      from,
      to: receiver,
      nature: natureOf(act),
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

  /** A process that died behind the opening of an act left it without its list: whoever comes next draws it up. */
  async finished({ id, state, stored }: LoadedCase, context: CommandContext, viewer: Viewer): Promise<void> {
    if (state.closed) return;
    for (const opening of stored) {
      // The command that opened it goes on by itself.
      if (opening.type !== 'DisposalActOpened' || opening.meta.command === context.command) continue;
      const { act } = opening.data as DisposalActOpened;
      if (state.acts.get(act)?.executed || (await loadAct(this.store, act))) continue;
      await this.drafted(id, contextOf(opening), viewer);
    }
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

  /** Acts that are at their end without effect: withdrawn, without a unit that they could claim, or never drafted. */
  async ended({ acts }: DisposalCase): Promise<ReadonlySet<string>> {
    const ended = new Set<string>();
    for (const [id, { executed }] of acts) {
      if (executed) continue;
      const state = (await loadAct(this.store, id))?.state;
      if (!state || state.withdrawn || (state.closed && !state.decided)) ended.add(id);
    }
    return ended;
  }

  /** Units of groups that the case's own acts have handed over: they have their destination. */
  async handedOver({ acts }: DisposalCase, units: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
    const gone: string[] = [];
    for (const [id, { groups, executed }] of acts) {
      const asked = executed ? groups.flatMap((group) => units.get(group) ?? []) : [];
      if (!asked.length) continue;
      const manifest = (await loadAct(this.store, id))?.state.decided?.manifest;
      gone.push(...asked.filter((unit) => manifest?.has(unit)));
    }
    return gone;
  }
}

const natureOf = ({ form }: Pick<CaseAct, 'form'>): 'deposit' | 'transfer' =>
  form === 'deposit' ? 'deposit' : 'transfer';

/** Whether an act that has no list yet would carry what it was opened for to where its groups go now. */
const asOpened = (
  state: DisposalCase,
  { groups, form, receiver, root }: CaseAct,
  going: readonly string[],
  { businessDate }: CommandContext,
): boolean =>
  rootOfRows(going) === root &&
  groups.every((key) => {
    const group = caseGroup(state, key);
    const outcome = group && outcomeOf(state, group, businessDate);
    return outcome?.form === form && outcome.receiver?.organisation === receiver.organisation;
  });

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
