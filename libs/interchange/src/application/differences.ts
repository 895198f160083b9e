import type { EntriesDescribed, HoldingTakenOn } from '@fonds/event-contracts';
import { canonicalJson } from '@fonds/kernel';

type Entry = EntriesDescribed['entries'][number];
type Facts = Record<string, string>;

/** A record as its events tell it: its opening event's data, and what lies within it. */
export interface Told {
  readonly opening: object;
  readonly entries: readonly Entry[];
}

/** Entries told one by one; of more it is said how many they are. */
const SHOWN_ENTRIES = 20;
const NONE = '∅';
/** What differs where no field does. */
export const NOT_MAPPED = 'text that is not mapped';

/** The record of events, the first of which opens it; entries of later commands are theirs, too. */
export const toldBy = (
  events: readonly { readonly type: string; readonly data: unknown }[],
  opening: unknown,
): Told => ({
  opening: (opening ?? {}) as object,
  entries: events.flatMap(({ type, data }) =>
    type === 'EntriesDescribed' ? (data as EntriesDescribed).entries : [],
  ),
});

/**
 * Field by field, what is registered and what the file says; the row's own cells first, they are what people know.
 *
 * @example differences(registered, offered) // { 题名: '通知 → 请示', '002 · 题名': '批复 → 批示' }
 */
export function differences(registered: Told, offered: Told): Facts {
  const [before, after] = [registered.opening, offered.opening] as Partial<HoldingTakenOn>[];
  const { description, row, ...rest } = before ?? {};
  const { description: nowDescribed, row: nowRow, ...nowRest } = after ?? {};
  const own = cells(row, nowRow) ?? { ...compared(description, nowDescribed), ...compared(rest, nowRest) };
  const facts = { ...own, ...within(registered.entries, offered.entries) };
  return Object.keys(facts).length ? facts : { note: NOT_MAPPED };
}

/** What a row had in its cells and has now; nothing where one of the two is no row, or both say the same. */
function cells(before: Entry['row'], after: Entry['row']): Facts | undefined {
  const facts = before && after ? compared(Object.fromEntries(before), Object.fromEntries(after)) : {};
  return Object.keys(facts).length ? facts : undefined;
}

/** Under the key of each entry, which is its number, its id in the source or its path. */
function within(before: readonly Entry[], after: readonly Entry[]): Facts {
  const [old, fresh] = [byId(before), byId(after)];
  const facts: Facts = {};
  let changed = 0;
  for (const id of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(id), fresh.get(id)];
    const key = (is ?? was)?.key ?? id;
    const told = was && is ? underKey(key, ofEntry(was, is)) : { [key]: `${titleOf(was)} → ${titleOf(is)}` };
    if (Object.keys(told).length > 0 && ++changed <= SHOWN_ENTRIES) Object.assign(facts, told);
  }
  if (changed > SHOWN_ENTRIES) facts['…'] = `+${changed - SHOWN_ENTRIES}`;
  return facts;
}

const byId = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.id, entry]));

const titleOf = (entry: Entry | undefined): string => entry?.description.title ?? NONE;

const ofEntry = (was: Entry, is: Entry): Facts =>
  cells(was.row, is.row) ?? {
    ...compared(was.description, is.description),
    ...compared({ level: was.level, parent: was.parent }, { level: is.level, parent: is.parent }),
  };

const underKey = (key: string, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([field, change]) => [`${key} · ${field}`, change]));

function compared(before: object = {}, after: object = {}): Facts {
  const [old, fresh] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const facts: Facts = {};
  for (const field of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const [a, b] = [shown(old[field]), shown(fresh[field])];
    if (a !== b) facts[field] = `${a} → ${b}`;
  }
  return facts;
}

const shown = (value: unknown): string =>
  (value === undefined ? NONE : typeof value === 'string' ? value : canonicalJson(value)).slice(0, 500);
