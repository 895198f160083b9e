import type { Description, FieldChange } from '@fonds/event-contracts';
import type { LoggedEvent, Row, Value } from '@fonds/projections';
import { bigrams, searchText } from './bigrams';

/** The columns that follow from each field of a description; fields without a column are found in the events. */
const COLUMNS: { readonly [F in keyof Description]?: readonly string[] } = {
  title: ['title', 'title_search', 'title_bg'],
  creators: ['creators'],
  dates: ['dates', 'date_from', 'date_to'],
  containers: ['containers'],
  medium: ['medium'],
  retention: ['retention'],
  secrecy: ['secrecy'],
  opening: ['opening'],
};

/** Where a node stands in the arrangement. */
export interface NodePlace {
  readonly id: string;
  readonly kind: 'series' | 'unit' | 'entry';
  readonly fonds: Value;
  readonly parent: string | null;
  readonly unit: string | null;
  readonly sub: number;
  readonly level: string;
  readonly profile: Value;
  readonly code: string | null;
}

const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'] as const;

/** The days that dates may lie between; one whose beginning or end is not known is open on that side. */
function span(dates: NonNullable<Description['dates']>): {
  date_from: string | null;
  date_to: string | null;
} {
  let [first, last]: [string | null, string | null] = [null, null];
  for (const { from = FIRST_DAY, to = LAST_DAY } of dates) {
    if (from === FIRST_DAY && to === LAST_DAY) continue;
    if (first === null || from < first) first = from;
    if (last === null || to > last) last = to;
  }
  return { date_from: first, date_to: last };
}

/** What a node shows of its description. */
function described(description: Description) {
  const { title = '', creators, dates, containers, medium, retention, secrecy, opening } = description;
  const search = searchText(title);
  return {
    title,
    title_search: search,
    title_bg: bigrams(search),
    creators: creators?.length ? searchText(creators.join('; ')) : null,
    ...span(dates ?? []),
    dates: dates?.length ? dates.map((d) => d.printed).join('; ') : null,
    containers: containers?.length ? searchText(containers.map(containerText).join('; ')) : null,
    medium: medium ?? null,
    retention: retention ?? null,
    secrecy: secrecy ?? null,
    opening: opening ?? null,
  };
}

/** One literal: a bulk load makes millions of these, and spreads take longer than all the rest of a row. */
export function nodeRow(
  at: NodePlace,
  description: Description,
  { position, meta }: LoggedEvent['stored'],
): Row {
  const shown = described(description);
  return {
    id: at.id,
    kind: at.kind,
    fonds: at.fonds,
    parent: at.parent,
    unit: at.unit,
    ord: position.toString(),
    sub: at.sub,
    level: at.level,
    profile: at.profile,
    code: at.code,
    title: shown.title,
    title_search: shown.title_search,
    title_bg: shown.title_bg,
    creators: shown.creators,
    date_from: shown.date_from,
    date_to: shown.date_to,
    dates: shown.dates,
    containers: shown.containers,
    medium: shown.medium,
    retention: shown.retention,
    secrecy: shown.secrecy,
    // A state that the catalogue did not print is no entry's own.
    opening: at.kind === 'entry' && description.derived?.includes('opening') ? null : shown.opening,
    gone: null,
    import: meta.correlation,
  };
}

const containerText = ({ type, label, value }: NonNullable<Description['containers']>[number]): string =>
  [type, label, value].filter(Boolean).join(' ');

/** The values of those columns that follow from the changed fields. */
export function changedColumns(fields: readonly FieldChange[]): Row {
  const description = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  const all: Row = described(description as unknown as Description);
  const columns = fields.flatMap(({ field }) => COLUMNS[field as keyof Description] ?? []);
  return Object.fromEntries(columns.map((column) => [column, all[column] ?? null]));
}
