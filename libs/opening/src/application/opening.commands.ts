import { Command } from '@nestjs/cqrs';
import type { OpeningOrdered, OpeningReviewPlanned } from '@fonds/event-contracts';
import type { CommandContext, CommandProgress, Outcome } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import type { Selection } from '@fonds/transfer';
import type { Opinion, OpeningSide } from '../domain/opening.state';
import type { WantedPartner } from '../domain/review-partner.rule';

export interface PlanInput extends Omit<OpeningReviewPlanned, 'fonds'> {
  /** Id; the units' own when absent. */
  readonly fonds?: string;
  readonly selection: Selection;
}

export interface PlannedOpening {
  readonly act: string;
  readonly units: number;
  readonly outcome: Outcome;
}

/**
 * E58. The act's id follows from account and command: the same command again goes on with its list, or answers what it
 * did. Refused also as a selection of units is.
 */
export class PlanOpening extends Command<Result<PlannedOpening>> {
  constructor(
    readonly input: PlanInput,
    readonly viewer: Viewer,
    readonly context: CommandContext,
    /** Units listed. */
    readonly progress?: CommandProgress,
  ) {
    super();
  }
}

export interface PublishedTitles {
  readonly units: ReadonlyMap<string, string>;
  /** By id or code of an entry. */
  readonly within: ReadonlyMap<string, string>;
}

/** What is asked of a review; what the units, the organisations and the gate say is added by the handler. */
export type OpeningAsk =
  | { readonly kind: 'open-review'; readonly wanted: WantedPartner }
  | {
      readonly kind: 'opinion';
      readonly side: OpeningSide;
      readonly opinion: Opinion;
      readonly units: readonly string[];
    }
  | { readonly kind: 'agree'; readonly units: readonly string[] }
  | {
      readonly kind: 'coordinate';
      readonly authority: string;
      readonly document?: string;
      readonly opinion: Opinion;
      readonly units: readonly string[];
    }
  | { readonly kind: 'submit'; readonly authority: string; readonly units: readonly string[] }
  | {
      readonly kind: 'consent';
      readonly authority: string;
      readonly document?: string;
      readonly units: readonly string[];
    }
  | {
      readonly kind: 'reject';
      readonly authority: string;
      readonly ground: string;
      readonly units: readonly string[];
    }
  | {
      readonly kind: 'draw-catalogue';
      readonly units: readonly string[];
      /** Titles as they are to be published, where they differ from what is described: by unit, and by entry within one. */
      readonly titles: PublishedTitles;
    }
  | { readonly kind: 'take-out'; readonly units: readonly string[]; readonly ground: string }
  | { readonly kind: 'order'; readonly form: OpeningOrdered['form']; readonly place: string }
  | { readonly kind: 'withdraw'; readonly ground: string };

/** E59–E64. Several asks of one kind are one command: a list that does not fit in one event. */
export class ActOnOpening extends Command<Result<Outcome>> {
  constructor(
    readonly act: string,
    readonly asks: readonly OpeningAsk[],
    readonly context: CommandContext,
  ) {
    super();
  }
}
