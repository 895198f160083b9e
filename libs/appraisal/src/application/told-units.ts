import type { EventStore } from '@fonds/event-store';
import type { ClaimSettler } from '@fonds/holdings';
import { firstNamed } from '@fonds/kernel';
import { unitPages } from './unit-pages';

export interface ToldUnit {
  readonly unit: string;
  readonly code?: string;
  /** Ground and day of the hold. */
  readonly hold?: string;
}

/** How many there are, and the first hundred of them. */
export interface ToldUnits {
  readonly count: number;
  readonly units: readonly ToldUnit[];
}

/** Units of an answer, with their codes as their own streams say. */
export async function toldUnits(
  store: EventStore,
  claims: ClaimSettler,
  units: readonly Pick<ToldUnit, 'unit' | 'hold'>[],
): Promise<ToldUnits> {
  const first = firstNamed(units);
  const codes = new Map<string, string>();
  const ids = first.map(({ unit }) => unit);
  for await (const page of unitPages(store, claims, ids))
    for (const [unit, { code }] of page) if (code) codes.set(unit, code.printed);
  const told = first.map((each) => ({
    ...each,
    ...(codes.has(each.unit) && { code: codes.get(each.unit) }),
  }));
  return { count: units.length, units: told };
}
