import type { WantedChange } from '@fonds/acts';
import type { Description, EntriesDescribed, HoldingTakenOn } from '@fonds/event-contracts';
import { pastEvent, type NewEvent, type StoredEvent } from '@fonds/event-store';
import {
  CORRECTABLE_FIELDS,
  fieldsOf,
  fieldValue,
  refusedChange,
  sameValue,
  unitDecider,
  type NewValue,
  type Unit,
} from '@fonds/holdings';
import { fold } from '@fonds/kernel';

type Fields = Readonly<Record<string, unknown>>;

/** What a file has, against what was registered from it before: its unit, and its entries by their ids. */
interface Described {
  readonly description?: Description;
  readonly entries: ReadonlyMap<string, Description>;
}

/**
 * Rows of a file that differ from what is registered, as corrections to be proposed (E101). Only what the file has
 * changed since it was registered: what people described or corrected meanwhile is not undone by an old file.
 */
export class RowCorrections {
  private readonly byFonds = new Map<string, WantedChange[]>();
  /** Rows for which something can be proposed. */
  rows = 0;

  constructor(private readonly archives: string) {}

  note(unit: string, stored: readonly StoredEvent[], offered: readonly NewEvent[]): void {
    const state = fold(unitDecider, stored.map(pastEvent));
    // Another archives corrects what it took over since.
    if (state.kind !== 'unit' || state.unit.custodian !== this.archives) return;
    const changes = changesOf(unit, state.unit, describedIn(stored), describedIn(offered));
    if (!changes.length) return;
    this.rows++;
    const { fonds } = state.unit;
    this.byFonds.set(fonds, [...(this.byFonds.get(fonds) ?? []), ...changes]);
  }

  batches(): ReadonlyMap<string, readonly WantedChange[]> {
    return this.byFonds;
  }
}

function describedIn(events: readonly (StoredEvent | NewEvent)[]): Described {
  const entries = new Map<string, Description>();
  let description: Description | undefined;
  for (const { type, data } of events) {
    if (type === 'HoldingTakenOn') description ??= (data as HoldingTakenOn).description;
    if (type === 'EntriesDescribed')
      for (const entry of (data as EntriesDescribed).entries) entries.set(entry.id, entry.description);
  }
  return { description, entries };
}

function changesOf(id: string, unit: Unit, before: Described, after: Described): WantedChange[] {
  const changes: WantedChange[] = [];
  const note = (old: Description | undefined, fresh: Description | undefined, entry?: string): void => {
    const current = fieldsOf(unit, entry);
    if (!old || !fresh || !current) return;
    const names = entry ? [...CORRECTABLE_FIELDS, 'code'] : CORRECTABLE_FIELDS;
    const [was, is] = [old as unknown as Fields, fresh as unknown as Fields];
    const fields = names.flatMap((field): NewValue[] =>
      sameValue(was[field], is[field]) || sameValue(fieldValue(current, field), is[field])
        ? []
        : [{ field, ...(is[field] !== undefined && { after: is[field] }) }],
    );
    if (fields.length && !refusedChange(current, fields, entry))
      changes.push({ unit: id, ...(entry && { entry }), fields });
  };
  note(before.description, after.description);
  for (const [entry, description] of after.entries) note(before.entries.get(entry), description, entry);
  return changes;
}
