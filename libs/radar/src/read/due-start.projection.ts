import type { Description, FieldChange, ReferenceCode } from '@fonds/event-contracts';
import { isElectronic } from '@fonds/holdings';
import type { FormationDate } from '@fonds/kernel';
import { isLegalMark, longestPeriod } from '@fonds/law';
import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';
import { startOf } from '../domain/whole-start';
import { NO_WHOLE, WHOLE_COLUMNS, withEntries, withMore, withOwn } from './whole-start-columns';

/**
 * From which day the clocks of each unit and of each described entry within it run: what the events say, and nothing of
 * the law; a file counts from the latest document described in it (domain.md §1.2). Due dates follow from these rows and
 * from the law of a day in one set-based pass (due-dates.ts).
 * `changed` is the position of the last event that changed anything here.
 */
export const dueStartProjection: Projection = {
  name: 'due-start',
  version: 9,
  tables: [
    {
      name: 'due_start',
      columns: {
        unit: 'uuid',
        // The unit itself stands under its own id.
        entry: 'uuid',
        start: 'date',
        // `open` where there are dates and nobody knows the latest.
        precision: 'text',
        ...WHOLE_COLUMNS,
        // Of an entry its own period; of a file the longest of those within it.
        longest: 'text',
        class: 'text',
        secret_since: 'date',
        // First day of a period that does not begin with the year after the formation.
        retention_start: 'date',
        // Of an entry that is not as open as its unit: null where it follows that.
        opening: 'text',
        entries: 'int',
        extended_to: 'date',
        // The archives that the extension names.
        extended_for: 'uuid',
        extension: 'uuid',
        // Of what stays closed with consent: the day of its reassessment, or of its opening when that comes first.
        reassess_by: 'date',
        electronic: 'boolean',
        // Created in its unit (E07), and not handed to the archives room yet (E13).
        unfiled: 'boolean',
        changed: 'bigint',
      },
      key: ['unit', 'entry'],
      group: 'unit',
      indexes: ['changed'],
    },
  ],
  types: [
    'HoldingTakenOn',
    'UnitEntered',
    'RecordCaptured',
    'ItemFiled',
    'EntriesDescribed',
    'ItemDescribed',
    'ItemCorrected',
    'EventCorrected',
    'SecrecyChanged',
    'Declassified',
    'RetentionAssigned',
    'RetentionReset',
    'ReferenceCodeAssigned',
    'ReferenceCodeChanged',
    'TransferExtensionApproved',
    'OpeningExtended',
    'UnitOpened',
  ],
  touches({ event, stored }) {
    switch (event.type) {
      case 'HoldingTakenOn':
      case 'UnitEntered':
      case 'RecordCaptured':
        return [];
      case 'TransferExtensionApproved':
        return event.data.units.map((group) => ({ table: 'due_start', group }));
      default: {
        const unit = unitOf(stored.stream);
        return unit === undefined ? [] : [{ table: 'due_start', group: unit }];
      }
    }
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    if (event.type === 'TransferExtensionApproved') {
      const { extension, until, archives, units } = event.data;
      const extended = { extended_to: until, extended_for: archives, extension };
      for (const unit of units) amend(rows, unit, unit, extended, logged);
      return;
    }
    const unit = unitOf(stored.stream);
    if (unit === undefined) return;
    switch (event.type) {
      case 'HoldingTakenOn':
      case 'UnitEntered':
      case 'RecordCaptured':
        return rows.put('due_start', {
          ...begun(unit, unit, event.data.description, stored),
          class: classOf(event.data.code),
          ...(event.type === 'UnitEntered' && {
            secret_since: event.data.secretSince ?? null,
            retention_start: event.data.retentionStart ?? null,
          }),
          ...(event.type === 'RecordCaptured' && {
            unfiled: true,
            ...(event.data.origin && { electronic: true }),
          }),
        });
      case 'EntriesDescribed': {
        const whole = rows.get('due_start', { unit, entry: unit });
        const entries = event.data.entries.map(({ id, description }) => ({
          ...begun(unit, id, description, stored),
          longest: longestPeriod([description.retention]) ?? null,
          reassess_by: whole?.reassess_by ?? null,
        }));
        for (const row of entries) rows.put('due_start', row);
        return whole && amend(rows, unit, unit, withMore(whole, entries), logged);
      }
      case 'OpeningExtended': {
        const { until, reassessBy } = event.data;
        return reviewed(rows, unit, until !== undefined && until < reassessBy ? until : reassessBy, logged);
      }
      case 'ItemFiled':
        return amend(rows, unit, unit, { unfiled: false }, logged);
      case 'UnitOpened':
        return reviewed(rows, unit, null, logged);
      case 'ItemDescribed':
      case 'ItemCorrected':
        return redescribed(rows, unit, event.data.entry ?? unit, event.data.fields, logged);
      case 'EventCorrected':
        return redescribed(rows, unit, unit, event.data.stands ?? [], logged);
      case 'SecrecyChanged':
        // The term runs from the day of issue; of what was not secret before, from the notification (SECR 19).
        return !isLegalMark(event.data.before)
          ? amend(rows, unit, unit, { secret_since: stored.meta.businessDate }, logged)
          : undefined;
      case 'Declassified':
        return amend(rows, unit, unit, { secret_since: null }, logged);
      case 'RetentionAssigned':
      case 'RetentionReset':
        return amend(rows, unit, unit, { retention_start: event.data.start ?? null }, logged);
      case 'ReferenceCodeAssigned':
        return amend(rows, unit, unit, { class: classOf(event.data.code) }, logged);
      case 'ReferenceCodeChanged':
        return amend(rows, unit, unit, { class: classOf(event.data.after) }, logged);
      default:
    }
  },
};

