import type { CodePassageProposed, EventDraft, ReferenceCode } from '@fonds/event-contracts';
import { ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { bearsCode } from './unit.state';
import type { Unit } from './unit.types';

/** What a first hand wants: the other unit as it stands is looked at by whoever asks. */
export type WantedPassage = Omit<CodePassageProposed, 'fromCode'>;

type Drafts = Result<readonly EventDraft[]>;

/** Why the unit cannot get this code, or undefined: it bears it, or bore it and gave it up (INV-44). */
export function codeRefusal(unit: Unit, code: ReferenceCode): Refusal | undefined {
  if (unit.code?.normalised === code.normalised) return plainRefusal('field-unchanged', { field: 'code' });
  return bearsCode(unit, code.normalised)
    ? ruleRefusal('code-borne-before', 'INV-44', { code: code.printed })
    : undefined;
}

/** E10 where it bears none, E11 where it bears another. */
export const codeDraft = (unit: Unit, code: ReferenceCode, numberingBody: string): EventDraft =>
  unit.code
    ? {
        type: 'ReferenceCodeChanged',
        data: { before: unit.code, after: code, numberingBody },
        rules: ['INV-44'],
      }
    : { type: 'ReferenceCodeAssigned', data: { code, numberingBody }, rules: ['INV-44'] };

/** First hand: a code entered in error is to pass to the unit that it belongs to (architecture.md §4). */
export function proposePassage(unit: Unit, reason: string | undefined, passage: WantedPassage): Drafts {
  if (!reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  const { code, from, to, replacement } = passage;
  if (from === to) return refuse(plainRefusal('passage-to-itself', { code: code.printed }));
  if (!bearsCode(unit, code.normalised))
    return refuse(ruleRefusal('code-not-borne', 'INV-44', { code: code.printed }));
  const refusal = replacement && replacementRefusal(unit, code, replacement);
  if (refusal) return refuse(refusal);
  const data: CodePassageProposed = { ...passage, ...(unit.code && { fromCode: unit.code }) };
  return ok([{ type: 'CodePassageProposed', data, rules: ['INV-01', 'INV-44'] }]);
}

/** Second hand: only while the unit bears what it bore when this was proposed (INV-01). */
export function passCode(unit: Unit, seconds: string, passage: CodePassageProposed): Drafts {
  if (!sameCode(unit.code, passage.fromCode) || !bearsCode(unit, passage.code.normalised))
    return refuse(ruleRefusal('proposal-moved', 'INV-01', { proposal: seconds, field: 'code' }));
  return ok([{ type: 'CodePassed', data: { seconds, ...passage }, rules: ['INV-01', 'INV-44'] }]);
}

export const sameCode = (a?: ReferenceCode, b?: ReferenceCode): boolean => a?.normalised === b?.normalised;

/** A code that stays as the present one is not replaced: only the one that goes is. */
function replacementRefusal(
  unit: Unit,
  code: ReferenceCode,
  replacement: ReferenceCode,
): Refusal | undefined {
  if (!sameCode(unit.code, code)) return plainRefusal('replacement-not-needed', { code: code.printed });
  return codeRefusal(unit, replacement);
}
