import { parseNormalDate, type FormationDate } from '@fonds/kernel';
import { readDate } from '../ead/date-text';
import {
  ALL_OTHER_LIMIT,
  LISTS_LIMIT,
  LIST_ITEM_LIMIT,
  OTHER_LIMIT,
  RESTRICTION_LIMIT,
  SCOPE_LIMIT,
  TITLE_LIMIT,
  cut,
} from '../ead/description.limits';
import type { SourceDescription } from '../source';
import type { AtomHeader } from './atom.header';

export interface AtomDescribed {
  readonly description: SourceDescription;
  readonly shortened: readonly { readonly field: string; readonly length: number; readonly limit: number }[];
  /** Begin and end of formation dates, as `begin/end`, that are no days, or of which the end lies before the begin. */
  readonly unusableDates: readonly string[];
}

/** Columns with a field of their own, or that only build the hierarchy. */
const MAPPED = new Set(
  (
    'legacyId parentId qubitParentSlug identifier title levelOfDescription extentAndMedium accessConditions ' +
    'reproductionConditions scopeAndContent language script eventDates eventStartDates eventEndDates eventActors ' +
    'creators creatorDates creatorDatesStart creatorDatesEnd physicalObjectName physicalObjectType'
  ).split(' '),
);

const FORMING = /^(creation|accumulation|形成|)$/i;
const list = (cell: string): string[] => (cell === '' ? [] : cell.split('|').map((part) => part.trim()));
/** AtoM writes `NULL` where one of several parallel values is missing, and zeros for unknown parts of a date. */
const value = (part: string | undefined): string => (part === undefined || part === 'NULL' ? '' : part);
const isoDate = (part: string | undefined): string => value(part).replace(/^0000-00-00$|(-00)+$/, '');

/** ISAD(G) areas of one row, with its translations in `other` as `title@fr`. */
export function atomDescription(
  header: AtomHeader,
  cells: readonly string[],
  translations: readonly (readonly string[])[],
  inherited: string | undefined,
  fallback: string,
): AtomDescribed {
  const shortened: { field: string; length: number; limit: number }[] = [];
  const cell = (column: string): string => header.cell(cells, column);
  const limited = (field: string, text: string, limit: number): string | undefined => {
    if (text.length > limit) shortened.push({ field, length: text.length, limit });
    return text === '' ? undefined : cut(text, limit);
  };
  let left = LISTS_LIMIT;
  const within = <T>(items: readonly T[], size: (item: T) => number): T[] | undefined => {
    const kept = items.filter((item) => {
      const fits = size(item) <= left;
      if (fits) left -= size(item);
      return fits;
    });
    if (kept.length < items.length && !shortened.some(({ field }) => field === 'lists'))
      shortened.push({
        field: 'lists',
        length: items.reduce((sum, item) => sum + size(item), 0),
        limit: LISTS_LIMIT,
      });
    return kept.length ? kept : undefined;
  };
  const texts = (items: readonly string[]): string[] | undefined =>
    within(
      items
        .map(value)
        .filter(Boolean)
        .map((item) => cut(item, LIST_ITEM_LIMIT)),
      (item) => item.length,
    );
  const formed = eventDates(cell);
  const dates = within(
    formed.map(({ date }) => date),
    ({ printed }) => printed.length + 40,
  );
  const own = limited('title', cell('title'), TITLE_LIMIT);
  const printedDates = dates?.map(({ printed }) => printed).join(', ');
  const [title, titleSource] = own
    ? ([own, 'own'] as const)
    : inherited !== undefined
      ? ([inherited, 'inherited'] as const)
      : printedDates
        ? ([printedDates, 'date'] as const)
        : ([fallback, 'inherited'] as const);
  const description: SourceDescription = {
    title,
    titleSource,
    code: limited('code', cell('identifier'), LIST_ITEM_LIMIT),
    dates,
    creators: texts(creators(cell)),
    extents: texts([cell('extentAndMedium')]),
    containers: within(
      containers(cell),
      (container) => container.value.length + (container.type?.length ?? 0),
    ),
    languages: texts(list(cell('language'))),
    scripts: texts(list(cell('script'))),
    scope: limited('scope', cell('scopeAndContent'), SCOPE_LIMIT),
    accessRestrictions: limited('accessRestrictions', cell('accessConditions'), RESTRICTION_LIMIT),
    useRestrictions: limited('useRestrictions', cell('reproductionConditions'), RESTRICTION_LIMIT),
    other: otherFields(header, cells, translations),
  };
  const unusableDates = formed.flatMap(({ normal }) => (normal && !parseNormalDate(normal) ? [normal] : []));
  return { description: withoutGaps(description), shortened, unusableDates };
}

/** Absent fields are left out, not `undefined`, so that equal descriptions are equal objects. */
const withoutGaps = (description: SourceDescription): SourceDescription =>
  Object.fromEntries(
    Object.entries(description).filter(([, field]) => field !== undefined),
  ) as unknown as SourceDescription;

/** A formation date, and its machine-readable form in the file: empty, or `begin/end`. */
interface EventDate {
  readonly date: FormationDate;
  readonly normal: string;
}

function eventDates(cell: (column: string) => string): EventDate[] {
  const old = cell('eventDates') + cell('eventStartDates') + cell('eventEndDates') === '';
  const [printed, starts, ends] = (
    old
      ? ['creatorDates', 'creatorDatesStart', 'creatorDatesEnd']
      : ['eventDates', 'eventStartDates', 'eventEndDates']
  ).map((column) => list(cell(column)));
  const dates: EventDate[] = [];
  const count = Math.max(printed?.length ?? 0, starts?.length ?? 0, ends?.length ?? 0);
  for (let i = 0; i < count; i++) {
    const [start, end, text] = [isoDate(starts?.[i]), isoDate(ends?.[i]), value(printed?.[i])];
    const normal = start || end ? `${start}/${end}` : '';
    if (text || normal) dates.push({ date: readDate(normal, cut(text || normal, LIST_ITEM_LIMIT)), normal });
  }
  return dates;
}

function creators(cell: (column: string) => string): string[] {
  const types = list(cell('eventTypes'));
  const actors = list(cell('eventActors')).filter((_, index) => FORMING.test(types[index] ?? ''));
  return [...new Set([...actors, ...list(cell('creators'))])];
}

function containers(cell: (column: string) => string): { type?: string; value: string }[] {
  const types = list(cell('physicalObjectType'));
  return list(cell('physicalObjectName')).flatMap((name, index) => {
    const type = cut(value(types[index]), LIST_ITEM_LIMIT);
    return value(name) ? [{ ...(type && { type }), value: cut(name, LIST_ITEM_LIMIT) }] : [];
  });
}

function otherFields(
  header: AtomHeader,
  cells: readonly string[],
  translations: readonly (readonly string[])[],
): Record<string, string> | undefined {
  const other: Record<string, string> = {};
  let length = 0;
  const keep = (name: string, text: string): void => {
    if (
      value(text) === '' ||
      text.length > OTHER_LIMIT ||
      length + text.length + name.length > ALL_OTHER_LIMIT
    )
      return;
    length += text.length + name.length;
    other[name] = text;
  };
  for (const translated of translations)
    for (const column of header.columns) {
      const text = header.cell(translated, column);
      if (column !== 'culture' && text !== header.cell(cells, column))
        keep(`${column}@${header.cell(translated, 'culture')}`.slice(0, 100), text);
    }
  for (const column of header.columns)
    if (column && !MAPPED.has(column)) keep(cut(column, 100), header.cell(cells, column));
  return length ? other : undefined;
}
