import type { FieldChange, PastEvent } from '@fonds/event-contracts';
import type { FieldForm } from './field-forms';
import { ENVELOPE_FORMS } from './field-forms';

/** Fields of an event that may be wrong by entry, its day, its reason and its papers among them. */
export interface ToldEvent {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A field of an event's own data that may be wrong by entry: its form, and the member of the data it lies in. */
export interface OwnField {
  readonly form: FieldForm;
  readonly within?: string;
}

/** What of each type of event can be wrong by entry. What has a correction of its own, or names a stream, stays out. */
export interface CorrectableEvent {
  readonly own: Readonly<Record<string, OwnField>>;
  /** Its day is told by another correction, or is the day of a whole import. */
  readonly dayStays?: true;
}
export type CorrectableEvents = Readonly<Record<string, CorrectableEvent>>;

/** The forms of all fields of a type that may be corrected; undefined for a type that is not corrected this way. */
export function formsOf(
  type: string,
  events: CorrectableEvents,
): Readonly<Record<string, FieldForm>> | undefined {
  const event = events[type];
  if (!event) return undefined;
  const { businessDate, ...others } = ENVELOPE_FORMS;
  return {
    ...Object.fromEntries(Object.entries(event.own).map(([field, { form }]) => [field, form])),
    ...(event.dayStays ? others : { businessDate, ...others }),
  };
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (data: Data, within: string | undefined): Data => {
  const found = within === undefined ? data : data[within];
  return isData(found) ? found : {};
};

/** What an event said that may be corrected later; undefined for one that is not corrected this way. */
export function toldBy(event: PastEvent, events: CorrectableEvents): ToldEvent | undefined {
  const known = events[event.type];
  if (!known) return undefined;
  const data = event.data as unknown as Data;
  const own = Object.entries(known.own).map(([field, { within }]) => [field, part(data, within)[field]]);
  const { businessDate, reason, evidence, basis } = event;
  return { type: event.type, fields: { ...Object.fromEntries(own), businessDate, reason, evidence, basis } };
}

/** The event as if it had said so from the beginning. */
export function corrected(
  event: PastEvent,
  fields: readonly FieldChange[],
  events: CorrectableEvents,
): PastEvent {
  return fields.reduce<PastEvent>((believed, { field, after }) => {
    if (field in ENVELOPE_FORMS) return { ...believed, [field]: after } as PastEvent;
    const within = events[event.type]?.own[field]?.within;
    const data = believed.data as unknown as Data;
    const { [field]: _, ...rest } = part(data, within);
    const next = { ...rest, ...(after !== undefined && { [field]: after }) };
    return {
      ...believed,
      data: within === undefined ? next : { ...data, [within]: next },
    } as unknown as PastEvent;
  }, event);
}
