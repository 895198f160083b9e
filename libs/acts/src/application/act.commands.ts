import { Command } from '@nestjs/cqrs';
import type {
  CorrectionBatchOpened,
  HoldPlaced,
  LoanRequested,
  MoveOrdered,
  RearrangementOpened,
} from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { CivilDate, Result } from '@fonds/kernel';
import type { ListedChange } from './corrections.kind';
import type { Fact } from './fact';
import type { DraftedUnit } from './drafted-units';
import type { WantedChange } from './wanted-changes';

/** An act of one custodian, and what it begins with. */
export type ActOpening =
  | { readonly type: 'LoanRequested'; readonly data: LoanRequested }
  | { readonly type: 'MoveOrdered'; readonly data: MoveOrdered }
  | {
      readonly type: 'RearrangementOpened';
      readonly data: RearrangementOpened;
      /** What begins; ids are derived from the act, codes given when the units are there. */
      readonly into: readonly Omit<DraftedUnit, 'unit' | 'key'>[];
    }
  | {
      readonly type: 'CorrectionBatchOpened';
      readonly data: Omit<CorrectionBatchOpened, 'count'>;
      readonly changes: readonly ListedChange[];
    };

export interface OpenedAct extends Outcome {
  readonly act: string;
}

/**
 * E36, E38, E97, E101. A loan or move is carried to its end at once, and refused as its units are refused; `listed` ends
 * with its list, and somebody carries it on. Refused also: `list-empty`, `too-many-units`.
 */
export class OpenAct extends Command<Result<OpenedAct>> {
  constructor(
    readonly opening: ActOpening,
    readonly units: readonly string[],
    readonly context: CommandContext,
    readonly until: 'listed' | 'carried' = 'carried',
  ) {
    super();
  }
}

export interface CorrectionBatch {
  readonly fonds: string;
  readonly custodian: string;
  readonly ground: string;
  readonly changes: readonly WantedChange[];
}

/** E101, first hand. Refused also as a single correction would be, with the unit. */
export class ProposeCorrections extends Command<Result<OpenedAct>> {
  constructor(
    readonly batch: CorrectionBatch,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The second hand of a rearrangement or a batch of corrections, who has looked at a sample; then somebody carries it on. */
export class SecondAct extends Command<Result<Outcome>> {
  constructor(
    readonly act: string,
    readonly sample: { readonly checked: number; readonly wrong: number } | undefined,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** An act that is not sealed ends without effect. */
export class WithdrawAct extends Command<Result<Outcome>> {
  constructor(
    readonly act: string,
    readonly ground: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E39, E56, E57, E98: what happened, recorded at the gate of the fonds. */
export class RecordFact extends Command<Result<Outcome>> {
  constructor(
    readonly fonds: string,
    readonly units: readonly string[],
    readonly fact: Fact,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export interface HoldOrder {
  readonly kind: HoldPlaced['kind'];
  /** Units, or the sealed manifest of an act; the whole fonds when neither is given. */
  readonly units?: readonly string[];
  readonly act?: string;
  /** What it stops; what its kind stops when absent. */
  readonly stops?: readonly string[];
  readonly case?: string;
  /** Whose part of the fonds it is about; everybody's when absent. */
  readonly keeper?: string;
  readonly ground: string;
  readonly document?: string;
}

export class PlaceHold extends Command<Result<Outcome & { readonly hold: string }>> {
  constructor(
    readonly fonds: string,
    readonly order: HoldOrder,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class LiftHold extends Command<Result<Outcome>> {
  constructor(
    readonly fonds: string,
    readonly hold: string,
    readonly ground: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E92 on an effect of the gate, first hand. */
export class ProposeEffectCorrection extends Command<Result<Outcome>> {
  constructor(
    readonly fonds: string,
    readonly corrects: number,
    readonly after: CivilDate,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E92 on an effect of the gate, second hand. */
export class SecondEffectCorrection extends Command<Result<Outcome>> {
  constructor(
    readonly fonds: string,
    readonly proposal: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
