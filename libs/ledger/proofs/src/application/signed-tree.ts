import type { StoredEvent } from '@fonds/event-store';
import { parseCheckpoint, parseNote, type Checkpoint } from '@fonds/ledger/core';
import { leafIndexOf, type Epoch, type Ledger } from '@fonds/ledger/integrator';

/** The tree under the newest published checkpoint: what a bundle or a statement speaks of. */
export interface SignedTree extends Checkpoint {
  readonly epoch: Epoch;
  /** The note with the cosignatures, verbatim. */
  readonly note: string;
  /** Verifier keys, one a line: the log's, then those of its witnesses. */
  readonly keys: string;
}

/** @returns nothing before the first checkpoint that enough witnesses cosigned */
export async function signedTree(ledger: Ledger): Promise<SignedTree | undefined> {
  const { epoch } = await ledger.standing();
  const newest = await ledger.newestPublished(epoch);
  if (!newest) return undefined;
  return {
    epoch,
    ...parseCheckpoint(parseNote(newest.note).text),
    note: newest.note + newest.lines.join(''),
    keys: `${[...ledger.vkeys(epoch), ...ledger.witnessVkeys].join('\n')}\n`,
  };
}

export const leafOfEvent = ({ epoch }: SignedTree, event: StoredEvent): number =>
  leafIndexOf(epoch, event.position);

/** Events of a stream that lie under the checkpoint. */
export const under = (tree: SignedTree, events: readonly StoredEvent[]): readonly StoredEvent[] =>
  events.filter((event) => leafOfEvent(tree, event) < tree.size);
