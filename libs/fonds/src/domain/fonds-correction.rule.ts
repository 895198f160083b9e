import {
  decideCorrection,
  type BelievedStream,
  type CorrectionCommand,
  type CorrectionDeed,
} from '@fonds/corrections';
import type { EventDraft, FieldChange, PastEvent } from '@fonds/event-contracts';
import type { Refusal, Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { FONDS_EVENTS } from './fonds-events';
import { foldFonds, type Fonds } from './fonds.state';

/** E92 on an event of a fonds; what was looked up of another fonds comes with the command. */
export type FondsCorrection = CorrectionCommand & {
  readonly self: string;
  /** Whether the fonds is registered that a corrected relation is to name. */
  readonly otherExists: boolean;
};

type Ground = Omit<CorrectionDeed, 'account' | 'cited'> & Partial<CorrectionDeed>;

export function correctFondsEvent(
  command: FondsCorrection,
  { account = '', today, reason, cited = [] }: Ground,
  past: BelievedStream,
): Result<readonly EventDraft[]> {
  const refused = (_after: Fonds | undefined, told: PastEvent, fields: readonly FieldChange[]) =>
    papersRefusal(told, fields) ?? relationRefusal(command, fields);
  const subject = { stream: past, events: FONDS_EVENTS, fold: foldFonds, shown, refused };
  return decideCorrection(subject, command, { account, today, reason, cited });
}

/** What read models show of a fonds that corrections may change. */
function shown(fonds: Fonds | undefined): Readonly<Record<string, unknown>> {
  if (!fonds) return {};
  const { name, creator, kind, dates, description, relations } = fonds;
  return { name, creator, kind, dates, description, relations };
}

/** INV-40: another number took a decision, and the decision a paper. */
const papersRefusal = (told: PastEvent, fields: readonly FieldChange[]): Refusal | undefined =>
  told.type === 'FondsNumberAssigned' &&
  told.data.previous !== undefined &&
  fields.some(({ field, after }) => field === 'evidence' && Array.isArray(after) && !after.length)
    ? ruleRefusal('fonds-number-needs-paper', 'INV-40')
    : undefined;

function relationRefusal(
  { self, otherExists }: FondsCorrection,
  fields: readonly FieldChange[],
): Refusal | undefined {
  const other = fields.find(({ field }) => field === 'other')?.after;
  if (other === undefined) return undefined;
  if (other === self) return plainRefusal('fonds-related-to-itself');
  return otherExists ? undefined : plainRefusal('fonds-unknown', { fonds: String(other) });
}
