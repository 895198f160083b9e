import type {
  IncidentReported,
  LoanReturned,
  LossRecorded,
  RecoveryRecorded,
  Seized,
  SeizureReturned,
  TakenOver,
  UnitDestroyed,
} from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import type { Refusal } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';

type Told<T> = Omit<T, 'of' | 'overHolds'>;

/** What happened to units, whoever did it (architecture.md §3: facts are recorded, decisions can be refused). */
export type Fact =
  | { readonly type: 'LossRecorded'; readonly data: Told<LossRecorded> }
  | { readonly type: 'RecoveryRecorded'; readonly data: Told<RecoveryRecorded> }
  | { readonly type: 'IncidentReported'; readonly data: Told<IncidentReported> }
  | { readonly type: 'TakenOver'; readonly data: Told<TakenOver> }
  | { readonly type: 'Seized'; readonly data: Told<Seized> }
  | { readonly type: 'SeizureReturned'; readonly data: Told<SeizureReturned> }
  | { readonly type: 'LoanReturned'; readonly data: Told<LoanReturned> }
  | { readonly type: 'UnitDestroyed'; readonly data: Told<UnitDestroyed> };

/** A fact that says again what the record says already, or ends what never began, is an error of the entry. */
export function contradicts(fact: Fact, unit: Unit): Refusal | undefined {
  switch (fact.type) {
    case 'LossRecorded':
      return unit.out ? plainRefusal('not-in-store', { out: unit.out }) : undefined;
    case 'RecoveryRecorded':
      return unit.out === 'lost' ? undefined : plainRefusal('not-lost');
    case 'LoanReturned':
      return unit.loan ? returnedEarly(fact.data, unit) : plainRefusal('not-on-loan');
    case 'SeizureReturned':
      return seized(unit) && comesBack(fact.data, unit) ? undefined : plainRefusal('not-seized');
    case 'UnitDestroyed':
      return ofItsDestruction(fact.data, unit);
    case 'IncidentReported':
    case 'TakenOver':
    case 'Seized':
      return undefined;
  }
}

/** INV-43: it did not come back before it went out. */
function returnedEarly({ since }: Told<LoanReturned>, { effects }: Unit): Refusal | undefined {
  const lent = effects.filter(({ kind }) => kind === 'loaned').pop()?.since;
  return lent && since < lent ? ruleRefusal('returned-before-lent', 'INV-43', { since, lent }) : undefined;
}

/** E105: one fact a unit, of the destruction that has started with it. What is gone already may have been lost. */
function ofItsDestruction(
  { act, outcome }: Told<UnitDestroyed>,
  { out, destroying }: Unit,
): Refusal | undefined {
  if (out === 'destroyed') return ruleRefusal('destroyed-already', 'INV-17b', { act });
  if (destroying !== act) return ruleRefusal('destruction-not-started', 'INV-17b', { act });
  return out && outcome !== 'already-gone' ? plainRefusal('not-in-store', { out }) : undefined;
}

/** It was taken and has not come back; also before it was taken on, where its holder was another than its custodian. */
function seized({ effects, entry }: Unit): boolean {
  const last = effects.filter(({ kind }) => kind === 'seized' || kind === 'seizure-returned').pop();
  return last ? last.kind === 'seized' : entry.holder !== entry.custodian;
}

/** Somebody else has it in hand, or custody of it, than had so far. */
const comesBack = ({ holder, custodian }: Told<SeizureReturned>, unit: Unit): boolean =>
  unit.holder !== holder || (custodian !== undefined && unit.custodian !== custodian);

/** E98: what must lie on paper before it is recorded; a return, where custody moves by it. */
export const needsPaper = ({ type, data }: Fact): boolean =>
  type === 'TakenOver' || type === 'Seized' || (type === 'SeizureReturned' && data.custodian !== undefined);
