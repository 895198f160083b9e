import type { Refusal } from '@fonds/kernel';
import { ruleRefusal, type LawAt } from '@fonds/law';
import type { Opinion } from './transfer.state';

/** INV-07: from which business date a transfer into an archives must say what of each unit. */
const WANTED: readonly { readonly from: string; readonly field: keyof Opinion }[] = [
  // AL 30
  { from: '2021-01-01', field: 'opinion' },
  // REG 30(2)
  { from: '2024-03-01', field: 'expiry' },
  { from: '2024-03-01', field: 'disclosure' },
  { from: '2024-03-01', field: 'secrecyChange' },
];

const NAMED = 100;

/** @returns a refusal that names the first units and what they lack, or undefined. Not under R1; not for 代管. */
export function opinionsRefusal(
  units: readonly string[],
  opinions: { get(unit: string): Opinion | undefined },
  on: LawAt,
): Refusal | undefined {
  if (!on.enforces('INV-07')) return undefined;
  const wanted = WANTED.filter(({ from }) => from <= on.date).map(({ field }) => field);
  const lacking = units.flatMap((unit) => {
    const given = opinions.get(unit);
    const missing = wanted.filter((field) => given?.[field] === undefined);
    return missing.length ? [{ unit, missing }] : [];
  });
  return lacking.length
    ? ruleRefusal('opinions-missing', 'INV-07', {
        units: lacking.slice(0, NAMED).map(({ unit }) => unit),
        missing: [...new Set(lacking.flatMap(({ missing }) => missing))],
        count: lacking.length,
      })
    : undefined;
}
