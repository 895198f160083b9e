import type { CustodyInterval, Description, FieldChange, PastEvent } from '@fonds/event-contracts';

/** Fields of an event that may be wrong by entry, its day and its reason among them. */
export interface ToldEvent {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Told = ReadonlyMap<string, ToldEvent>;

/** What of a unit follows from events that may be corrected. */
interface Correctable {
  readonly told: Told;
  readonly history: readonly CustodyInterval[];
  readonly description: Description;
  readonly place?: string;
}

/** What of an event can be wrong by entry, beside its day and its reason. Codes pass and custody is redated by commands of their own. */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  SecrecyChanged: ['after', 'document'],
  Declassified: ['document'],
  HistoryReconstructed: ['intervals'],
  ItemShelved: ['place'],
  ItemDescribed: [],
  ItemCorrected: [],
  ReferenceCodeAssigned: [],
  ReferenceCodeChanged: [],
};
const ENVELOPE_FIELDS = ['businessDate', 'reason'];

export const CORRECTABLE_EVENTS: readonly string[] = Object.keys(OWN_FIELDS);

export const fieldsOfEvent = (type: string): readonly string[] => [
  ...(OWN_FIELDS[type] ?? []),
  ...ENVELOPE_FIELDS,
];

/** What an event said that may be corrected later; undefined for one that is not corrected this way. */
export function toldBy(event: PastEvent): ToldEvent | undefined {
  const own = OWN_FIELDS[event.type];
  if (!own) return undefined;
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(own.map((field) => [field, data[field]]));
  return { type: event.type, fields: { ...fields, businessDate: event.businessDate, reason: event.reason } };
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
    case 'SecrecyChanged':
      return 'after' in values && lastOf(all, ['SecrecyChanged', 'Declassified']) === corrects
        ? { ...next, description: { ...unit.description, secrecy: String(values.after) } }
        : next;
    case 'ItemShelved':
      // A move by the gate may have carried it elsewhere since.
      return 'place' in values &&
        lastOf(all, ['ItemShelved']) === corrects &&
        unit.place === told.fields.place
        ? { ...next, place: String(values.place) }
        : next;
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
