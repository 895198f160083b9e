import { dateOfDayNumber, dayNumber, type CivilDate } from '@fonds/kernel';

/** Where a unit stands: plain words of the law, no code of the product. */
export interface ModelStanding {
  readonly custodian: string;
  readonly holder: string;
  /** Why it is not in store. */
  readonly out: false | 'lost' | 'withdrawn' | 'rearranged';
}

export interface ModelMove extends ModelStanding {
  readonly gate: number;
  readonly kind: string;
  since: CivilDate;
}

export interface ModelUnit {
  readonly id: string;
  readonly fonds: string;
  readonly level: 'file' | 'item';
  readonly entry: ModelStanding;
  /** How it came to be known. */
  readonly came: keyof typeof ENTRY_TERMS;
  /** Gate revision that brought it into being. */
  readonly begun?: number;
  /** First day of custody as it was first told. */
  readonly first: CivilDate;
  start: CivilDate;
  moves: ModelMove[];
}

export const copyOf = (unit: ModelUnit): ModelUnit => ({
  ...unit,
  moves: unit.moves.map((move) => ({ ...move })),
});

export const present = (unit: ModelUnit): ModelStanding => unit.moves[unit.moves.length - 1] ?? unit.entry;

/** The day before which nothing may be dated (INV-43). */
export const lastDay = ({ start, moves }: ModelUnit): CivilDate =>
  moves.reduce((last, { since }) => (since > last ? since : last), start);

/** Who had it at the end of a day; undefined before the first. */
export function atEndOf(unit: ModelUnit, day: string): ModelStanding | undefined {
  let standing: ModelStanding | undefined = unit.start <= day ? unit.entry : undefined;
  for (const move of unit.moves) if (move.since <= day) standing = move;
  return standing;
}

const dayBefore = (day: CivilDate): CivilDate => dateOfDayNumber(dayNumber(day) - 1);

export interface ModelQuestion {
  readonly custodian: string;
  readonly fonds: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Under which term a unit comes into the balance for the first time. */
export const ENTRY_TERMS = {
  'taken-on': 'takenOn',
  found: 'found',
  captured: 'created',
  acceded: 'accessioned',
  arranged: 'arranged',
  product: 'rearrangedIn',
} as const;

/** Domain.md §4.9b, by counting: what came in up, what went out down. */
const TERMS: readonly (readonly [name: string, sign: 1 | -1, kinds: readonly string[]])[] = [
  ['accessioned', 1, ['transferred']],
  ['recovered', 1, ['recovered']],
  ['takenOverIn', 1, ['taken-over', 'seized', 'seizure-returned']],
  ['transferred', -1, ['transferred']],
  ['withdrawn', -1, ['withdrawn']],
  ['rearrangedOut', -1, ['rearranged']],
  ['lost', -1, ['lost']],
  ['takenOverOut', -1, ['taken-over', 'seized', 'seizure-returned']],
];

/** All terms of the balance (INV-03), units, 卷 and 件 in this order. */
export function balanceByHand(
  units: readonly ModelUnit[],
  { custodian, fonds, from, to }: ModelQuestion,
): { readonly [term: string]: readonly [number, number, number] } {
  const counts: { [term: string]: [number, number, number] } = {};
  const add = (term: string, { level }: ModelUnit, n = 1): void => {
    const count = (counts[term] ??= [0, 0, 0]);
    count[0] += n;
    count[level === 'file' ? 1 : 2] += n;
  };
  const within = (day: string): boolean => from <= day && day <= to;
  for (const unit of units) {
    if (unit.fonds !== fonds) continue;
    const mine = (standing?: ModelStanding): boolean => standing?.custodian === custodian && !standing.out;
    if (mine(atEndOf(unit, dayBefore(from)))) add('opening', unit);
    if (mine(atEndOf(unit, to))) add('closing', unit);
    if (mine(unit.entry) && unit.came !== 'taken-on') {
      if (within(unit.start)) add(ENTRY_TERMS[unit.came], unit);
    } else if (mine(unit.entry)) {
      if (within(unit.first)) add('takenOn', unit);
      // A corrected beginning comes into the period, or leaves it.
      add('corrected', unit, Number(within(unit.start)) - Number(within(unit.first)));
    }
    let before: ModelStanding = unit.entry;
    for (const move of unit.moves) {
      for (const [term, sign, kinds] of TERMS) {
        const crosses = sign > 0 ? mine(move) && !mine(before) : mine(before) && !mine(move);
        if (crosses && within(move.since) && kinds.includes(move.kind)) add(term, unit);
      }
      before = move;
    }
  }
  return counts;
}
