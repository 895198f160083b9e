import type { ActClaimSettler, ActProcess, ActRunner } from '@fonds/acts';
import type { CommandContext, CommandProgress, EventStore } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { ARCHIVES, FONDS, holdingTakenOn, record, testContext, testId } from '@fonds/testing';
import { ActOnDestructionHandler } from '../../libs/appraisal/src/application/act-on-destruction.handler';
import type { DestructionAsk } from '../../libs/appraisal/src/application/destruction.commands';
import {
  ActOnDestruction,
  DrawDestruction,
  RecordDestructionFacts,
} from '../../libs/appraisal/src/application/destruction.commands';
import {
  destructionIdOf,
  DrawDestructionHandler,
} from '../../libs/appraisal/src/application/draw-destruction.handler';
import { RecordDestructionFactsHandler } from '../../libs/appraisal/src/application/record-destruction-facts.handler';
import type { Sent } from '../laws/transfer-bench.fixture';

export { DESTRUCTION_KIND } from '../../libs/appraisal/src/application/destruction.kind';

export interface Worker {
  readonly store: EventStore;
  readonly settler: ActClaimSettler;
  readonly process: ActProcess;
  readonly runner: ActRunner;
}
type Send = (command: (worker: Worker) => Promise<{ readonly ok: boolean }>) => Sent;

/** A body that its legal representative speaks for; what is looked up elsewhere is not asked for here. */
const organisations = { state: () => Promise.resolve({ attributes: { kind: 'private-enterprise' } }) };

/** A unit whose ten years are over. */
export function expired(fonds: string) {
  const day = civilDate('2001-03-09');
  return holdingTakenOn({
    fonds: fonds as never,
    profile: 'isad',
    heldSince: { printed: '2010', to: '2010-12-31' },
    description: {
      title: '关于春节值班的通知',
      retention: '10年',
      dates: [{ printed: '2001-03-09', from: day, to: day, certainty: 'exact' }],
    },
  });
}

export async function expiredUnits(store: EventStore, units: readonly string[], fonds: string = FONDS) {
  for (const unit of units) await record(store, unitStream(unit), 'HoldingTakenOn', expired(fonds));
}

export const drawingOf = (units: readonly string[], fonds: string) => ({
  ...{ fonds, custodian: ARCHIVES, form: 'general' as const, report: '鉴定工作报告', decisions: [], units },
});

export const drawing =
  (units: readonly string[], context: CommandContext, fonds: string = FONDS) =>
  ({ store, settler, runner }: Worker) =>
    new DrawDestructionHandler(
      store,
      settler,
      runner,
      organisations as never,
      undefined as never,
      undefined as never,
    ).execute(new DrawDestruction(drawingOf(units, fonds), context));

export const acting =
  (act: string, ask: DestructionAsk, context: CommandContext) =>
  ({ store, settler, process, runner }: Worker) =>
    new ActOnDestructionHandler(store, settler, process, runner).execute(
      new ActOnDestruction(act, ask, context),
    );

export const telling =
  (
    act: string,
    units: readonly string[] | 'rest',
    outcome: 'destroyed' | 'returned' | 'already-gone',
    context: CommandContext,
    progress?: CommandProgress,
  ) =>
  ({ store, settler }: Worker) =>
    new RecordDestructionFactsHandler(store, settler).execute(
      new RecordDestructionFacts(act, units, outcome, undefined, context, progress),
    );

export const APPROVED: DestructionAsk = {
  kind: 'approve',
  approval: { as: 'legal-representative', declined: [], decisions: [] },
};
export const COUNTED: DestructionAsk = { kind: 'count', found: 'all', office: 'archives' };
export const STARTED: DestructionAsk = {
  kind: 'start',
  order: { method: '化浆', place: '纸业公司', decisions: [] },
};
export const CERTIFIED: DestructionAsk = { kind: 'certify' };

/** From the register to the certificate: one unit is destroyed, one goes back to the shelf. */
export function destructionStory(sent: Send) {
  const units = [testId<'unit'>(), testId<'unit'>()].sort();
  const [one = ''] = units;
  const [approver, first, second] = [testId<'account'>(), testId<'account'>(), testId<'account'>()];
  const drawn = testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: '鉴定工作报告' }] });
  const act = destructionIdOf(drawn);
  const by = (account: typeof first) => testContext({ account });
  const steps = [
    drawing(units, drawn),
    acting(act, APPROVED, by(approver)),
    acting(act, COUNTED, by(first)),
    acting(act, COUNTED, by(second)),
    acting(act, STARTED, by(first)),
    telling(act, [one], 'destroyed', by(first)),
    telling(act, 'rest', 'returned', by(second)),
    acting(act, CERTIFIED, by(first)),
    acting(act, CERTIFIED, by(second)),
  ];
  return {
    prepare: (store: EventStore) => expiredUnits(store, units),
    commands: steps.map((step) => sent(step)),
    writes: 16,
  };
}
