import type { CheckedEvent } from './bundle-events';
import type { Faults } from './bundle-fault';
import type { JsonObject } from './json-reader';

/** Where a unit stands by what the gate did to it since the case was opened. */
export interface Standing {
  /** Who has custody; absent: whoever had it then. */
  readonly custodian?: string;
  /** Of the transfer that gave it; absent: it came otherwise, by a seizure, say. */
  readonly nature?: string;
  readonly out?: 'lost' | 'withdrawn' | 'rearranged' | 'destroyed';
  /** Gate revision of the last effect. */
  readonly gate: number;
}

/** One event of the gate with its units. */
export interface GateEffect {
  readonly revision: number;
  readonly type: string;
  readonly data: JsonObject;
  readonly units: readonly string[];
  /** Units that it brings into being. */
  readonly into: readonly string[];
}

type Change = (before: Standing, data: JsonObject) => Standing;

const keeps = (name: string): Change => {
  return (before, data) => {
    const { nature: _, ...rest } = before;
    const custodian = data[name];
    return typeof custodian === 'string' ? { ...rest, custodian } : before;
  };
};
const goes =
  (out: Standing['out']): Change =>
  (before) => ({ ...before, out });
const NOTHING = null;

/**
 * What each kind of gate event does to custody and existence; `null`: nothing. It is told here once more, apart from the
 * product's own rule (libs/holdings): a verifier that shared it would share its mistakes.
 */
export const GATE_CHANGES: Readonly<Record<string, Change | null>> = {
  // REG 20(4): kept on behalf until the formal transfer.
  TransferAccepted: (before, data) => {
    const { nature } = data;
    if (nature === 'early-custody') return before;
    return { ...keeps('to')(before, data), ...(typeof nature === 'string' && { nature }) };
  },
  LossRecorded: goes('lost'),
  RecoveryRecorded: ({ out: _, ...before }) => before,
  TakenOver: keeps('custodian'),
  Seized: keeps('custodian'),
  SeizureReturned: keeps('custodian'),
  UnitsRearranged: goes('rearranged'),
  AccessionRegistered: keeps('custodian'),
  LotArranged: keeps('custodian'),
  DepositWithdrawn: (before, data) => ({ ...keeps('to')(before, data), out: 'withdrawn' }),
  UnitDestroyed: (before, data) =>
    data['outcome'] === 'returned' ? before : { ...before, out: 'destroyed' },
  DestructionStarted: NOTHING,
  IncidentReported: NOTHING,
  LoanIssued: NOTHING,
  LoanReturned: NOTHING,
  ItemsMoved: NOTHING,
  ItemsOpened: NOTHING,
  CorrectionBatchApplied: NOTHING,
  EffectCorrectionProposed: NOTHING,
  // Another day for what was done; what was done stays, and its place in the gate's order.
  EffectCorrected: NOTHING,
  CaseCounted: NOTHING,
  HoldPlaced: NOTHING,
  HoldLifted: NOTHING,
};

/** Gate events whose own units begin by them. */
export const ENTRIES: readonly string[] = ['AccessionRegistered', 'LotArranged'];

/** Gate events of a case's time that change custody, in the gate's order; one that is not known here is a fault. */
export function changingEvents(
  events: readonly CheckedEvent[],
  gate: string,
  faults: Faults,
): readonly (CheckedEvent & { readonly shown: NonNullable<CheckedEvent['shown']> })[] {
  return [...events]
    .filter(({ stream }) => stream === gate)
    .sort((a, b) => a.revision - b.revision)
    .flatMap((event) => {
      const { shown } = event;
      if (!shown) return [];
      const change = Object.hasOwn(GATE_CHANGES, shown.type) ? GATE_CHANGES[shown.type] : undefined;
      if (change === undefined) faults.add('malformed', `${gate} ${event.revision}`, `a ${shown.type}`);
      return change ? [{ ...event, shown }] : [];
    });
}

/** Where each unit stands that the gate did something to. */
export function standings(effects: readonly GateEffect[]): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  for (const { revision, type, data, units, into } of effects) {
    const change = GATE_CHANGES[type];
    for (const unit of change ? units : [])
      found.set(unit, { ...change?.(found.get(unit) ?? { gate: revision }, data), gate: revision });
    for (const unit of into) found.set(unit, { ...keeps('custodian')({ gate: revision }, data) });
  }
  return found;
}
