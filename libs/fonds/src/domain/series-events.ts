import {
  orNothing,
  textUpTo,
  type CorrectableEvents,
  type FieldForm,
  type OwnField,
} from '@fonds/corrections';
import { descriptionViolations, type Description } from '@fonds/event-contracts';

const LONGEST_TITLE = 10_000;

/** Everything of a description but where its title came from, and what was derived at the import. */
const FIELDS = [
  'title',
  'code',
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
  'secrecy',
  'opening',
  'other',
] as const satisfies readonly (keyof Description)[];

const fits =
  (field: string): FieldForm =>
  (value) =>
    descriptionViolations({ title: '-', [field]: value }).length === 0;
const described: readonly (readonly [string, OwnField])[] = FIELDS.map((field) => [
  field,
  {
    within: 'description',
    form: field === 'title' ? textUpTo(LONGEST_TITLE) : orNothing(fits(field)),
  },
]);

/**
 * What of an event of a series can be wrong by entry (E92): its level and its description. Its fonds and its key name
 * the stream; where it stands in the arrangement comes from the finding aid as a whole, which is imported.
 */
export const SERIES_EVENTS: CorrectableEvents = {
  SeriesRegistered: {
    dayStays: true,
    own: { level: { form: textUpTo(100) }, ...Object.fromEntries(described) },
  },
};
