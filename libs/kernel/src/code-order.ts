interface Coded {
  readonly unit: string;
  /** Reference code (档号); null where none is known. */
  readonly code: string | null;
}

/** More than any number within a code has. */
const DIGITS = 20;

const keyOf = (code: string): string => code.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/**
 * Units as registers list them: by code, the numbers within it by their value, those without a code last.
 *
 * @example inCodeOrder([{ unit: 'a', code: 'J1-10' }, { unit: 'b', code: 'J1-2' }]).map(({ unit }) => unit) // ['b', 'a']
 */
export function inCodeOrder<Unit extends Coded>(units: readonly Unit[]): Unit[] {
  const keyed = units.map((unit) => ({ unit, key: unit.code === null ? null : keyOf(unit.code) }));
  keyed.sort(({ unit: one, key: a }, { unit: other, key: b }) => {
    if (a === null || b === null)
      return Number(a === null) - Number(b === null) || compare(one.unit, other.unit);
    return compare(a, b) || compare(one.code ?? '', other.code ?? '') || compare(one.unit, other.unit);
  });
  return keyed.map(({ unit }) => unit);
}
