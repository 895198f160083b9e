import { loadAct, manifestOf } from '@fonds/acts';
import type { CommandContext, EventStore } from '@fonds/event-store';
import { loadUnit } from '@fonds/holdings';
import type { Refusal, Result } from '@fonds/kernel';
import { FONDS, testContext, testId } from '@fonds/testing';
import fc from 'fast-check';
import type { Fact } from '../../libs/acts/src/application/fact';
import { recordFact } from '../../libs/acts/src/application/record-fact';
import { ActOnCase, OpenCase, type CaseOrder } from '../../libs/restructuring/src/application/case.commands';
import { loadCase } from '../../libs/restructuring/src/application/loaded-case';
import { HEAD_AND_HANDLER } from '../../libs/transfer/src/domain/signature-policy';
import { killedAt, MOMENTS } from '../crash/dying-store.fixture';
import { accountOf } from './case-accounts.fixture';
import { caseBench, KEEPER } from './case-bench.fixture';
import {
  checking,
  contextOn,
  holding,
  ordered,
  raw,
  returning,
  SIGNERS,
  takenOn,
  TODAY,
  type Sent,
} from './transfer-bench.fixture';

const UNITS = 6;
export const RECEIVERS = [testId<'organisation'>(), testId<'organisation'>()] as const;
const ADMINISTRATOR = testId<'organisation'>();
const PAPER = [{ sha256: 'b'.repeat(64), kind: '决定' }];
const DESTINATIONS = ['INV', 'NAT', 'DEP', 'DSG', 'EST', 'SUC', 'OBJ'] as const;

const DEEDS = [
  'sort',
  'split',
  'split',
  'decide',
  'decide',
  'decide',
  'plan',
  'plan',
  'execute',
  'execute',
  'execute',
  'finish',
  'finish',
  'give-back',
] as const;
const OTHERS = [
  'give-up',
  'lose',
  'recover',
  'take-over',
  'find',
  'count',
  'amend',
  'close',
  'close',
] as const;

const caseCommand = fc.record({
  do: fc.constantFrom(...DEEDS, ...OTHERS),
  pick: fc.integer({ min: 1, max: 2 ** UNITS - 1 }),
  n: fc.nat(8),
  to: fc.nat(6),
  /** The process dies in this write, and the command is told again. */
  kill: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 3 }),
  moment: fc.constantFrom(...MOMENTS),
});
export type CaseDeed = typeof caseCommand extends fc.Arbitrary<infer C> ? C : never;
export const caseHistory = fc.record({
  kind: fc.constantFrom('C01', 'C04', 'C07', 'C14', 'C15', 'C17', 'C18', 'I2', 'I4'),
  /** Mostly it begins with what is sorted already. */
  sorted: fc.constantFrom('AD' as const, 'AD' as const, 'KU' as const, 'JJ' as const, undefined),
  commands: fc.array(caseCommand, { minLength: 10, maxLength: 26 }),
});

/** A restructuring case over a few units: whatever is told, killed and told again. */
export class CaseHistory {
  readonly units: string[] = [];
  readonly refusals: { readonly deed: string; readonly error: Refusal }[] = [];
  readonly acts: string[] = [];
  id = '';
  closed = false;
  private readonly people = [testId<'account'>(), testId<'account'>()] as const;

  constructor(readonly store: EventStore) {}

  async begin(kind: string, sorted?: 'AD' | 'KU' | 'JJ'): Promise<void> {
    for (let n = 0; n < UNITS; n++) await this.find();
    const context = this.context();
    const input = {
      ...{ fonds: FONDS, organisation: KEEPER, kind: kind as 'C15' },
      decision: { title: '裁定', on: '2026-11-01' },
    };
    const opened = await caseBench(this.store).opening.execute(new OpenCase(input, context));
    if (!opened.ok) throw new Error(opened.error.code);
    this.id = opened.value.case;
    if (sorted) await this.order({ kind: 'sort', classes: new Map([['', sorted]]) });
  }

  /** @returns what was answered; undefined where there is nothing that it could be about */
  async take(deed: CaseDeed): Promise<Result<unknown> | undefined> {
    const result = await this.told(deed);
    if (result && !result.ok) this.refusals.push({ deed: deed.do, error: result.error });
    if (result?.ok && deed.do === 'close') this.closed = true;
    return result;
  }

