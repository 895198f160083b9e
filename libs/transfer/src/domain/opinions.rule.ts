import { firstNamed, type Refusal } from '@fonds/kernel';
import { ruleRefusal, type InstrumentId, type LawAt } from '@fonds/law';
import type { Opinion } from './transfer.state';

/** INV-07: what a transfer into an archives must say of each unit, while AL 30 and REG 30(2) are in force. */
const WANTED = {
  opinion: 'AL',
  expiry: 'REG',
  disclosure: 'REG',
  secrecyChange: 'REG',
} as const satisfies { readonly [F in keyof Opinion]?: InstrumentId };

/** @returns a refusal that names the first units and what they lack, or undefined. Not under R1; not for 代管. */
export function opinionsRefusal(
  units: readonly string[],
  opinions: { get(unit: string): Opinion | undefined },
  on: LawAt,
): Refusal | undefined {
  if (!on.enforces('INV-07')) return undefined;
  const wanted = (Object.keys(WANTED) as (keyof typeof WANTED)[]).filter((field) =>
    on.inForce(WANTED[field]),
  );
  const lacking = units.flatMap((unit) => {
    const given = opinions.get(unit);
    const missing = wanted.filter((field) => given?.[field] === undefined);
    return missing.length ? [{ unit, missing }] : [];
  });
  return lacking.length
    ? ruleRefusal('opinions-missing', 'INV-07', {
        units: firstNamed(lacking).map(({ unit }) => unit),
        missing: [...new Set(lacking.flatMap(({ missing }) => missing))],
        count: lacking.length,
      })
    : undefined;
}
