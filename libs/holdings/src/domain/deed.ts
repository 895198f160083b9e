import type { CivilDate } from '@fonds/kernel';

/** When and by whom: what decisions on a unit rest on beside its own history. */
export interface Deed {
  readonly businessDate: CivilDate;
  readonly today: CivilDate;
  readonly account: string;
  /** Version of the national rule data by which it is decided: that in effect (E103). */
  readonly lawData: string;
  /** Number of supporting files cited. */
  readonly evidence: number;
  /** Which they are; a correction of an event's papers rests on them. */
  readonly cited?: readonly string[];
  readonly reason?: string;
}
