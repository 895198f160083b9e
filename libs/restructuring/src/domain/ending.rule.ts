import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { stays, type GroupOutcome } from './outcome.rule';

/** Where a unit of the case stands at a log position. */
export interface StandingUnit {
  readonly unit: string;
  readonly group: string;
  /** It was there when the case was opened. */
  readonly fixed: boolean;
  /** How it came, where it came later. */
  readonly entry: string;
  readonly custodian?: string;
  readonly out?: string;
  /** The transfer that gave custody was a deposit (寄存). */
  readonly deposited?: boolean;
  /** Of a destroyed one: it stood on the case's own register (O6). */
  readonly ownList?: boolean;
}

export type EndingTerm =
  | 'transferred'
  | 'deposited'
  | 'entrusted'
  | 'retained'
  | 'destroyed'
  | 'destroyedElsewise'
  | 'lost'
  | 'withdrawn'
  | 'rearrangedOut';

export interface Ending {
  readonly unit: string;
  readonly group: string;
  readonly term: EndingTerm;
  readonly receiver?: string;
}

export interface Unaccounted {
  readonly unit: string;
  readonly group: string;
  /** `otherwise-given`: it is with its receiver, by no deposit where one was decided, or by one where none was. */
  readonly why: 'undecided' | 'not-executed' | 'held-by-another' | 'otherwise-given';
}

const GONE: { readonly [out: string]: EndingTerm } = {
  lost: 'lost',
  destroyed: 'destroyed',
  withdrawn: 'withdrawn',
  rearranged: 'rearrangedOut',
};

/** What came since, by how it came; everything else was registered. */
const CAME: { readonly [entry: string]: string } = { rearranged: 'rearrangedIn', recovered: 'recovered' };
/** Under which term of the balance a unit came since the opening, by how it came. */
export const cameTerm = (entry: string): string => CAME[entry] ?? 'registered';
const TERM_OF = { deposit: 'deposited', entrusted: 'entrusted' } as const;

/**
 * What became of one unit (E72): it is gone by a recorded fact, it is where the decision on its group sends it, or it is
 * not accounted for. Nobody's word counts here, only custody.
 */
export function endingOf(
  { unit, group, custodian, out, deposited = false, ownList }: StandingUnit,
  outcome: GroupOutcome | undefined,
  organisation: string,
): Ending | Unaccounted {
  if (out !== undefined) {
    const term = GONE[out];
    if (!term) throw new Error(`nothing is known of units that are ${out}`);
    // A destruction that was under way when the hold came is no list of the case.
    return { unit, group, term: term === 'destroyed' && ownList !== true ? 'destroyedElsewise' : term };
  }
  if (!outcome) return { unit, group, why: 'undecided' };
  if (stays(outcome))
    return custodian === organisation
      ? { unit, group, term: 'retained' }
      : { unit, group, why: 'held-by-another' };
  if (custodian === organisation) return { unit, group, why: 'not-executed' };
  const { receiver, form } = outcome;
  if (!receiver || receiver.organisation !== custodian) return { unit, group, why: 'held-by-another' };
  // A deposit leaves the owner: what a takeover brought there, or a plain transfer, is not deposited.
  if ((form === 'deposit') !== deposited) return { unit, group, why: 'otherwise-given' };
  const term = form === 'deposit' || form === 'entrusted' ? TERM_OF[form] : 'transferred';
  return { unit, group, term, receiver: receiver.name };
}

export interface BalanceTerm {
  readonly term: string;
  readonly count: number;
  readonly receiver?: string;
  /** Root over the units' ids. */
  readonly root: string;
}

export interface CaseBalance {
  /** Units fixed at opening. */
  readonly opening: number;
  /** Registered, taken on or found since; products of rearrangements apart. */
  readonly came: readonly BalanceTerm[];
  readonly ended: readonly BalanceTerm[];
  readonly groups: readonly {
    readonly group: string;
    readonly terms: readonly Omit<BalanceTerm, 'root'>[];
  }[];
  readonly unaccounted: readonly Unaccounted[];
  /** Units whose absence is recorded: lost, destroyed, withdrawn, rearranged. */
  readonly gone: ReadonlySet<string>;
  /** Units that were fixed and of which the read model knows nothing more. */
  readonly vanished: readonly string[];
  /** Over each unit and its ending, one canonical line a unit. */
  readonly endings: { readonly count: number; readonly root: string };
  readonly closes: boolean;
}

/** One line of the list that proves completeness. */
export const endingLine = ({ unit, group, term, receiver }: Ending): string =>
  canonicalJson({ unit, group, term, ...(receiver !== undefined && { receiver }) });

/** INV-03 for a case: opening + what came = what was transferred, kept, destroyed and lost, unit by unit. */
export function balanceOfCase(
  fixed: ReadonlySet<string>,
  standing: readonly StandingUnit[],
  outcomes: ReadonlyMap<string, GroupOutcome>,
  organisation: string,
): CaseBalance {
  const there = new Set(standing.map(({ unit }) => unit));
  const vanished = [...fixed].filter((unit) => !there.has(unit));
  const told = standing.map((each) => endingOf(each, outcomes.get(each.group), organisation));
  const endings = told.filter((each): each is Ending => 'term' in each);
  const unaccounted = told.filter((each): each is Unaccounted => 'why' in each);
  const later = standing.filter(({ fixed: at }) => !at);
  const came = gathered(later.map(({ unit, entry }) => ({ unit, term: cameTerm(entry) })));
  const ended = gathered(endings);
  const byGroup = new Map<string, Ending[]>();
  for (const each of endings) {
    const known = byGroup.get(each.group);
    if (known) known.push(each);
    else byGroup.set(each.group, [each]);
  }
  const sum = (terms: readonly BalanceTerm[]): number => terms.reduce((n, { count }) => n + count, 0);
  return {
    opening: fixed.size,
    came,
    ended,
    groups: [...byGroup]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, units]) => ({ group, terms: gathered(units).map(({ root: _, ...term }) => term) })),
    unaccounted,
    gone: new Set(standing.flatMap(({ unit, out }) => (out === undefined ? [] : [unit]))),
    vanished,
    endings: { count: endings.length, root: rootOfRows(endings.map(endingLine)) },
    closes: !unaccounted.length && !vanished.length && fixed.size + sum(came) === sum(ended),
  };
}

/** Units by term and receiver. */
function gathered(
  rows: readonly { readonly unit: string; readonly term: string; readonly receiver?: string }[],
): BalanceTerm[] {
  const terms = new Map<string, { term: string; receiver?: string; units: string[] }>();
  for (const { unit, term, receiver } of rows) {
    const key = `${term}\u001f${receiver ?? ''}`;
    const known = terms.get(key) ?? { term, ...(receiver !== undefined && { receiver }), units: [] };
    known.units.push(unit);
    terms.set(key, known);
  }
  return [...terms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { units, ...term }]) => ({ ...term, count: units.length, root: rootOfRows(units) }));
}