  private async told(deed: CaseDeed): Promise<Result<unknown> | undefined> {
    const units = this.units.filter((_, n) => (deed.pick >> (n % UNITS)) & 1);
    const groups = [...((await loadCase(this.store, this.id))?.state.groups.keys() ?? [])];
    const group = groups.length ? (groups[deed.n % groups.length] ?? '') : '无';
    switch (deed.do) {
      case 'sort':
        return this.order({ kind: 'sort', classes: new Map([['', deed.n % 2 ? 'AD' : 'KU']]) }, deed);
      case 'split':
        return this.order({ kind: 'split', to: `另${deed.n % 3}`, units, ground: '另案' }, deed);
      case 'decide':
        return this.decide(group, deed);
      case 'plan': {
        const drafted = await this.order({ kind: 'draft-plan' }, deed);
        if (!drafted.ok) return drafted;
        const version = (await loadCase(this.store, this.id))?.state.plans.length ?? 0;
        return this.order(
          { kind: 'adopt-plan', version, by: '赵某' },
          { ...deed, kill: null },
          this.context(1),
        );
      }
      case 'execute': {
        const told = await this.order({ kind: 'execute', groups: [group], agreement: '寄存协议' }, deed);
        if (told.ok && told.value.act !== undefined) this.acts.push(told.value.act);
        return told;
      }
      case 'finish':
      case 'give-back':
      case 'give-up': {
        const act = this.acts[deed.n % (this.acts.length || 1)];
        return act === undefined
          ? undefined
          : deed.do === 'give-up'
            ? this.giveUp(act)
            : this.finish(act, deed, deed.do === 'give-back' ? units.slice(0, 1) : []);
      }
      case 'lose': {
        const told = await this.lose(units.slice(0, 2), deed);
        // E56 is reported with it, or later by whoever wants to close.
        if (told.ok && deed.n % 2 === 0) await this.report(units.slice(0, 2));
        return told;
      }
      case 'recover':
        return this.fact(
          { type: 'RecoveryRecorded', data: { since: TODAY, circumstances: '寻回' } },
          units.slice(0, 1),
          deed,
        );
      case 'take-over': {
        const data = {
          since: TODAY,
          custodian: ADMINISTRATOR,
          holder: ADMINISTRATOR,
          document: '指定管理人决定书',
        };
        return this.fact({ type: 'TakenOver', data }, units.slice(0, 2), deed);
      }
      case 'find':
        await this.find();
        return undefined;
      case 'count': {
        const missing = units.slice(0, 1);
        const found = this.units.filter((unit) => !missing.includes(unit));
        return this.order({ kind: 'count', method: 'scan', found }, deed);
      }
      case 'amend': {
        const after = deed.n % 2 ? ('C16' as const) : ('C14' as const);
        return this.order({ kind: 'amend', after, document: { title: '重整计划', on: '2026-11-19' } }, deed);
      }
      case 'close':
        return this.order({ kind: 'close' }, deed);
    }
  }

  decide(group: string, { to, n, ...rest }: Pick<CaseDeed, 'to' | 'n' | 'kill' | 'moment'>) {
    const destination = DESTINATIONS[to] ?? 'INV';
    const organisation = RECEIVERS[n % 2] ?? RECEIVERS[0];
    const decision = {
      ...{ group, destination, by: '李某', on: '2026-11-20', reason: '出资人同意' },
      ...(destination !== 'EST' && { receiver: { name: `接收单位${n % 2}`, organisation } }),
    };
    return this.order({ kind: 'decide-custody', decision }, rest, this.context(0, true));
  }

  lose(units: readonly string[], deed: Pick<CaseDeed, 'kill' | 'moment'>) {
    return this.fact({ type: 'LossRecorded', data: { since: TODAY, circumstances: '遗失' } }, units, deed);
  }

  report(units: readonly string[]) {
    const data = { since: TODAY, kind: '丢失' as const, scope: '遗失' };
    return this.fact({ type: 'IncidentReported', data }, units, ALIVE);
  }

  explain(unit: string, outcome: 'found' | 'missing') {
    const explanation = { unit, outcome, explanation: '复查' };
    return this.order({ kind: 'explain', explanation } as CaseOrder, ALIVE);
  }

  /**
   * Offered, checked and signed by both sides; told again it goes on where it stopped.
   *
   * @param back what its receiver does not take
   */
  async finish(
    act: string,
    deed: Pick<CaseDeed, 'kill' | 'moment'>,
    back: readonly string[] = [],
  ): Promise<undefined> {
    const offer = raw(act, { kind: 'offer', intoArchives: false }, contextOn(TODAY));
    const signs = SIGNERS.map(({ side, capacity, account }) =>
      ordered(
        act,
        { kind: 'sign', side, capacity, intoArchives: false, policy: HEAD_AND_HANDLER },
        contextOn(TODAY, { account }),
      ),
    );
    const carry: Sent = async (store) => {
      await caseBench(store).process.carry(act);
      return undefined;
    };
    const check: Sent = async (store) => {
      const state = (await loadAct(store, act))?.state;
      const found = state ? manifestOf(state) : [];
      return found.length ? checking(act, TODAY, found)(store) : undefined;
    };
    const giveBack = back.length ? [returning(act, TODAY, back)] : [];
    const lenient =
      (sent: Sent): Sent =>
      async (store) => {
        await sent(store);
        return undefined;
      };
    await this.killed([offer, carry, check, ...giveBack, ...signs, carry].map(lenient), deed);
    return undefined;
  }

