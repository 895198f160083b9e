import { EMPTY_ROOT_HASH, sameBytes, verifyConsistency } from '@fonds/ledger/core';

/** The head of a log, as a witness remembers it. */
export interface Head {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** What is asked of a witness once the checkpoint's signature was verified. */
export interface Proposal extends Head {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
}

export type Unproven = 'root-of-nothing' | 'two-roots' | 'proof-of-nothing' | 'inconsistent';

export type Decision =
  /** Becomes the latest head, and is cosigned. */
  | { readonly kind: 'cosign'; readonly head: Head }
  /** The old size is above the checkpoint's own: status 400. */
  | { readonly kind: 'backwards' }
  /** The old size is not that of the latest cosigned head: status 409. */
  | { readonly kind: 'conflict'; readonly size: number; readonly twoRoots: boolean }
  /** Nothing shows that the log only grew: status 422. */
  | { readonly kind: 'unproven'; readonly why: Unproven };

/** The head of a log that was never cosigned. */
const NOTHING: Head = { size: 0, root: EMPTY_ROOT_HASH };

/**
 * What a witness answers for one log, in the order that tlog-witness "add-checkpoint" demands.
 *
 * @param latest the head cosigned last; none when the log was never cosigned.
 */
export function decideAddCheckpoint(latest: Head | undefined, proposal: Proposal): Decision {
  const known = latest ?? NOTHING;
  const { oldSize, size, root, proof } = proposal;
  if (oldSize > size) return { kind: 'backwards' };
  const twoRoots = latest !== undefined && size === known.size && !sameBytes(root, known.root);
  if (oldSize !== known.size) return { kind: 'conflict', size: known.size, twoRoots };
  if (size === 0 && !sameBytes(root, EMPTY_ROOT_HASH)) return { kind: 'unproven', why: 'root-of-nothing' };
  if (oldSize === 0 && proof.length > 0) return { kind: 'unproven', why: 'proof-of-nothing' };
  if (twoRoots) return { kind: 'unproven', why: 'two-roots' };
  if (!verifyConsistency(oldSize, known.root, size, root, proof))
    return { kind: 'unproven', why: 'inconsistent' };
  return { kind: 'cosign', head: { size, root } };
}
