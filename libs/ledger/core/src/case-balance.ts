import type { Faults } from './bundle-fault';
import { cameList, ENDINGS_LIST, reference, type CaseLists } from './case-lists';
import {
  asCount,
  asHex,
  asList,
  asObject,
  asText,
  jsonObjectOf,
  shaped,
  type JsonObject,
} from './json-reader';
import { rootOfRows } from './merkle-root';

/** One term of a case's balance. */
export interface CaseTerm {
  readonly term: string;
  readonly count: number;
  readonly receiver?: string;
}

/** One line of the list of endings. */
export interface CaseEnding {
  readonly unit: string;
  readonly group: string;
  readonly term: string;
  readonly receiver?: string;
}

/** The balance as the closing event and the lists behind its roots tell it. */
export interface ToldBalance {
  readonly came: readonly (CaseTerm & { readonly units: readonly string[] })[];
  readonly ended: readonly CaseTerm[];
  readonly endings: readonly CaseEnding[];
  /** Root over the list of endings. */
  readonly root: string;
  readonly groups: number;
}

/** Terms of what came since the opening; every other term is an ending. */
const CAME = ['registered', 'recovered', 'rearrangedIn'];
/** More terms than a case can have (500 in its event). */
const MOST_TERMS = 1_000;

interface RootedTerm extends CaseTerm {
  readonly root: string;
}

/**
 * The closing event's terms against the list of endings, counted anew: in all, by term and receiver with the root over
 * the units, and by group; and what was there + what came = what ended.
 *
 * @param data of the closing event. @param opening units that were fixed
 */
export function checkBalance(
  data: JsonObject,
  opening: number,
  lists: CaseLists,
  faults: Faults,
): ToldBalance | undefined {
  const terms = asList(data['terms'], 'terms', MOST_TERMS).map(termOf);
  const said = asObject(data['endings'], 'endings');
  const list = lists.list(ENDINGS_LIST, reference(said));
  const endings = list && faults.part(ENDINGS_LIST, () => list.rows.map(endingOf));
  const came = terms
    .filter(({ term }) => CAME.includes(term))
    .map((term) => ({ ...term, units: lists.list(cameList(term.term), reference({ ...term }))?.rows ?? [] }));
  const ended = terms.filter(({ term }) => !CAME.includes(term));
  if (!endings) return undefined;
  compare(
    new Map(ended.map((term) => [keyOf(term), `${term.count} ${term.root}`])),
    new Map([...gathered(endings)].map(([key, units]) => [key, `${units.length} ${rootOfRows(units)}`])),
    faults,
  );
  const groups = asList(data['groups'], 'groups', MOST_TERMS);
  compare(groupsSaid(groups), groupsCounted(endings), faults);
  const [sumCame, sumEnded] = [sum(came), sum(ended)];
  if (data['opening'] !== opening || opening + sumCame !== sumEnded || sumEnded !== said['count'])
    faults.add('balance-open', 'balance', `${String(data['opening'])} + ${sumCame} ≠ ${sumEnded}`);
  return { came, ended, endings, root: asHex(said['root'], 'endings', 32), groups: groups.length };
}

function termOf(value: unknown): RootedTerm {
  const json = shaped(value, 'term', ['term', 'count', 'root'], ['receiver', 'act', 'gate']);
  return {
    term: asText(json['term'], 'term'),
    count: asCount(json['count'], 'term'),
    root: asHex(json['root'], 'term', 32),
    ...(json['receiver'] !== undefined && { receiver: asText(json['receiver'], 'receiver') }),
  };
}

function endingOf(row: string): CaseEnding {
  const json = shaped(jsonObjectOf(row, 'ending'), 'ending', ['unit', 'group', 'term'], ['receiver']);
  return {
    unit: asText(json['unit'], 'ending', 100),
    group: asText(json['group'], 'ending', 100),
    term: asText(json['term'], 'ending', 100),
    ...(json['receiver'] !== undefined && { receiver: asText(json['receiver'], 'ending') }),
  };
}

const keyOf = ({ term, receiver }: Pick<CaseTerm, 'term' | 'receiver'>): string =>
  receiver === undefined ? term : `${term} ${receiver}`;

const sum = (terms: readonly CaseTerm[]): number => terms.reduce((n, { count }) => n + count, 0);

function gathered(endings: readonly CaseEnding[]): ReadonlyMap<string, string[]> {
  const units = new Map<string, string[]>();
  for (const ending of endings) {
    const key = keyOf(ending);
    const known = units.get(key);
    if (known) known.push(ending.unit);
    else units.set(key, [ending.unit]);
  }
  return units;
}

/** Per group and term, as the event says. */
function groupsSaid(groups: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap((value) => {
      const { group, terms } = shaped(value, 'group', ['group', 'terms']);
      return asList(terms, 'terms', MOST_TERMS).map((each) => {
        const json = shaped(each, 'term', ['term', 'count'], ['receiver']);
        const receiver = json['receiver'] === undefined ? undefined : asText(json['receiver'], 'receiver');
        const key = keyOf({
          term: asText(json['term'], 'term'),
          ...(receiver !== undefined && { receiver }),
        });
        return [`${asText(group, 'group')}: ${key}`, String(asCount(json['count'], 'term'))] as const;
      });
    }),
  );
}

function groupsCounted(endings: readonly CaseEnding[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const ending of endings) {
    const key = `${ending.group}: ${keyOf(ending)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].map(([key, count]) => [key, String(count)]));
}

function compare(
  said: ReadonlyMap<string, string>,
  counted: ReadonlyMap<string, string>,
  faults: Faults,
): void {
  for (const key of new Set([...said.keys(), ...counted.keys()]))
    if (said.get(key) !== counted.get(key))
      faults.add('balance-differs', key, `${counted.get(key) ?? 0} ≠ ${said.get(key) ?? 0}`);
}
