import type { ReferenceCode } from '@fonds/event-contracts';
import { readCode, type NewValue, type PresentUnit } from '@fonds/holdings';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** A correction as a person says it. */
export interface ChangeWords {
  /** Id or code. */
  readonly unit: string;
  /** Id of an entry within. */
  readonly entry?: string;
  readonly fields?: readonly NewValue[];
  /** Another complete 档号 of the unit. */
  readonly code?: string;
}

/** A correction that is wanted; what stands now is read from the unit. */
export interface WantedChange {
  readonly unit: string;
  readonly entry?: string;
  readonly fields: readonly NewValue[];
  readonly code?: ReferenceCode;
}

/** @param units the units of the changes, in their order */
export function wantedChanges(
  changes: readonly ChangeWords[],
  units: readonly PresentUnit[],
): Result<readonly WantedChange[]> {
  const wanted: WantedChange[] = [];
  for (const [n, { entry, fields = [], code: printed }] of changes.entries()) {
    const unit = units[n]?.id ?? '';
    if (entry && printed !== undefined) return refuse(plainRefusal('code-of-entry', { unit, entry }));
    const code = printed === undefined ? undefined : readCode(printed);
    if (code && !code.ok) return refuse({ ...code.error, facts: { ...code.error.facts, unit } });
    wanted.push({ unit, ...(entry && { entry }), fields, ...(code && { code: code.value }) });
  }
  return ok(wanted);
}
