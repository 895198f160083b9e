import {
  descriptionViolations,
  type Description,
  type FieldChange,
  type Owner,
} from '@fonds/event-contracts';
import { sameValue } from '@fonds/corrections';
import { isUuid, type Refusal } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';

/** What a person may describe or correct of a unit: its description, and two of its four parties (INV-39b). */
export interface UnitFields {
  readonly description: Description;
  readonly owner: Owner;
  readonly transferringUnit?: string;
}

/** Fields outside the description. Custodian and holder move by custody events only (INV-02). */
const PARTY_FIELDS = ['owner', 'transferringUnit'] as const;
/** Secrecy moves by its own events (E16), opening by review (E58–E63), a unit's code by E10 and E11 (INV-44). */
const DESCRIPTION_FIELDS: ReadonlySet<string> = new Set<string>([
  'title',
  'dates',
  'creators',
  'extents',
  'containers',
  'languages',
  'scripts',
  'scope',
  'accessRestrictions',
  'useRestrictions',
  'pages',
  'bytes',
  'medium',
  'retention',
  'other',
] satisfies (keyof Description)[]);

/** Owner and transferring unit see the unit, and one of them opens it with its custodian: no one person names them. */
export const isParty = (field: string): field is (typeof PARTY_FIELDS)[number] =>
  (PARTY_FIELDS as readonly string[]).includes(field);

/** Fields of a description that two people may correct; an entry within has its own number (code) besides. */
export const CORRECTABLE_FIELDS: readonly string[] = [...DESCRIPTION_FIELDS];

/** The value of a field as it stands; undefined when it is empty. */
export function fieldValue(fields: UnitFields, field: string): unknown {
  if (isParty(field)) return fields[field];
  return (fields.description as unknown as Record<string, unknown>)[field];
}

/** The fields after a change; `after` undefined empties a field. */
function withField(fields: UnitFields, field: string, after: unknown): UnitFields {
  if (isParty(field)) return { ...fields, [field]: after };
  const { [field]: _, ...rest } = fields.description as unknown as Record<string, unknown>;
  return {
    ...fields,
    description: { ...rest, ...(after !== undefined && { [field]: after }) } as unknown as Description,
  };
}

export const withChanges = (fields: UnitFields, changes: readonly FieldChange[]): UnitFields =>
  changes.reduce((state, change) => withField(state, change.field, change.after), fields);

const OWNER_KINDS: readonly unknown[] = ['国家', '集体', '个人', '其他'] satisfies Owner['kind'][];

const isId = (value: unknown): boolean => typeof value === 'string' && isUuid(value);

/** Whether a party has the form its field wants: an owner, or the id of an organisation. */
function isPartyValue(field: (typeof PARTY_FIELDS)[number], value: unknown): boolean {
  if (field === 'transferringUnit') return value === undefined || isId(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { kind, organisation, ...rest } = value as Record<string, unknown>;
  return (
    OWNER_KINDS.includes(kind) &&
    (organisation === undefined || isId(organisation)) &&
    Object.keys(rest).length === 0
  );
}

/** A formation date that ends before it begins; whether it is one at all is the schema's to say. */
function reversedDate(dates: unknown): { from: string; to: string } | undefined {
  if (!Array.isArray(dates)) return undefined;
  for (const date of dates as readonly unknown[]) {
    const { from, to } = (date ?? {}) as { readonly from?: unknown; readonly to?: unknown };
    if (typeof from === 'string' && typeof to === 'string' && from > to) return { from, to };
  }
  return undefined;
}

/** Why these changes cannot be made, or undefined. An `entry` has a description only: the parties are the unit's. */
export function refusedChange(
  fields: UnitFields,
  changes: readonly { field: string; after?: unknown }[],
  entry?: string,
): Refusal | undefined {
  const names = changes.map((c) => c.field);
  if (!names.length) return plainRefusal('no-fields');
  if (new Set(names).size !== names.length) return plainRefusal('field-twice', { fields: names });
  for (const { field, after } of changes) {
    const known = entry ? [...DESCRIPTION_FIELDS, 'code'] : [...DESCRIPTION_FIELDS, ...PARTY_FIELDS];
    if (!known.includes(field)) return plainRefusal('field-unknown', { field, known });
    if (sameValue(fieldValue(fields, field), after)) return plainRefusal('field-unchanged', { field });
    const reversed = field === 'dates' && reversedDate(after);
    if (reversed) return plainRefusal('dates-reversed', reversed);
    if (field === 'owner' && after === undefined) return ruleRefusal('owner-missing', 'INV-39b', { field });
    if (isParty(field) && !isPartyValue(field, after))
      return ruleRefusal('party-invalid', 'INV-39b', { field });
  }
  const problems = descriptionViolations(
    withChanges(
      fields,
      changes.map((c) => ({ field: c.field, after: c.after })),
    ).description,
  );
  return problems.length ? plainRefusal('description-invalid', { problems }) : undefined;
}