  /** As a group that wants to end the case does it: whatever is open is decided, carried out, explained. */
  async toEnd(): Promise<Result<unknown>> {
    await this.givenBack();
    for (let round = 0; ; round++) {
      for (const act of this.acts) await this.finish(act, ALIVE);
      await this.drawnOutLate(round);
      const groups = [...((await loadCase(this.store, this.id))?.state.groups.keys() ?? [])];
      if (!groups.length) await this.order({ kind: 'sort', classes: new Map([['', 'AD']]) });
      for (const group of groups)
        for (const to of [0, 1, 3, 5, 6]) if ((await this.decide(group, { to, n: 0, ...ALIVE })).ok) break;
      await this.take({ ...PLAN, do: 'plan' });
      for (const n of groups.keys()) await this.take({ ...PLAN, do: 'execute', n });
      for (const act of this.acts) await this.finish(act, ALIVE);
      const differences = (await loadCase(this.store, this.id))?.state.differences.keys() ?? [];
      for (const unit of differences) await this.explain(unit, 'found');
      const { unreported } = await accountOf(this.store, this.id, this.units);
      if (unreported.length) await this.report(unreported);
      const told = await this.order({ kind: 'close' });
      if (told.ok || round === ROUNDS) return told;
    }
  }

  /** What came after its class was drawn out of altogether lies in no group that could be decided on: it gets its own. */
  private async drawnOutLate(round: number): Promise<void> {
    const known = (await loadCase(this.store, this.id))?.state.groups;
    const { groups } = await accountOf(this.store, this.id, this.units);
    const units = [...groups].flatMap(([unit, group]) => (known?.size && !known.has(group) ? [unit] : []));
    if (units.length) await this.order({ kind: 'split', to: `后到${round}`, units, ground: '后到' });
  }

  /** What must stay and was taken over comes back by the administrator's own act. */
  private async givenBack(): Promise<void> {
    const taken: string[] = [];
    for (const unit of this.units) {
      const state = await loadUnit(this.store, unit);
      if (state.kind === 'unit' && !state.unit.out && state.unit.custodian === ADMINISTRATOR)
        taken.push(unit);
    }
    const data = { since: TODAY, custodian: KEEPER, holder: KEEPER, document: '移交清单' };
    if (taken.length) await this.fact({ type: 'TakenOver', data }, taken, ALIVE);
  }

  private async giveUp(act: string): Promise<Result<unknown> | undefined> {
    const told = await raw(act, { kind: 'withdraw', ground: '改期' }, contextOn(TODAY))(this.store);
    await caseBench(this.store).process.carry(act);
    return told;
  }

  fact(
    fact: Fact,
    units: readonly string[],
    deed: Pick<CaseDeed, 'kill' | 'moment'>,
  ): Promise<Result<unknown>> {
    const context = this.context(0, true);
    return this.sent(
      (store) => recordFact(store, caseBench(store).settler, { fonds: FONDS, units, fact }, context),
      deed,
    );
  }

  /** Told to one process. */
  orderOn(store: EventStore, order: CaseOrder, context = this.context()) {
    const viewer = { account: context.account, roles: [], organisations: [] } as never;
    return caseBench(store).acting.execute(new ActOnCase(this.id, order, viewer, context));
  }

  order(order: CaseOrder, deed: Pick<CaseDeed, 'kill' | 'moment'> = ALIVE, context = this.context()) {
    return this.sent((store) => this.orderOn(store, order, context), deed);
  }

  /** The same command, once or twice. */
  private async sent<T>(
    work: (store: EventStore) => Promise<T>,
    deed: Pick<CaseDeed, 'kill' | 'moment'>,
  ): Promise<T> {
    let result: { readonly told: T } | undefined;
    const send: Sent = async (store) => {
      result = { told: await work(store) };
      return undefined;
    };
    await this.killed([send], deed);
    if (!result) throw new Error('nothing was answered');
    return (result as { readonly told: T }).told;
  }

  private killed(
    commands: readonly Sent[],
    { kill, moment }: Pick<CaseDeed, 'kill' | 'moment'>,
  ): Promise<boolean> {
    return killedAt(kill ?? Number.MAX_SAFE_INTEGER, moment, this.store, commands);
  }

  private async find(): Promise<void> {
    const unit = testId<'unit'>();
    this.units.push(unit);
    const of = { fonds: FONDS as never, custodian: KEEPER as never, holder: KEEPER as never };
    await takenOn(this.store, unit, holding(of, '2010-12-31'));
  }

  private context(person = 0, paper = false): CommandContext {
    return testContext({ account: this.people[person] ?? this.people[0], ...(paper && { evidence: PAPER }) });
  }
}

/** A keeper at a time: the unit itself, and whoever took some over; then what came in the meantime. */
const ROUNDS = 5;
export const ALIVE = { kill: null, moment: 'before' as const };
const PLAN = { pick: 1, n: 0, to: 0, ...ALIVE };
