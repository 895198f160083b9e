/** Why the log does not sign. None of these mends itself: signing on would make two histories. */
export type HaltReason =
  /** The store holds fewer events than a checkpoint that was signed. */
  | 'log-shorter'
  /** The tree of that size has another root than was signed. */
  | 'root-differs'
  /** The events behind the last leaves give other leaves. */
  | 'leaves-differ'
  /** Tiles that the tree needs are not in the database. */
  | 'tiles-missing'
  /** The key file is not the one that signed this log. */
  | 'key-differs'
  /** A witness saw another history, or says that this one is older. */
  | 'witness-refused';

/** Who knows the checkpoint that this log does not continue. */
export type Knower = 'here' | 'database' | { readonly witness: string };

export interface HaltFacts {
  readonly reason: HaltReason;
  readonly knower?: Knower;
  /** Leaves of the checkpoint that is known. */
  readonly known?: number;
  /** Leaves or events that are here. */
  readonly here?: number;
  readonly detail?: string;
}

/** The log must not sign. What was recorded stays recorded; nothing is lost by stopping. */
export class LedgerHalted extends Error {
  constructor(readonly facts: HaltFacts) {
    super(
      `the log does not sign: ${facts.reason}` +
        (facts.known === undefined ? '' : `, known ${facts.known}, here ${facts.here ?? '?'}`) +
        (facts.detail === undefined ? '' : ` (${facts.detail})`),
    );
    this.name = 'LedgerHalted';
  }
}
