import {
  Malformed,
  openCheckpoint,
  sameBytes,
  toBase64,
  type Checkpoint,
  type VerifierKey,
} from '@fonds/ledger/core';
import type { Finding } from './finding';

/** A signed note that claims a root for a size, and where it lies. */
export interface Claim {
  readonly epoch: number;
  readonly size: number;
  readonly note: string;
  /** How a finding names it. */
  readonly what: string;
}

export type OpenedClaim = { readonly checkpoint: Checkpoint } | { readonly finding: Finding };

/** Whether one of the log's keys signed it, and for that size. */
export async function openClaim(claim: Claim, keys: readonly VerifierKey[]): Promise<OpenedClaim> {
  const { epoch, what } = claim;
  const refused = (here: string): OpenedClaim => ({
    finding: { kind: 'checkpoint-unsigned', epoch, what, here },
  });
  try {
    const opened = await openCheckpoint(claim.note, keys);
    if (!opened.ok) return refused(opened.reason);
    const { size } = opened.checkpoint;
    return size === claim.size ? { checkpoint: opened.checkpoint } : refused(`it says ${size} leaves`);
  } catch (error) {
    if (error instanceof Malformed) return refused(error.message);
    throw error;
  }
}

/** @param root that the tree of the claim's size has here; none when the tree is shorter */
export async function checkClaim(
  claim: Claim,
  root: Uint8Array | undefined,
  keys: readonly VerifierKey[],
  leaves: number,
): Promise<Finding[]> {
  const opened = await openClaim(claim, keys);
  if ('finding' in opened) return [opened.finding];
  const { epoch, what } = claim;
  if (!root) return [{ kind: 'log-shorter', epoch, what, here: String(leaves) }];
  const signed = opened.checkpoint.root;
  if (sameBytes(root, signed)) return [];
  return [{ kind: 'root-differs', epoch, what, here: toBase64(root), should: toBase64(signed) }];
}
