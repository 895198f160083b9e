import { addDays, dayNumber, isCivilDate, type Citation, type CivilDate } from '@fonds/kernel';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import schema from './data/law-data.schema.json';
import type { WorkingYear } from './data/working-days';
import { articleKey, type LawData } from './law-data';
import type { Article } from './law.types';

/**
 * What is wrong with the rule data of a version: their shape (law-data.schema.json), then what one statement says of
 * another. No build and no test passes with any.
 *
 * @param data as they would stand in a file: nothing but JSON
 * @returns one line a problem, with its place; empty when there is none
 */
export function lawDataProblems(data: LawData): readonly string[] {
  const shape = shapeProblems(data);
  // Of what has not its shape nothing can be followed.
  return shape.length
    ? shape
    : [...idProblems(data), ...dayProblems(data), ...citationProblems(data), ...referenceProblems(data)];
}

let compiled: ValidateFunction | undefined;

function shapeCheck(): ValidateFunction {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
  addFormats(ajv);
  return (compiled = ajv.compile(schema));
}

function shapeProblems(data: LawData): readonly string[] {
  const check = shapeCheck();
  if (check(data)) return [];
  return (check.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

/** What stands under an id bears it, and no id stands twice. */
function idProblems(data: LawData): readonly string[] {
  const { instruments, rules, clocks, codeLists, articles, regimes, workingYears, disposalTables, ...more } =
    data;
  const keyed = { instruments, rules, clocks, codeLists };
  const overlays = disposalTables.map((table) => [
    `disposalTables ${table.version} overlays`,
    table.overlays,
  ]);
  const misnamed = [...Object.entries(keyed), ...(overlays as [string, typeof rules][])].flatMap(
    ([at, rows]) =>
      Object.entries(rows).flatMap(([key, { id }]) =>
        id === key ? [] : [`${at} ${key} bears the id ${id}`],
      ),
  );
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['articles', articles.map(articleKey)],
    ['regimes', regimes.map(({ id }) => id)],
    ...Object.values(codeLists).map(
      ({ id, values }) => [`codeLists ${id}`, values.map(({ code }) => code)] as const,
    ),
    ['workingYears', workingYears.map(({ year }) => String(year))],
    ['disposalTables', disposalTables.map(({ version }) => version)],
    ['destructionRegisters', more.destructionRegisters.map(({ id }) => id)],
    ['leastPeriods', more.leastPeriods.map(({ id }) => id)],
    ...disposalTables.flatMap(({ version, kinds, obligations }) => [
      [`disposalTables ${version} kinds`, kinds.map(({ id }) => id)] as const,
      [`disposalTables ${version} obligations`, obligations.map(({ id }) => id)] as const,
    ]),
  ];
  const twice = lists.flatMap(([at, ids]) =>
    ids.flatMap((id, n) => (ids.indexOf(id) === n ? [] : [`${at} ${id} stands twice`])),
  );
  return [...misnamed, ...twice];
}

function dayProblems({ instruments, regimes, workingYears, disposalTables }: LawData): readonly string[] {
  const spans = [
    ...Object.values(instruments).flatMap(({ id, published, inForce, until, certain }) => [
      { at: `instruments ${id}`, from: inForce, to: until },
      { at: `instruments ${id} published`, from: published, to: inForce },
      { at: `instruments ${id} certain`, from: certain?.from, to: certain?.until },
    ]),
    ...regimes.map(({ id, from, to }) => ({ at: `regimes ${id}`, from, to })),
    ...disposalTables.map(({ version, validFrom, validTo }) => ({
      ...{ at: `disposalTables ${version}`, from: validFrom, to: validTo },
    })),
  ];
  const reversed = spans.flatMap(({ at, from, to }) =>
    from && to && from > to ? [`${at} ends on ${to}, before it begins on ${from}`] : [],
  );
  const gaps = regimes.slice(1).flatMap(({ id, from }, n) => {
    const before = regimes[n]?.to;
    return before && from === addDays(before, 1)
      ? []
      : [`regimes ${id} does not begin the day after ${before ?? '…'}`];
  });
  const ends = [regimes[0]?.from, regimes.at(-1)?.to].flatMap((day) =>
    day ? [`regimes leave days before or after ${day} without one`] : [],
  );
  return [...reversed, ...gaps, ...ends, ...workingYears.flatMap(calendarProblems)];
}

/** Holidays are days of their year, and what is worked is a weekend. */
function calendarProblems({ year, rest, worked }: WorkingYear): readonly string[] {
  const at = (day: string): string => `workingYears ${year} ${day}`;
  const missing = [...rest.flat(), ...worked].filter((day) => !isCivilDate(`${year}-${day}`));
  if (missing.length) return missing.map((day) => `${at(day)} is no day of that year`);
  return [
    ...rest.flatMap(([from, to]) => (from > to ? [`${at(from)} is after ${to}`] : [])),
    ...worked.flatMap((day) =>
      isWeekend(`${year}-${day}` as CivilDate) ? [] : [`${at(day)} is worked anyway`],
    ),
  ];
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: CivilDate): boolean => [2, 3].includes(((dayNumber(day) % 7) + 7) % 7);

/** From this version on every article that is cited has an entry, with its source and what it says in English. */
const EVERY_ARTICLE_SINCE = '2026-12-01';

/** Every citation names what is registered, and an article that is there; before, of instruments whose articles stand whole. */
function citationProblems(data: LawData): readonly string[] {
  const known = new Map(data.articles.map((each) => [articleKey(each), each]));
  const every = data.version >= EVERY_ARTICLE_SINCE;
  const whole = new Set(
    data.articles.flatMap(({ instrument, kind }) => (kind === 'whole' ? [instrument] : [])),
  );
  return [...citationsIn(data, '')].flatMap(({ at, instrument, article }) => {
    if (!Object.hasOwn(data.instruments, instrument))
      return [`${at} cites ${instrument}, which is not registered`];
    if (article === '' || !(every || whole.has(instrument))) return [];
    const found = entryOf(known, { instrument, article });
    if (!found) return [`${at} cites ${instrument} ${article}, whose words are not there`];
    const whence = !every || (at.startsWith('/articles/') ? found.source : found.source && found.en);
    return whence ? [] : [`${at} cites ${instrument} ${article}, without its source or its English`];
  });
}

function entryOf(
  known: ReadonlyMap<string, Article>,
  { instrument, article }: Citation,
): Article | undefined {
  const stem = article.replace(/\(.*$/, '');
  // An article whose parts do not stand by themselves answers for each of them.
  const parted = known.has(articleKey({ instrument, article: `${stem}(1)` }));
  return (
    known.get(articleKey({ instrument, article })) ??
    (parted ? undefined : known.get(articleKey({ instrument, article: stem })))
  );
}

function* citationsIn(value: unknown, at: string): Generator<Citation & { readonly at: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('instrument' in value && 'article' in value) yield { at, ...(value as Citation) };
  else for (const [key, each] of Object.entries(value)) yield* citationsIn(each, `${at}/${key}`);
}

/** What names another statement names one that there is. */
function referenceProblems({ clocks, disposalTables }: LawData): readonly string[] {
  const dangling = Object.values(clocks).flatMap(({ id, length }) =>
    length.kind === 'with' && !Object.hasOwn(clocks, length.clock)
      ? [`clocks ${id} runs with ${length.clock}`]
      : [],
  );
  const cells = disposalTables.flatMap(({ version, kinds, cells: all }) => {
    const ids = kinds.map(({ id }) => id as string);
    const foreign = Object.keys(all).filter((key) => !ids.includes(key.split('/')[0] ?? ''));
    const empty = ids.filter((id) => !Object.keys(all).some((key) => key.startsWith(`${id}/`)));
    return [
      ...foreign.map((key) => `cell ${key} of no kind`),
      ...empty.map((id) => `kind ${id} without a cell`),
    ].map((problem) => `disposalTables ${version}: ${problem}`);
  });
  return [...dangling, ...cells];
}
