import { isCivilDate } from '@fonds/kernel';
import { isInstrument } from '@fonds/law';

/** Whether a value may stand in a field; undefined is a field that is emptied. */
export interface FieldForm {
  (value: unknown): boolean;
}

/** As long as the doors let the same text be when it is first told. */
export const textUpTo =
  (longest: number): FieldForm =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= longest;
export const day: FieldForm = (value) => typeof value === 'string' && isCivilDate(value);
export const oneOf =
  (...known: readonly string[]): FieldForm =>
  (value) =>
    typeof value === 'string' && known.includes(value);
export const orNothing =
  (form: FieldForm): FieldForm =>
  (value) =>
    value === undefined || form(value);

const LONGEST_REASON = 2000;
const MOST_PAPERS = 100;
const LONGEST_WORD = 100;

const hasOnly = (value: unknown, forms: Readonly<Record<string, FieldForm>>): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = value as Readonly<Record<string, unknown>>;
  return (
    Object.keys(members).every((name) => name in forms) &&
    Object.entries(forms).every(([name, form]) => form(members[name]))
  );
};
const listOf =
  (form: FieldForm): FieldForm =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_PAPERS && value.every(form);

const paper: FieldForm = (value) =>
  hasOnly(value, {
    sha256: (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text),
    kind: textUpTo(LONGEST_WORD),
  });
/** A law, regulation or standard that is known here, and its article as a text. */
const citation: FieldForm = (value) =>
  hasOnly(value, {
    instrument: (text) => typeof text === 'string' && isInstrument(text),
    article: textUpTo(LONGEST_WORD),
  });

/** What every event says beside its own data. */
export const ENVELOPE_FORMS: Readonly<Record<'businessDate' | 'reason' | 'evidence' | 'basis', FieldForm>> = {
  businessDate: day,
  reason: textUpTo(LONGEST_REASON),
  evidence: listOf(paper),
  basis: (value) => value === 'internal' || (listOf(citation)(value) && (value as unknown[]).length > 0),
};