/** Fonds and series have events that are corrected, too. */
const unitOf = (stream: string): string | undefined => /^unit-(.*)$/.exec(stream)?.[1];

const classOf = (code: ReferenceCode | undefined): string | null => code?.parts?.category ?? null;

/** What a review makes of a unit it makes of everything described within it, whatever an entry said before. */
function reviewed(rows: Rows, unit: string, day: string | null, { stored }: LoggedEvent): void {
  for (const row of rows.group('due_start', unit))
    rows.put('due_start', { ...row, opening: null, reassess_by: day, changed: stored.position.toString() });
}

/** One literal: a bulk load makes millions of these. */
function begun(
  unit: string,
  entry: string,
  { dates, opening, medium, derived }: Description,
  { position }: LoggedEvent['stored'],
): Row {
  const start = startOf((dates ?? []) as readonly FormationDate[]);
  return {
    unit,
    entry,
    start: start.day,
    precision: start.precision,
    ...NO_WHOLE,
    longest: null,
    class: null,
    secret_since: null,
    retention_start: null,
    // A state that the catalogue did not print is no entry's own.
    opening: entry === unit || derived?.includes('opening') ? null : (opening ?? null),
    entries: 0,
    extended_to: null,
    extended_for: null,
    extension: null,
    reassess_by: null,
    electronic: medium !== undefined && isElectronic(medium),
    unfiled: false,
    changed: position.toString(),
  };
}

/** A description that says something else now; of an entry, its file may count from another document. */
function redescribed(
  rows: Rows,
  unit: string,
  entry: string,
  fields: readonly FieldChange[],
  logged: LoggedEvent,
): void {
  const row = rows.get('due_start', { unit, entry });
  if (!row) return;
  const dates = fields.findLast(({ field }) => field === 'dates');
  const dated = dates && withOwn(row, startOf((dates.after ?? []) as readonly FormationDate[]));
  const period = entry === unit ? undefined : fields.findLast(({ field }) => field === 'retention');
  const longest = period && { longest: longestPeriod([period.after as string | undefined]) ?? null };
  amend(rows, unit, entry, { ...changed(fields), ...dated, ...longest }, logged);
  const whole =
    entry !== unit && (dates || period) ? rows.get('due_start', { unit, entry: unit }) : undefined;
  const entries = (): Row[] => rows.group('due_start', unit).filter((each) => each.entry !== unit);
  if (whole) amend(rows, unit, unit, withEntries(whole, entries()), logged);
}

/** What else of changed fields matters to clocks. The rest of a unit's marks stands with its custody. */
function changed(fields: readonly FieldChange[]): Row {
  const columns: Record<string, Row[string]> = {};
  for (const { field, after } of fields)
    if (field === 'medium') columns.electronic = isElectronic((after as string | undefined) ?? '');
    else if (field === 'secretSince') columns.secret_since = (after as string | undefined) ?? null;
    else if (field === 'opening') columns.opening = (after as string | undefined) ?? null;
  return columns;
}

function amend(rows: Rows, unit: string, entry: string, change: Row, { stored }: LoggedEvent): void {
  const row = rows.get('due_start', { unit, entry });
  if (!row || !Object.keys(change).length) return;
  const { opening, ...others } = change;
  const next = { ...row, ...others, ...(entry !== unit && opening !== undefined && { opening }) };
  rows.put('due_start', { ...next, changed: stored.position.toString() });
}
