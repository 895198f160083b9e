import type { Capacity, Side, Signature } from './transfer.state';

/** Who must sign on each side, and how (architecture.md §10: site policy). */
export interface SignaturePolicy {
  readonly capacities: readonly Capacity[];
  readonly kinds: readonly Signature['kind'][];
}

/** E27: head and handler of both sides [K]; a signature by the signer's own account or on paper will do. */
export const HEAD_AND_HANDLER: SignaturePolicy = {
  capacities: ['head', 'handler'],
  kinds: ['account', 'paper'],
};

const SIDES: readonly Side[] = ['from', 'to'];

/** What still has to be signed of the manifest with this root. */
export const missingSignatures = (
  policy: SignaturePolicy,
  signatures: readonly Signature[],
  root: string,
): readonly { readonly side: Side; readonly capacity: Capacity }[] =>
  SIDES.flatMap((side) =>
    policy.capacities
      .filter(
        (capacity) =>
          !signatures.some((each) => each.side === side && each.capacity === capacity && each.root === root),
      )
      .map((capacity) => ({ side, capacity })),
  );

/**
 * A policy as the configuration writes it; the default where nothing is given.
 *
 * @example signaturePolicyOf('head+handler:paper') // { capacities: ['head', 'handler'], kinds: ['paper'] }
 */
export function signaturePolicyOf(text: string | undefined): SignaturePolicy {
  if (text === undefined) return HEAD_AND_HANDLER;
  const [capacities = '', kinds] = text.split(':');
  return {
    capacities: [...new Set(capacities.split('+'))] as Capacity[],
    kinds:
      kinds === undefined ? HEAD_AND_HANDLER.kinds : ([...new Set(kinds.split('+'))] as Signature['kind'][]),
  };
}
