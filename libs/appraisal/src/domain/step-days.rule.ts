import { manifestOf } from '@fonds/acts';
import type { CivilDate, Refusal } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { ruleRefusal } from '@fonds/law';
import type { Destruction } from './destruction.state';

/** A step of a register on which another one rests (domain.md §4.6). */
export type RegisterStep = 'list' | 'approval' | 'signature' | 'filing' | 'start';

type StepRule = 'INV-12' | 'INV-16' | 'INV-17b';

/** The first of these steps that is later than the day of the one which rests on it. */
function afterIt(
  taken: readonly { readonly step: RegisterStep; readonly day: CivilDate | string | undefined }[],
  on: CivilDate,
  rule: StepRule,
): Refusal | undefined {
  const later = taken.find(({ day }) => day !== undefined && day > on);
  return (
    later && ruleRefusal('register-step-too-early', rule, { on, step: later.step, day: later.day ?? '' })
  );
}

/** What is signed or declined (E51) is there: the list that was drawn up. */
export const signedTooEarly = ({ act }: Destruction, on: CivilDate): Refusal | undefined =>
  afterIt([{ step: 'list', day: act.businessDate }], on, 'INV-16');

/** E53: what is counted is what was approved. */
export const countedTooEarly = ({ approvals }: Destruction, on: CivilDate): Refusal | undefined =>
  afterIt([{ step: 'approval', day: approvals[0]?.signedOn }], on, 'INV-12');

/** E52: what is filed for record is what was approved. */
export const filedTooEarly = ({ approvals }: Destruction, on: CivilDate): Refusal | undefined =>
  approvals.length
    ? afterIt([{ step: 'approval', day: approvals[0]?.signedOn }], on, 'INV-16')
    : ruleRefusal('approval-missing', 'INV-16');

/** E99 rests on the signatures of the register as it stands, and on its filing. */
export function startedTooEarly({ act, signed, filedOn }: Destruction, on: CivilDate): Refusal | undefined {
  const root = act.sealed?.root ?? rootOfRows(manifestOf(act));
  const signatures = signed.flatMap((each) =>
    each.root === root ? [{ step: 'signature' as const, day: each.signedOn }] : [],
  );
  return afterIt([...signatures, { step: 'filing', day: filedOn }], on, 'INV-16');
}

/** E55: nothing is erased before the point of no return. */
export const erasedTooEarly = ({ startedOn }: Destruction, on: CivilDate): Refusal | undefined =>
  afterIt([{ step: 'start', day: startedOn }], on, 'INV-17b');
