import { openAct } from '../../libs/acts/src/application/open-act';
import { LiftHold, PlaceHold } from '../../libs/acts/src/application/act.commands';
import type { Fact } from '../../libs/acts/src/application/fact';
import { recordFact } from '../../libs/acts/src/application/record-fact';
import { execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf, loadUnit, unitDecider, unitStream } from '@fonds/holdings';
import { civilDate, derivedId } from '@fonds/kernel';
import { ARCHIVES, FONDS, holdingTakenOn, record, testId } from '@fonds/testing';
import {
  DecideAppraisal,
  OpenAppraisal,
  ReportAppraisal,
} from '../../libs/appraisal/src/application/appraisal.commands';
import {
  ActOnDestruction,
  DrawDestruction,
  RecordDestructionFacts,
  type DestructionAsk,
} from '../../libs/appraisal/src/application/destruction.commands';
import { PlanOpening, type OpeningAsk } from '../../libs/opening/src/application/opening.commands';
import { lifeBench } from './life-bench.fixture';

/** The authority over the archives. */
const ABOVE = testId<'organisation'>();
const TODAY = '2026-11-22';
const FACTS = {
  LossRecorded: { type: 'LossRecorded', data: { since: TODAY, circumstances: '遗失' } },
  RecoveryRecorded: { type: 'RecoveryRecorded', data: { since: TODAY, circumstances: '寻回' } },
  LoanReturned: { type: 'LoanReturned', data: { since: TODAY, condition: '完好' } },
} as const;
const decision = (rule: string) => ({ rule, text: '经会议决定' });

export type LifeProduct = ReturnType<typeof lifeProduct>;

