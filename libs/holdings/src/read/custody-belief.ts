import type { CustodyInterval } from '@fonds/event-contracts';
import type { Row, Rows } from '@fonds/projections';
import type { CivilDate } from '@fonds/kernel';
import {
  custodyTimeline,
  type CustodyMove,
  type CustodyPeriod,
  type OpeningEntry,
} from '../domain/custody-timeline';

/** The rows of a unit that are believed at present, oldest period first. */
export const believed = (rows: Rows, unit: string): readonly Row[] =>
  rows
    .group('custody', unit)
    .filter((row) => row.known_to === null)
    .sort((a, b) => Number(a.seq) - Number(b.seq));

/** What the present rows say, as the timeline's own terms. */
interface Belief {
  readonly entry: OpeningEntry;
  readonly history: readonly CustodyInterval[];
  readonly moves: readonly CustodyMove[];
}

function beliefOf(current: readonly Row[]): Belief | undefined {
  const entry = current.find((row) => row.source === 'entry');
  if (!entry) return undefined;
  return {
    entry: {
      custodian: String(entry.custodian),
      holder: String(entry.holder),
      heldSince: { printed: '', ...(entry.beginning_known === true && { to: String(entry.since) }) },
      businessDate: String(entry.taken_on) as CivilDate,
    },
    history: current
      .filter((row) => row.source === 'history' && row.custodian !== null)
      .map((row) => ({
        custodian: String(row.custodian),
        holder: String(row.holder),
        from: String(row.since),
        until: String(row.until),
      })),
    moves: current.filter((row) => row.source === 'move').map(moveOf),
  };
}

const moveOf = (row: Row): CustodyMove => ({
  since: String(row.since) as CivilDate,
  place: String(row.place),
  gate: Number(row.gate),
  kind: String(row.term),
  custodian: String(row.custodian),
  holder: String(row.holder),
  ...(row.transferring !== null && { transferringUnit: String(row.transferring) }),
  ...(row.out !== null && { out: row.out as CustodyMove['out'] }),
});

/** Columns of a row that follow from its period. */
export const periodColumns = (period: CustodyPeriod, entryTerm: string): Row => ({
  custodian: period.custodian,
  holder: period.holder,
  since: period.from,
  until: period.until,
  beginning_known: period.beginningKnown,
  source: period.source,
  out: period.out ?? null,
  term: period.source === 'entry' ? entryTerm : (period.move?.kind ?? null),
  place: period.move?.place ?? null,
  gate: period.move?.gate ?? null,
});

function rowsOf(current: readonly Row[], { entry, history, moves }: Belief): Row[] {
  const base = current.find((row) => row.source === 'entry') ?? {};
  return custodyTimeline(entry, history, moves).map((period) => ({
    ...base,
    ...periodColumns(period, String(base.term)),
    // An act that brought it into being keeps its place; a correction names it by its gate revision.
    ...(period.source === 'entry' && { place: base.place ?? null, gate: base.gate ?? null }),
    ...(period.move && { transferring: period.move.transferringUnit ?? null }),
  }));
}

/** The belief with another beginning of the opening entry. */
export function withEntry(current: readonly Row[], heldSince: OpeningEntry['heldSince']): Row[] | undefined {
  const belief = beliefOf(current);
  return belief && rowsOf(current, { ...belief, entry: { ...belief.entry, heldSince } });
}

export function withHistory(
  current: readonly Row[],
  intervals: readonly CustodyInterval[],
): Row[] | undefined {
  const belief = beliefOf(current);
  return belief && rowsOf(current, { ...belief, history: [...belief.history, ...intervals] });
}

/** The belief with another history than was told before. */
export function withOtherHistory(
  current: readonly Row[],
  history: readonly CustodyInterval[],
): Row[] | undefined {
  const belief = beliefOf(current);
  return belief && rowsOf(current, { ...belief, history });
}

/** The belief after one more move of the gate. */
export function moved(current: readonly Row[], move: CustodyMove): Row[] | undefined {
  const belief = beliefOf(current);
  return belief && rowsOf(current, { ...belief, moves: [...belief.moves, move] });
}

/** The belief with another day of what a gate event made: a move, or the unit itself; undefined when it has no such. */
export function redated(current: readonly Row[], gate: number, since: CivilDate): Row[] | undefined {
  if (current.some((row) => row.source === 'entry' && row.gate === gate))
    return withEntry(current, { printed: since, to: since });
  const belief = beliefOf(current);
  if (!belief?.moves.some((move) => move.gate === gate)) return undefined;
  const moves = belief.moves.map((move) => (move.gate === gate ? { ...move, since } : move));
  return rowsOf(current, { ...belief, moves });
}

/**
 * Ends the present belief at a position where it differs from the next, and begins that one. A row that stays as it is
 * is not written again: storage grows with what changes. `custody`: whether it says who had the unit when.
 */
export function revise(
  rows: Rows,
  current: readonly Row[],
  next: readonly Row[],
  position: string,
  custody: boolean,
): void {
  const columns = Object.keys(current[0] ?? {}).filter(
    (name) => !['known_from', 'known_to', 'moved'].includes(name),
  );
  for (const [seq, row] of next.entries()) {
    const before = current.find((each) => Number(each.seq) === seq);
    const after: Row = {
      ...row,
      seq,
      known_from: position,
      known_to: null,
      ...(custody && { moved: position }),
    };
    if (before && columns.every((name) => before[name] === after[name])) continue;
    if (before) rows.put('custody', { ...before, known_to: position });
    rows.put('custody', after);
  }
  for (const row of current)
    if (Number(row.seq) >= next.length) rows.put('custody', { ...row, known_to: position });
}
