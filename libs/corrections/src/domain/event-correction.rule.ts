import type { EventDraft, FieldChange } from '@fonds/event-contracts';
import { canonicalJson, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { formsOf, type CorrectableEvents, type ToldEvent } from './told-event';

/** What is said of a wrong event: its id, and what it should have said. */
export interface WantedCorrection {
  readonly corrects: string;
  readonly fields: readonly { readonly field: string; readonly after?: unknown }[];
}

export interface CorrectionGround {
  readonly today: CivilDate;
  readonly reason?: string;
  /** SHA-256 of the supporting files that this command cites. */
  readonly cited: readonly string[];
}

/** What a stream told that may be corrected, as it is believed now, and what of each type may be. */
export interface Told {
  readonly told: ReadonlyMap<string, ToldEvent>;
  readonly events: CorrectableEvents;
}

/** Whether what the event is to say fits with everything else that the stream says. */
export interface StandingRule {
  (corrects: string, fields: readonly FieldChange[]): Refusal | undefined;
}

type Drafts = Result<readonly EventDraft[]>;

export const sameValue = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

/** E92, first hand: names the event that is wrong, and what of it. Without effect. */
export function proposeEventCorrection(
  { told: all, events }: Told,
  ground: CorrectionGround,
  { corrects, fields }: WantedCorrection,
  standing: StandingRule,
): Drafts {
  const told = all.get(corrects);
  const forms = told && formsOf(told.type, events);
  if (!told || !forms)
    return refuse(ruleRefusal('event-not-correctable', 'INV-01', { corrects, known: Object.keys(events) }));
  if (!ground.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  const names = fields.map(({ field }) => field);
  if (!names.length) return refuse(plainRefusal('no-fields'));
  if (new Set(names).size !== names.length) return refuse(plainRefusal('field-twice', { fields: names }));
  const changes: FieldChange[] = [];
  for (const { field, after } of fields) {
    const form = Object.hasOwn(forms, field) ? forms[field] : undefined;
    if (!form)
      return refuse(
        plainRefusal('event-field-unknown', { field, type: told.type, known: Object.keys(forms) }),
      );
    const before = told.fields[field];
    if (sameValue(before, after)) return refuse(plainRefusal('field-unchanged', { field }));
    if (!form(after)) return refuse(plainRefusal('event-field-invalid', { field }));
    const refusal = envelopeRefusal(field, before, after, ground);
    if (refusal) return refuse(refusal);
    changes.push({ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
  }
  const refusal = standing(corrects, changes);
  if (refusal) return refuse(refusal);
  return ok([
    {
      type: 'EventCorrectionProposed',
      data: { corrects, type: told.type, fields: changes },
      rules: ['INV-01'],
    },
  ]);
}

/** Second hand: only while the fields say what they said when this was proposed. */
export function correctEvent(
  { told: all }: Told,
  seconds: string,
  { corrects, fields }: { readonly corrects: string; readonly fields: readonly FieldChange[] },
  standing: StandingRule,
  stands: readonly FieldChange[],
): Drafts {
  const told = all.get(corrects);
  const changed = fields.find(({ field, before }) => !told || !sameValue(told.fields[field], before));
  if (!told || changed)
    return refuse(
      ruleRefusal('proposal-moved', 'INV-01', { proposal: seconds, field: changed?.field ?? '' }),
    );
  const refusal = standing(corrects, fields);
  if (refusal) return refuse(refusal);
  return ok([
    {
      type: 'EventCorrected',
      data: {
        seconds,
        corrects,
        type: told.type,
        fields: [...fields],
        ...(stands.length && { stands: [...stands] }),
      },
      rules: ['INV-01'],
    },
  ]);
}

/** Fields that stand otherwise: what read models follow without reading the stream again. */
export const standsOf = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field): FieldChange[] => {
    const [was, is] = [before[field], after[field]];
    if (sameValue(was, is)) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });

/** A paper named now is cited by the command that names it: so it is stored, and seen by whoever sees the correction. */
function envelopeRefusal(
  field: string,
  before: unknown,
  after: unknown,
  { today, cited }: CorrectionGround,
): Refusal | undefined {
  if (field === 'businessDate') return businessDateNotInFuture(after as CivilDate, today);
  if (field !== 'evidence') return undefined;
  const had = new Set([
    ...cited,
    ...((before as readonly Paper[] | undefined) ?? []).map(({ sha256 }) => sha256),
  ]);
  const missing = (after as readonly Paper[]).find(({ sha256 }) => !had.has(sha256));
  return missing && plainRefusal('evidence-not-cited', { sha256: missing.sha256 });
}

interface Paper {
  readonly sha256: string;
}
