import type { Clock } from '@fonds/kernel';
import { checkpointText, formatNote, parseNote, signNote } from '@fonds/ledger/core';
import type { Integrator } from './integrator';
import { LedgerHalted } from './ledger-halted';
import { headsKnownHere, refuseOtherRoot, refuseShorterStore, type GuardParts } from './log-guard';

/** Signs what is integrated. A checkpoint is durable in the database before it is in the file, and in both before it is shown. */
export class Publisher {
  private signedSize = -1;
  private signedEpoch = -1;

  constructor(
    private readonly parts: GuardParts,
    private readonly integrator: Integrator,
    private readonly clock: Clock,
  ) {}

  /** Leaves under the last checkpoint that this process signed or found; −1 before the first. */
  get size(): number {
    return this.signedSize;
  }

  /**
   * Signs the tree as it stands, unless that is signed already.
   *
   * @returns the signed note when there is a new one
   * @throws LedgerHalted
   */
  async publish(): Promise<string | undefined> {
    const { log, keys, seen } = this.parts;
    const head = this.integrator.head;
    if (!head || head.size === 0) return undefined;
    // Another epoch of the same size is not signed by it.
    if (head.size === this.signedSize && head.epoch.number === this.signedEpoch) return undefined;
    const known = await headsKnownHere(this.parts, head.epoch);
    await refuseOtherRoot(this.parts, head, known);
    // Another process of this installation signed more already; a store that is really shorter halts.
    if (known.some(({ checkpoint }) => checkpoint.size > head.size)) {
      await refuseShorterStore(this.parts, head.epoch, known);
      return undefined;
    }
    await keys.refresh();
    const text = checkpointText({ origin: head.epoch.origin, size: head.size, root: head.root });
    const signed = formatNote(await signNote(head.epoch.origin, text, keys.keysFor(head.epoch.origin)));
    const kept = await log.keep(
      { epoch: head.epoch.number, size: head.size, note: signed },
      this.clock.now(),
    );
    if (parseNote(kept).text !== text)
      throw new LedgerHalted({
        reason: 'root-differs',
        knower: 'database',
        known: head.size,
        here: head.size,
      });
    await seen.write(kept);
    this.signedSize = head.size;
    this.signedEpoch = head.epoch.number;
    return kept;
  }
}