/** The product’s commands in the words of the model; units by their ids. */
export function lifeProduct(store: EventStore, stateArchives: boolean) {
  const bench = lifeBench(store, stateArchives);
  return {
    async takeOn(
      id: string,
      { formed, retention, secret }: { formed: number; retention: number | undefined; secret: boolean },
    ): Promise<void> {
      const day = civilDate(`${formed}-03-09`);
      const data = holdingTakenOn({
        profile: 'isad',
        heldSince: { printed: '2010', to: '2010-12-31' },
        description: {
          title: '关于春节值班的通知',
          retention: retention === undefined ? '永久' : `${retention}年`,
          ...(secret && { secrecy: '秘密' }),
          dates: [{ printed: day, from: day, to: day, certainty: 'exact' }],
        },
      });
      await record(store, unitStream(id), 'HoldingTakenOn', data);
    },

    /** How the units stand by their own streams, once what acts owe them is written. */
    async standings(ids: Iterable<string>) {
      const told: [string, object][] = [];
      for (const id of ids) {
        await bench.settler.settle(id, await store.readStream(unitStream(id)));
        const state = await loadUnit(store, id);
        if (state.kind !== 'unit') throw new Error(`no unit ${id}`);
        const { out, loan, claim, destroying, opening, description } = state.unit;
        const years = Number.parseInt(description.retention ?? '', 10);
        told.push([
          id,
          {
            out,
            loan: loan !== undefined,
            claimed: claim !== undefined,
            destroying: destroying !== undefined,
            opening: opening?.state ?? '未审核',
            retention: Number.isNaN(years) ? undefined : years,
          },
        ]);
      }
      return Object.fromEntries(told);
    },

    hold(
      kind: string,
      units: readonly string[] | undefined,
      stops: readonly string[] | undefined,
      at: CommandContext,
    ) {
      const order = { kind: kind as never, ground: '来函', ...(units && { units }), ...(stops && { stops }) };
      return bench.placeHold.execute(new PlaceHold(FONDS, order, at));
    },
    lift: (hold: string, at: CommandContext) => bench.liftHold.execute(new LiftHold(FONDS, hold, '已结', at)),
    lend: (units: readonly string[], at: CommandContext) =>
      openAct(
        store,
        bench.process,
        {
          type: 'LoanRequested',
          data: {
            ...{ fonds: FONDS, custodian: ARCHIVES, reader: '李某', purpose: '编史' },
            ...{ due: '2026-12-31', approval: '批准' },
          },
        },
        units,
        at,
      ),
    fact: (type: keyof typeof FACTS, units: readonly string[], at: CommandContext) =>
      recordFact(store, bench.settler, { fonds: FONDS, units, fact: FACTS[type] as Fact }, at),
    noteMatter: (unit: string, at: CommandContext) =>
      execute(
        store,
        unitStream(unit),
        unitDecider,
        { kind: 'note-open-matter', matter: '债权未清', deed: deedOf(at) },
        at,
      ),

    async appraise(units: readonly string[], at: CommandContext) {
      const told = await bench.openAppraisal.execute(
        new OpenAppraisal(
          {
            ...{ fonds: FONDS, custodian: ARCHIVES, method: '逐卷', scope: '到期档案' },
            members: ['档案', '业务', '领导'].map((role) => ({ name: '李某', role })),
          },
          units,
          at,
        ),
      );
      return { told, id: derivedId<'appraisal'>('appraisal/1', at.account, at.command) };
    },
    opine(
      id: string,
      units: readonly string[],
      opinion: 'keep' | 'destroy',
      period: string | undefined,
      at: CommandContext,
    ) {
      const given = {
        opinion,
        reason: '鉴定意见',
        units,
        ...(period && { period, scheduleBasis: 'own' as const }),
      };
      return bench.decideAppraisal.execute(new DecideAppraisal(id, [given as never], at));
    },
    report: (id: string, at: CommandContext) =>
      bench.reportAppraisal.execute(new ReportAppraisal(id, { title: '鉴定工作报告' }, at)),

    draw(
      units: readonly string[],
      { appraisal, matters }: { appraisal: string | undefined; matters: boolean },
      at: CommandContext,
    ) {
      const input = {
        ...{ fonds: FONDS, custodian: ARCHIVES, form: 'general' as const, report: '鉴定工作报告', units },
        decisions: matters ? [decision('INV-17')] : [],
        ...(appraisal !== undefined && { appraisal }),
      };
      return bench.draw.execute(new DrawDestruction(input, at));
    },
    approve(act: string, right: boolean, saa: boolean, declined: readonly string[], at: CommandContext) {
      const approver = stateArchives ? ('leading-authority' as const) : ('legal-representative' as const);
      const as = right ? approver : ('unit-head' as const);
      // An authority speaks in a role of its own (INV-16).
      const seat = right && stateArchives ? { organisation: ABOVE } : {};
      return this.onRegister(
        act,
        {
          kind: 'approve',
          approval: { as, declined, decisions: [], ...(saa && { saaApproval: '档函1号' }) },
        },
        { ...at, ...seat },
      );
    },
    start(
      act: string,
      { saa, facility, apart }: { saa: boolean; facility: boolean; apart: boolean },
      at: CommandContext,
    ) {
      const order = {
        ...{ method: '化浆', place: '纸业公司', decisions: apart ? [decision('INV-13')] : [] },
        ...(saa && { saaApproval: '档函2号' }),
        ...(facility && { facility: { name: '销毁中心', kind: 'secrecy-authority' as const } }),
      };
      return this.onRegister(act, { kind: 'start', order }, at);
    },
    onRegister: (act: string, ask: DestructionAsk, at: CommandContext) =>
      bench.onDestruction.execute(new ActOnDestruction(act, ask, at)),
    tell: (
      act: string,
      units: readonly string[],
      outcome: 'destroyed' | 'returned' | 'already-gone',
      at: CommandContext,
    ) => bench.facts.execute(new RecordDestructionFacts(act, units, outcome, undefined, at)),

    plan(
      units: readonly string[],
      {
        purpose,
        ground,
        early,
      }: { purpose: 'opening' | 'reassessment' | 'reclosing'; ground: boolean; early: boolean },
      at: CommandContext,
    ) {
      const input = {
        ...{ custodian: ARCHIVES, purpose, selection: { kind: 'named' as const, texts: [...units] } },
        ...(ground && { ground: '复核' }),
        ...(early && { early: '科技' as const }),
      };
      return bench.plan.execute(new PlanOpening(input, undefined as never, at));
    },
    onReview: (act: string, ask: OpeningAsk, at: CommandContext) => bench.onOpening(act, ask, at),
  };
}
