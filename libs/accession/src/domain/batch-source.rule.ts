import type { Owner } from '@fonds/event-contracts';

type OwnerKind = Owner['kind'];

/**
 * Whose a batch was, as the register says it (INV-39b): the owner of its units. Where they are of several owners, it is one
 * whom the agreement does not name: the units of another are not deposited under it. Of a batch without an agreement it is
 * the owner of the most of them.
 *
 * @example sourceOfBatch(['集体', '集体'], '集体') // '集体'
 */
export function sourceOfBatch(owners: readonly OwnerKind[], agreed?: OwnerKind): OwnerKind {
  const other = agreed && owners.find((kind) => kind !== agreed);
  return other ?? agreed ?? commonest(owners) ?? '国家';
}

function commonest(owners: readonly OwnerKind[]): OwnerKind | undefined {
  const counts = new Map<OwnerKind, number>();
  for (const kind of owners) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}
