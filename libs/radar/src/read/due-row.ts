import type { ClockGround } from '../domain/clock-ground';
import type { DueWindow } from '../domain/due-window';
import type { RadarClock } from '../domain/unit-clock';
import type { DueState } from './due-numbers';
import type { DueAsked } from './due-where';

export interface DueFilter extends DueAsked {
  readonly window: DueWindow;
}

/** What is due, of one clock and one unit or described entry; of CLK-14, one order to put something right. */
export interface DueRow extends ClockGround {
  readonly clock: RadarClock;
  readonly state: DueState;
  /** Null for an order: it lies over a body. */
  readonly unit: string | null;
  /** The order, of CLK-14. */
  readonly order: string | null;
  /** A described document within the unit, which counts by itself for opening. */
  readonly entry: string | null;
  /** Of an order: its document. */
  readonly code: string | null;
  /** Of an order: what is to be done. */
  readonly title: string;
  readonly fonds: string | null;
  readonly fondsName: string | null;
  /** Whoever has the unit, or is ordered. */
  readonly custodian: string;
  readonly custodianName: string | null;
  /** The archives that holds it, or that it is to go to. */
  readonly archives: string | null;
  readonly archivesName: string | null;
  /** Start and length alone; absent where there is no day. */
  readonly computed: string | null;
  /** The first day on which it was due by the law of that very day: never before the rule was in force. */
  readonly shown: string | null;
  /** The day on which the law changed, for what fell due by that alone: one batch, and nobody was late. */
  readonly cohort: string | null;
  /** exact, rounded (year, month or range), assumed (an approximate date). */
  readonly precision: string | null;
  readonly retention: string | null;
  readonly secrecy: string | null;
  /** May be a finding candidate once it is overdue. */
  readonly accuses: boolean;
}
