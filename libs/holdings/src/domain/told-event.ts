import { day, textUpTo, type CorrectableEvents, type FieldForm, type ToldEvent } from '@fonds/corrections';
import type { CustodyInterval, Description, FieldChange } from '@fonds/event-contracts';
import { isUuid, type CivilDate } from '@fonds/kernel';
import { isReadMark } from '@fonds/law';
import { reshelved, type Stood } from './unit-standing';

type Told = ReadonlyMap<string, ToldEvent>;

/** What of a unit follows from events that may be corrected. */
interface Correctable extends Stood {
  readonly told: Told;
  readonly history: readonly CustodyInterval[];
  readonly description: Description;
  readonly secretSince?: CivilDate;
  readonly filed?: { readonly on: CivilDate; readonly catalogue: string; readonly event: string };
}

const isId = (value: unknown): boolean => typeof value === 'string' && isUuid(value);
const document = { form: textUpTo(500) };
const mark: FieldForm = (value) => textUpTo(100)(value) && isReadMark(String(value));
const intervals: FieldForm = (value) => Array.isArray(value) && value.length > 0 && value.every(isInterval);

/**
 * What of an event can be wrong by entry, beside its day, its reason, its papers and its basis. Codes pass and custody is
 * redated by commands of their own; what an opening entry says is described and corrected field by field, and its day is
 * told by `heldSince`.
 */
export const UNIT_EVENTS: CorrectableEvents = {
  HoldingTakenOn: { own: {}, dayStays: true },
  RecordCaptured: { own: {}, dayStays: true },
  SecrecyChanged: { own: { after: { form: mark }, document } },
  Declassified: { own: { document } },
  HistoryReconstructed: { own: { intervals: { form: intervals } } },
  ItemShelved: { own: { place: { form: textUpTo(200) } } },
  ItemFiled: { own: { catalogue: { form: textUpTo(200) } } },
  ItemDescribed: { own: {} },
  ItemCorrected: { own: {} },
  ReferenceCodeAssigned: { own: {} },
  ReferenceCodeChanged: { own: {} },
};

function isInterval(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { custodian, holder, from, until, ...rest } = value as Record<string, unknown>;
  return (
    isId(custodian) &&
    (holder === undefined || isId(holder)) &&
    day(from) &&
    day(until) &&
    !Object.keys(rest).length
  );
}

/** The unit when an event is believed to have said something else: only the last of its kind says how the unit stands. */
export function eventCorrected<U extends Correctable>(
  unit: U,
  corrects: string,
  fields: readonly FieldChange[],
): U {
  const told = unit.told.get(corrects);
  if (!told) return unit;
  const values = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  const all = new Map([...unit.told, [corrects, { ...told, fields: { ...told.fields, ...values } }]]);
  const next = { ...unit, told: all };
  switch (told.type) {
    case 'HistoryReconstructed':
      return { ...next, history: intervalsOf(all) };
    case 'SecrecyChanged': {
      // The notification from which the term runs (SECR 19) counts from the day that is believed now.
      const { businessDate: day } = values;
      const notified = day !== undefined && unit.secretSince === told.fields.businessDate;
      const redated = notified ? { ...next, secretSince: day as CivilDate } : next;
      return 'after' in values && lastOf(all, ['SecrecyChanged', 'Declassified']) === corrects
        ? { ...redated, description: { ...unit.description, secrecy: String(values.after) } }
        : redated;
    }
    case 'ItemShelved':
      return 'place' in values && lastOf(all, ['ItemShelved']) === corrects
        ? reshelved(next, String(values.place))
        : next;
    case 'ItemFiled': {
      const { businessDate: on, catalogue } = all.get(corrects)?.fields ?? {};
      return unit.filed?.event === corrects
        ? { ...next, filed: { on: on as CivilDate, catalogue: String(catalogue), event: corrects } }
        : next;
    }
    default:
      return next;
  }
}

const lastOf = (told: Told, types: readonly string[]): string | undefined =>
  [...told].filter(([, { type }]) => types.includes(type)).pop()?.[0];

const intervalsOf = (told: Told): readonly CustodyInterval[] =>
  [...told.values()]
    .filter(({ type }) => type === 'HistoryReconstructed')
    .flatMap(({ fields }) => fields.intervals as readonly CustodyInterval[]);
