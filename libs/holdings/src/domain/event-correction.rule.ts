import type { CustodyInterval, EventDraft, FieldChange } from '@fonds/event-contracts';
import { isCivilDate, isUuid, ok, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { sameValue } from './unit-fields';
import { CORRECTABLE_EVENTS, eventCorrected, fieldsOfEvent } from './told-event';
import type { Unit } from './unit.state';

export interface WantedCorrection {
  readonly corrects: string;
  readonly fields: readonly { readonly field: string; readonly after?: unknown }[];
}

interface Ground {
  readonly today: CivilDate;
  readonly evidence: number;
  readonly reason?: string;
}

type Drafts = Result<readonly EventDraft[]>;

/** E92, first hand: names the event that is wrong, and what of it. */
export function proposeEventCorrection(
  unit: Unit,
  ground: Ground,
  { corrects, fields }: WantedCorrection,
  historyRefusal: HistoryRule,
): Drafts {
  const told = unit.told.get(corrects);
  if (!told)
    return refuse(ruleRefusal('event-not-correctable', 'INV-01', { corrects, known: CORRECTABLE_EVENTS }));
  if (!ground.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  const names = fields.map(({ field }) => field);
  if (!names.length) return refuse(plainRefusal('no-fields'));
  if (new Set(names).size !== names.length) return refuse(plainRefusal('field-twice', { fields: names }));
  const known = fieldsOfEvent(told.type);
  const changes: FieldChange[] = [];
  for (const { field, after } of fields) {
    if (!known.includes(field)) return refuse(plainRefusal('field-unknown', { field, known }));
    const before = told.fields[field];
    if (sameValue(before, after)) return refuse(plainRefusal('field-unchanged', { field }));
    const refusal = valueRefusal(field, after, ground.today);
    if (refusal) return refuse(refusal);
    changes.push({ field, ...(before !== undefined && { before }), after });
  }
  const refusal = standingRefusal(unit, corrects, changes, ground, historyRefusal);
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
  unit: Unit,
  ground: Ground,
  seconds: string,
  { corrects, fields }: { readonly corrects: string; readonly fields: readonly FieldChange[] },
  historyRefusal: HistoryRule,
): Drafts {
  const told = unit.told.get(corrects);
  const changed = fields.find(({ field, before }) => !told || !sameValue(told.fields[field], before));
  if (!told || changed)
    return refuse(
      ruleRefusal('proposal-moved', 'INV-01', { proposal: seconds, field: changed?.field ?? '' }),
    );
  const refusal = standingRefusal(unit, corrects, fields, ground, historyRefusal);
  if (refusal) return refuse(refusal);
  const after = eventCorrected(unit, corrects, fields);
  const stands = (
    [
      ['secrecy', unit.description.secrecy, after.description.secrecy],
      ['history', unit.history, after.history],
    ] as const
  ).flatMap(([field, before, now]): FieldChange[] =>
    sameValue(before, now) ? [] : [{ field, ...(before !== undefined && { before }), after: now }],
  );
  return ok([
    {
      type: 'EventCorrected',
      data: { seconds, corrects, type: told.type, fields: [...fields], ...(stands.length && { stands }) },
      rules: ['INV-01'],
    },
  ]);
}

/** Whether intervals can be a unit's history, beside those that other events told. */
export interface HistoryRule {
  (unit: Unit, intervals: readonly CustodyInterval[]): Refusal | undefined;
}

/** History is told with papers, by whoever tells it (INV-43). */
function standingRefusal(
  unit: Unit,
  corrects: string,
  fields: readonly FieldChange[],
  { evidence }: Ground,
  historyRefusal: HistoryRule,
): Refusal | undefined {
  const intervals = fields.find(({ field }) => field === 'intervals');
  if (!intervals) return undefined;
  if (evidence === 0) return ruleRefusal('evidence-missing', 'INV-43');
  const others = [...unit.told]
    .filter(([id, { type }]) => type === 'HistoryReconstructed' && id !== corrects)
    .flatMap(([, told]) => told.fields.intervals as readonly CustodyInterval[]);
  return historyRefusal({ ...unit, history: others }, intervals.after as readonly CustodyInterval[]);
}

function valueRefusal(field: string, after: unknown, today: CivilDate): Refusal | undefined {
  const invalid = plainRefusal('event-field-invalid', { field });
  switch (field) {
    case 'businessDate':
      return typeof after === 'string' && isCivilDate(after)
        ? businessDateNotInFuture(after as CivilDate, today)
        : invalid;
    case 'intervals':
      return Array.isArray(after) && after.length && after.every(isInterval) ? undefined : invalid;
    default:
      return typeof after === 'string' && after.trim() !== '' ? undefined : invalid;
  }
}

function isInterval(value: unknown): value is CustodyInterval {
  if (typeof value !== 'object' || value === null) return false;
  const { custodian, holder, from, until, ...rest } = value as Record<string, unknown>;
  const day = (text: unknown): boolean => typeof text === 'string' && isCivilDate(text);
  const id = (text: unknown): boolean => typeof text === 'string' && isUuid(text);
  return (
    id(custodian) &&
    (holder === undefined || id(holder)) &&
    day(from) &&
    day(until) &&
    !Object.keys(rest).length
  );
}
