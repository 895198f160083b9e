import type { CivilDate } from '@fonds/kernel';
import type { Row } from '@fonds/projections';
import { longestPeriod } from '@fonds/law';
import { gathered, NOTHING_WITHIN, wholeStart, type Start, type Within } from '../domain/whole-start';

/** Columns of a file with entries: what it says of itself, and what they say; `start` is of both together. */
export const WHOLE_COLUMNS = {
  own_start: 'date',
  own_precision: 'text',
  within_start: 'date',
  within_precision: 'text',
  within_undated: 'boolean',
} as const;

/** Of a unit without entries, and of an entry. */
export const NO_WHOLE = {
  own_start: null,
  own_precision: null,
  within_start: null,
  within_precision: null,
  within_undated: null,
} as const satisfies { readonly [C in keyof typeof WHOLE_COLUMNS]: null };

const startIn = (day: Row[string] | undefined, precision: Row[string] | undefined): Start => ({
  day: (day ?? null) as CivilDate | null,
  precision: (precision ?? null) as Start['precision'],
});

const described = (row: Row): Start => startIn(row.start, row.precision);
const ownIn = (whole: Row): Start =>
  Number(whole.entries) ? startIn(whole.own_start, whole.own_precision) : described(whole);
const withinIn = (whole: Row): Within => ({
  latest: startIn(whole.within_start, whole.within_precision),
  undated: whole.within_undated === true,
});

function columnsOf(own: Start, within: Within, entries: number): Row {
  const { day: start, precision } = wholeStart(own, within);
  return {
    ...{ start, precision, entries, own_start: own.day, own_precision: own.precision },
    ...{ within_start: within.latest.day, within_precision: within.latest.precision },
    within_undated: within.undated,
  };
}

/** Other dates of the unit itself. */
export const withOwn = (whole: Row, own: Start): Row =>
  Number(whole.entries)
    ? columnsOf(own, withinIn(whole), Number(whole.entries))
    : { start: own.day, precision: own.precision };

/** More entries within it. */
export const withMore = (whole: Row, entries: readonly Row[]): Row => ({
  ...columnsOf(
    ownIn(whole),
    gathered(withinIn(whole), entries.map(described)),
    Number(whole.entries) + entries.length,
  ),
  longest: longestOf([whole, ...entries]),
});

/** Its entries as they stand, after one of them has other dates. */
export const withEntries = (whole: Row, entries: readonly Row[]): Row => ({
  ...columnsOf(ownIn(whole), gathered(NOTHING_WITHIN, entries.map(described)), Number(whole.entries)),
  longest: longestOf(entries),
});

/** One period for all of them: a file is kept as long as the longest within it. */
const longestOf = (rows: readonly Row[]): string | null =>
  longestPeriod(rows.map(({ longest }) => longest as string | undefined)) ?? null;
