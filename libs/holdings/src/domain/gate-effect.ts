import type { DomainEvent } from '@fonds/event-contracts';
import { destructionEffect } from './unit-destruction.rule';
import type { UnitEffect } from './unit-effects';

/** Which units a gate event is about: the sealed manifest of an act, or named in it. */
export interface ConcernedUnits {
  readonly act?: string;
  /** Revision of the sealing event in the act. */
  readonly sealed?: number;
  readonly units?: readonly string[];
  readonly root: string;
  readonly count: number;
}

/** Gate events with an effect on units; holds and proposals have none. */
export const GATE_EFFECTS = [
  'TransferAccepted',
  'LossRecorded',
  'RecoveryRecorded',
  'IncidentReported',
  'TakenOver',
  'Seized',
  'SeizureReturned',
  'UnitsRearranged',
  'LoanIssued',
  'LoanReturned',
  'ItemsMoved',
  'AccessionRegistered',
  'LotArranged',
  'DepositWithdrawn',
  'DestructionStarted',
  'UnitDestroyed',
] as const;

/** Of them, those that bring units into being, and the term of the balance under which these come in. */
export const ENTRY_TERMS = {
  UnitsRearranged: 'rearranged',
  AccessionRegistered: 'accessioned',
  LotArranged: 'arranged',
} as const satisfies { readonly [type: string]: string };
export type GateEffectType = (typeof GATE_EFFECTS)[number];
export type GateEffectEvent = DomainEvent<GateEffectType>;

export const isGateEffect = (event: DomainEvent): event is GateEffectEvent =>
  (GATE_EFFECTS as readonly string[]).includes(event.type);

/** What a gate event means for each of its units. */
export function gateEffect(event: GateEffectEvent): UnitEffect {
  switch (event.type) {
    case 'TransferAccepted': {
      const { nature, from, to, holder, since } = event.data;
      // REG 20(4): kept on behalf (代管) until the formal transfer; custody stays where it was.
      return nature === 'early-custody'
        ? { kind: 'early-custody', since, holder, from }
        : { kind: 'transferred', since, custodian: to, holder, from, transferringUnit: from };
    }
    case 'LossRecorded':
      return { kind: 'lost', since: event.data.since };
    case 'RecoveryRecorded': {
      const { since, holder } = event.data;
      return { kind: 'recovered', since, ...(holder && { holder }) };
    }
    case 'IncidentReported':
      return { kind: 'incident', since: event.data.since, document: event.data.scope };
    case 'TakenOver': {
      const { since, custodian, holder, document } = event.data;
      return { kind: 'taken-over', since, custodian, holder, document };
    }
    case 'Seized': {
      const { since, custodian, holder, document } = event.data;
      return { kind: 'seized', since, ...(custodian && { custodian }), holder, document };
    }
    case 'SeizureReturned': {
      const { since, custodian, holder, document } = event.data;
      return { kind: 'seizure-returned', since, ...(custodian && { custodian }), holder, document };
    }
    case 'UnitsRearranged':
      return { kind: 'rearranged-away', since: event.data.since };
    case 'LoanIssued':
      return { kind: 'loaned', since: event.data.since, due: event.data.due };
    case 'LoanReturned':
      return { kind: 'loan-returned', since: event.data.since };
    case 'ItemsMoved':
      return { kind: 'moved', since: event.data.since, place: event.data.to };
    case 'AccessionRegistered': {
      const { since, custodian, holder } = event.data;
      return { kind: 'accessioned', since, custodian, holder };
    }
    case 'LotArranged':
      // Told to no unit: those it concerns begin by it.
      return { kind: 'accessioned', since: event.data.since, custodian: event.data.custodian };
    case 'DepositWithdrawn': {
      const { since, from, to } = event.data;
      return { kind: 'withdrawn', since, from, ...(to && { custodian: to, holder: to }) };
    }
    case 'DestructionStarted': {
      const { of, since } = event.data;
      return destructionEffect({ act: of.act ?? '', outcome: 'started', since });
    }
    case 'UnitDestroyed':
      return destructionEffect(event.data);
  }
}

/** Its units, wherever they are named; absent only for an incident that concerns none. */
export const concernedUnits = (event: GateEffectEvent): ConcernedUnits | undefined => event.data.of;
