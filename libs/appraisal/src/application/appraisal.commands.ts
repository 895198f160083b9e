import { Command } from '@nestjs/cqrs';
import type { AppraisalDecided, AppraisalOpened } from '@fonds/event-contracts';
import type { CommandContext, CommandProgress, Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';

/** What of the fonds was not taken into the list that was asked for without naming units, by the code of its reason. */
export interface LeftOut {
  readonly code: string;
  readonly count: number;
  /** The first hundred. */
  readonly units: readonly string[];
}

export interface OpenedAppraisal {
  readonly appraisal: string;
  readonly units: number;
  readonly leftOut: readonly LeftOut[];
  readonly outcome: Outcome;
}

/** E46. Without units: whatever the custodian holds of the fonds whose period is over. */
export class OpenAppraisal extends Command<Result<OpenedAppraisal>> {
  constructor(
    readonly opened: AppraisalOpened,
    readonly units: readonly string[] | undefined,
    readonly context: CommandContext,
    /** Units looked at. */
    readonly progress?: CommandProgress,
  ) {
    super();
  }
}

export type GivenOpinion = Omit<AppraisalDecided['opinions'][number], 'units'> & {
  /** Ids; absent: every unit that has no opinion yet. */
  readonly units?: readonly string[];
};

/** E47. */
export class DecideAppraisal extends Command<Result<Outcome>> {
  constructor(
    readonly appraisal: string,
    readonly opinions: readonly GivenOpinion[],
    readonly context: CommandContext,
    readonly progress?: CommandProgress,
  ) {
    super();
  }
}

/** E48, E49: the report; then every unit that is kept gets its new period. Told again it goes on where it stopped. */
export class ReportAppraisal extends Command<
  Result<{
    readonly outcome: Outcome;
    /** Units that have their new period. */
    readonly reset: number;
    /** Units that refused it: another act has them. */
    readonly refused: readonly { readonly unit: string; readonly code: string }[];
  }>
> {
  constructor(
    readonly appraisal: string,
    readonly words: { readonly title: string; readonly dissent?: string },
    readonly context: CommandContext,
    /** Of the units that get a new period. */
    readonly progress?: CommandProgress,
  ) {
    super();
  }
}

/** It ends without a report: its units are free for another one. */
export class WithdrawAppraisal extends Command<Result<Outcome>> {
  constructor(
    readonly appraisal: string,
    readonly ground: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
