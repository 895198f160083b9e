import { Command } from '@nestjs/cqrs';
import type { LotRegistered, RecordCaptured } from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { CivilDate, Result } from '@fonds/kernel';
import type { AgreementTerms } from '../domain/agreement.decider';
import type { AccessionTerms } from '../domain/accession-terms.rule';
import type { ScopeLine } from '../domain/scope.decider';
import type { SourceParty } from '../domain/source-kinds';
import type { UnitInput } from './unit-draft';

/** What an act came to. */
export interface ActAnswer {
  readonly act: string;
  readonly outcome: Outcome;
  readonly listed: number;
  readonly applied: number;
  /** Units that could not be had, with the reason. */
  readonly exceptions: readonly { readonly unit: string; readonly code: string }[];
  readonly closed: boolean;
}

export interface AccessionAnswer {
  readonly accession: string;
  /** 进馆号 */
  readonly number: string;
  readonly outcome: Outcome;
  /** Of a transfer: whether it lies inside the scope of its date; absent where no scope was set. */
  readonly insideScope?: boolean;
}

/** E33. */
export class SetScopeVersion extends Command<Result<Outcome>> {
  constructor(
    readonly input: {
      readonly archives: string;
      readonly validFrom: CivilDate;
      readonly approval: string;
      readonly lines: readonly ScopeLine[];
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E30. */
export class AgreeAcquisition extends Command<
  Result<{ readonly agreement: string; readonly outcome: Outcome }>
> {
  constructor(
    readonly terms: AgreementTerms,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E29 for a list of units. */
export class RegisterAccession extends Command<Result<AccessionAnswer & ActAnswer>> {
  constructor(
    readonly input: AccessionTerms & {
      readonly archives: string;
      readonly fonds: string;
      readonly profile: 'isad' | 'dat18';
      readonly units: readonly UnitInput[];
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E29 for a transfer batch that both sides have signed. */
export class RegisterBatchAccession extends Command<Result<AccessionAnswer>> {
  constructor(
    readonly input: {
      readonly archives: string;
      readonly act: string;
      readonly title?: string;
      /** Of a deposit: the agreement that it rests on (INV-09). */
      readonly agreement?: string;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E100, and E29 where the lot comes in by an accession. */
export class RegisterLot extends Command<
  Result<{
    readonly lot: string;
    readonly number?: string;
    readonly outcome: Outcome;
    readonly unchanged: boolean;
  }>
> {
  constructor(
    readonly input: Omit<LotRegistered, 'on' | 'owner' | 'accession'> & {
      readonly accession?: LotRegistered['accession'];
      /** Where no accession says whose it is. */
      readonly owner?: LotRegistered['owner'];
      /** Names the lot; the command when absent. */
      readonly key?: string;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E100: units are made of the lot. */
export class ArrangeLot extends Command<Result<ActAnswer & { readonly lot: string }>> {
  constructor(
    readonly input: {
      readonly archives: string;
      readonly lot: string;
      readonly fonds: string;
      readonly profile: 'isad' | 'dat18';
      readonly ground?: string;
      readonly units: readonly UnitInput[];
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class CloseLot extends Command<Result<Outcome>> {
  constructor(
    readonly input: { readonly archives: string; readonly lot: string; readonly explanation?: string },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E32, first hand. */
export class RequestWithdrawal extends Command<Result<ActAnswer>> {
  constructor(
    readonly input: {
      readonly archives: string;
      readonly fonds: string;
      readonly owner: SourceParty;
      readonly proof: string;
      readonly agreement?: string;
      readonly ground?: string;
      /** Ids. */
      readonly units: readonly string[];
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E32, second hand: the units are there; what no hold stops goes back. */
export class CheckWithdrawal extends Command<Result<ActAnswer>> {
  constructor(
    readonly input: { readonly act: string; readonly found: readonly string[]; readonly note?: string },
    readonly context: CommandContext,
    /** A server goes on behind the answer where many units go back; a command line waits. */
    readonly behind = false,
  ) {
    super();
  }
}

export class CancelWithdrawal extends Command<Result<ActAnswer>> {
  constructor(
    readonly input: { readonly act: string; readonly ground: string },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E07. */
export class CaptureRecord extends Command<Result<{ readonly unit: string; readonly outcome: Outcome }>> {
  constructor(
    readonly input: Pick<UnitInput, 'code' | 'arrangementMode' | 'level' | 'description' | 'series'> &
      Pick<RecordCaptured, 'fonds' | 'profile' | 'documentNumber' | 'sourceSystem' | 'digest'> & {
        readonly organisation: string;
        readonly electronic: boolean;
        /** Wanted where the kind of the organisation does not tell it. */
        readonly owner?: RecordCaptured['owner'];
        readonly origin?: Partial<RecordCaptured['origin']>;
      },
    readonly context: CommandContext,
  ) {
    super();
  }
}
