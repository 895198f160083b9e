import type { TransferReturned } from '@fonds/event-contracts';

type Defect = TransferReturned['defects'][number];

/** Nothing that could be mended: the archives does not want them, or says that they are none of its scope. */
const REFUSING: ReadonlySet<string> = new Set([
  'refused',
  'out-of-scope',
  '拒收',
  '不在接收范围',
  '不属接收范围',
]);

export const refuses = ({ code, text }: Pick<Defect, 'code' | 'text'>): boolean =>
  REFUSING.has(code.trim().toLowerCase()) || REFUSING.has(text.trim());

/** INV-05: what a return gives back without a defect that the sender could mend; all of it, where the batch goes back whole. */
export function refusedUnits(
  { scope, defects }: TransferReturned,
  manifest: readonly string[],
): readonly string[] {
  const refusing = defects.filter(refuses);
  if (!refusing.length) return [];
  const named = refusing.flatMap(({ unit }) => unit ?? []);
  return scope === 'all' && !named.length ? manifest : [...new Set(named)];
}
