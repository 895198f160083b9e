import type { HoldingRow } from './holding-row';

/** One unit whose custody on a day is believed differently at two log positions, and the event that changed it. */
export interface HoldingDifference {
  readonly unit: string;
  readonly before: HoldingRow | null;
  readonly after: HoldingRow | null;
  /** Log position of the event that explains it. */
  readonly position: string;
}

/** What is believed of a unit's custody on one day from a log position (inclusive) to another (exclusive). */
export interface Belief {
  readonly row: HoldingRow;
  readonly from: bigint;
  readonly to: bigint | null;
}

/**
 * How the belief at `after` differs from the one at `before`, explained by the event that last changed the row between
 * them: a belief that only describes the unit better (another medium, a mark) begins a new row with the same custody.
 *
 * @param beliefs of one unit and day, in the order of their positions. @returns undefined when both tell the same.
 */
export function differenceIn(
  beliefs: readonly Belief[],
  before: bigint,
  after: bigint,
): HoldingDifference | undefined {
  const at = (position: bigint): Belief | undefined =>
    beliefs.find(({ from, to }) => from <= position && (to === null || to > position));
  const [old, fresh] = [at(before)?.row ?? null, at(after)?.row ?? null];
  const unit = beliefs[0]?.row.unit;
  if (unit === undefined || same(old, fresh)) return undefined;
  const [low, high] = before < after ? [before, after] : [after, before];
  let [position, believed]: [bigint, HoldingRow | null] = [low, at(low)?.row ?? null];
  const turn = (event: bigint, row: HoldingRow | null): void => {
    if (event > low && event <= high && !same(believed, row)) [position, believed] = [event, row];
  };
  beliefs.forEach(({ row, from, to }, i) => {
    turn(from, row);
    if (to !== null && beliefs[i + 1]?.from !== to) turn(to, null);
  });
  return { unit, before: old, after: fresh, position: position.toString() };
}

const same = (a: HoldingRow | null, b: HoldingRow | null): boolean =>
  a === null || b === null
    ? a === b
    : a.custodian === b.custodian && a.owner === b.owner && a.holder === b.holder && a.since === b.since;
