import {
  correctEvent,
  proposeEventCorrection,
  standsOf,
  type CorrectionGround,
  type StandingRule,
  type WantedCorrection,
} from '@fonds/corrections';
import type { CustodyInterval, EventDraft, FieldChange } from '@fonds/event-contracts';
import type { Refusal, Result } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import { eventCorrected, UNIT_EVENTS } from './told-event';
import type { Unit } from './unit.types';

interface Ground extends CorrectionGround {
  readonly evidence: number;
}

type Drafts = Result<readonly EventDraft[]>;

/** E92 on an event of a unit, first hand. */
export const proposeUnitEvent = (
  unit: Unit,
  ground: Ground,
  wanted: WantedCorrection,
  historyRefusal: HistoryRule,
): Drafts =>
  proposeEventCorrection(
    { told: unit.told, events: UNIT_EVENTS },
    ground,
    wanted,
    standingOf(unit, ground, historyRefusal),
  );

/** Second hand; told with it is what stands otherwise of the unit. */
export function correctUnitEvent(
  unit: Unit,
  ground: Ground,
  seconds: string,
  wanted: { readonly corrects: string; readonly fields: readonly FieldChange[] },
  historyRefusal: HistoryRule,
): Drafts {
  const told = { told: unit.told, events: UNIT_EVENTS };
  const stands = standsOf(shown(unit), shown(eventCorrected(unit, wanted.corrects, wanted.fields)));
  return correctEvent(told, seconds, wanted, standingOf(unit, ground, historyRefusal), stands);
}

const shown = ({ description, secretSince, history }: Unit): Readonly<Record<string, unknown>> => ({
  secrecy: description.secrecy,
  secretSince,
  history,
});

/** Whether intervals can be a unit's history, beside those that other events told. */
export interface HistoryRule {
  (unit: Unit, intervals: readonly CustodyInterval[]): Refusal | undefined;
}

/** History is told with papers, by whoever tells it (INV-43). */
const standingOf =
  (unit: Unit, { evidence }: Ground, historyRefusal: HistoryRule): StandingRule =>
  (corrects, fields) => {
    const papers = fields.find(({ field }) => field === 'evidence')?.after;
    if (unit.told.get(corrects)?.type === 'HistoryReconstructed' && Array.isArray(papers) && !papers.length)
      return ruleRefusal('evidence-missing', 'INV-43');
    const intervals = fields.find(({ field }) => field === 'intervals');
    if (!intervals) return undefined;
    if (evidence === 0) return ruleRefusal('evidence-missing', 'INV-43');
    const others = [...unit.told]
      .filter(([id, { type }]) => type === 'HistoryReconstructed' && id !== corrects)
      .flatMap(([, told]) => told.fields.intervals as readonly CustodyInterval[]);
    return historyRefusal({ ...unit, history: others }, intervals.after as readonly CustodyInterval[]);
  };
