/** A second host of the same projections, in a thread of its own with connections of its own. */
export interface FoldingElsewhere {
  /**
   * Folds there everything recorded until now; one call at a time.
   *
   * @returns projections that could not go on, and why; undefined when the thread has ended: what it had not committed
   *   is still to be folded
   * @throws what concerned every projection there
   */
  catchUp(): Promise<ReadonlyMap<string, Error> | undefined>;
  /** After the last call was answered. */
  end(): Promise<void>;
}

/** @param lost hears when the thread has ended by itself. @returns undefined where there is no such thread */
export type OpenElsewhere = (lost: (error: Error) => void) => FoldingElsewhere | undefined;
