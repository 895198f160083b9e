import { canonicalJson, type Json } from '@fonds/kernel';
import { ARTICLES } from './data/articles';
import { CLOCKS } from './data/clocks';
import { CODE_LISTS } from './data/code-lists';
import { DESTRUCTION_REGISTERS } from './data/destruction-registers';
import { DISPOSAL_TABLES } from './data/disposal/table';
import { INSTRUMENTS } from './data/instruments';
import { LEAST_PERIODS } from './data/least-periods';
import { REGIMES } from './data/regimes';
import { RULES } from './data/rules';
import { LAW_CHANGES } from './data/versions';
import { WORKING_YEARS } from './data/working-days';
import { changed, type LawChange, type LawData } from './law-data';

/** Of installations that were opened before a build held more than one version: none of them says which it has. */
export const FIRST_LAW_DATA_VERSION = '2026-11-22';

const FIRST: LawData = {
  version: FIRST_LAW_DATA_VERSION,
  news: { zh: '首版', en: 'the first version' },
  ...{ instruments: INSTRUMENTS, articles: ARTICLES, regimes: REGIMES },
  ...{ rules: RULES, clocks: CLOCKS, workingYears: WORKING_YEARS, disposalTables: DISPOSAL_TABLES },
  codeLists: CODE_LISTS,
  ...{ destructionRegisters: DESTRUCTION_REGISTERS, leastPeriods: LEAST_PERIODS },
};

const carried: LawData[] = [FIRST];

/**
 * A version more that is at hand; which one is in effect, an installation's own events say (E103).
 *
 * @returns takes it away again: for tests, which bring a version that no law has
 */
export function carryLawData(change: LawChange): () => void {
  const last = newestLawData();
  if (change.version <= last.version)
    throw new RangeError(`${change.version} does not follow the version ${last.version}`);
  const data = changed(last, change);
  carried.push(data);
  return () => void carried.splice(carried.indexOf(data), 1);
}

/** Every version at hand, the oldest first. */
export const lawDataVersions = (): readonly LawData[] => carried;
export const newestLawData = (): LawData => carried[carried.length - 1] ?? FIRST;
export const isCarried = (version: string): boolean => carried.some((data) => data.version === version);

/** The version by which an event was decided, as its rules say; the first, where it names no rule. */
export const lawDataOf = (rules: readonly { readonly version: string }[]): string =>
  rules[0]?.version ?? FIRST_LAW_DATA_VERSION;

/** @throws RangeError for a version that this build does not carry. */
export function lawData(version: string): LawData {
  const found = carried.find((data) => data.version === version);
  if (found) return found;
  throw new RangeError(
    `this build carries the rule data ${carried.map((data) => data.version).join(', ')}, not ${version}`,
  );
}

/** The data that brought a decision table of that version: by these it is read for ever. @throws RangeError when none did */
export function lawDataOfTable(version: string): LawData {
  const found = carried.find(({ disposalTables }) =>
    disposalTables.some((table) => table.version === version),
  );
  if (found) return found;
  throw new RangeError(`this build carries no decision table ${version}`);
}

/** Their digests were given out before decision tables and code lists belonged to the data. */
const WITHOUT_TABLES: readonly string[] = [FIRST_LAW_DATA_VERSION, '2026-11-29'];
/** From this version on who signs a register, and the least periods, belong to them. */
const REGISTERS_SINCE = '2026-12-02';

/**
 * What decisions and due days of a version rest on, as canonical JSON: the event that activates it cites its digest
 * (E103), so that nobody can change a version under its name. Names, notes and words of articles are for reading.
 */
export function lawDataText(version: string): string {
  const { instruments, regimes, rules, clocks, codeLists, workingYears, disposalTables, ...more } =
    lawData(version);
  const { destructionRegisters, leastPeriods } = more;
  const tables = !WITHOUT_TABLES.includes(version);
  const decisive = {
    version,
    instruments: Object.values(instruments).map(({ id, inForce, until, certain, mark }) => ({
      ...{ id, inForce, until, mark },
      ...(tables && { certain }),
    })),
    regimes,
    rules: Object.values(rules).map(({ id, mark, always, from }) => ({ id, mark, always, from })),
    clocks: Object.values(clocks).map(({ id, length, basis, mark, remindsBecause }) => ({
      ...{ id, length, basis, mark },
      reminds: remindsBecause !== undefined,
    })),
    workingYears: workingYears.map(({ year, rest, worked }) => ({ year, rest, worked })),
    ...(tables && { disposalTables: wordless(disposalTables), codeLists: wordless(codeLists) }),
    ...(version >= REGISTERS_SINCE && {
      ...{ destructionRegisters: wordless(destructionRegisters), leastPeriods: wordless(leastPeriods) },
    }),
  };
  // What is undefined is left out, as in a file.
  return canonicalJson(JSON.parse(JSON.stringify(decisive)) as Json);
}

/** Without what is there to be read. */
function wordless(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isWords(each)).map(wordless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (isWords(each) ? [] : [[key, wordless(each)]])),
  );
}

const isWords = (value: unknown): boolean => typeof value === 'object' && value !== null && 'zh' in value;

for (const change of LAW_CHANGES) carryLawData(change);

/** The newest version of this build: a fresh installation begins with it. */
export const LAW_DATA_VERSION = newestLawData().version;
