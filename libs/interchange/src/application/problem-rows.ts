import type { Problem } from '../source';

/** A problem with the cells of its row, as they go back to the person who sent them. */
export interface ProblemRow {
  readonly problem: Problem;
  readonly row?: Readonly<Record<string, string>>;
}
