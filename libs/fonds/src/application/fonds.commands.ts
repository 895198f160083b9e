import { Command } from '@nestjs/cqrs';
import type { CorrectionCommand } from '@fonds/corrections';
import type { Description, FondsRegistered, FormationDate } from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { CivilDate, FondsId, Result } from '@fonds/kernel';
import type { FondsOrder } from './fonds-commands';

export interface FondsInput {
  /** Code of the organisation that numbers: the archives. */
  readonly archives: string;
  readonly number?: string;
  readonly name: string;
  readonly creator?: string;
  readonly kind: FondsRegistered['kind'];
  readonly dates?: readonly FormationDate[];
  readonly description?: Description;
}

export interface RegisteredFonds {
  readonly id: FondsId;
  readonly outcome: Outcome;
}

/** E01. Refused also: `organisation-not-found`, `description-invalid`. */
export class RegisterFonds extends Command<Result<RegisteredFonds>> {
  constructor(
    readonly input: FondsInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** What a person orders; facts that a decision rests on (units without a keeper, the other fonds) are looked up. */
export type FondsChange =
  | Extract<FondsOrder, { kind: 'confirm' | 'amend-history' | 'file-dossier' | 'reopen' }>
  | { readonly kind: 'close'; readonly lastDate: CivilDate }
  | { readonly kind: 'relate'; readonly relation: Extract<FondsOrder, { kind: 'relate' }>['relation'] }
  | { readonly kind: 'assign-number'; readonly number: string }
  | CorrectionCommand;

/** E02–E04, a number given later or changed (INV-40, INV-44), and corrections of what events told (E92). */
export class ChangeFonds extends Command<Result<Outcome>> {
  constructor(
    readonly fonds: string,
    readonly change: FondsChange,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E92 on an event of a series. */
export class CorrectSeries extends Command<Result<Outcome>> {
  constructor(
    readonly series: string,
    readonly correction: CorrectionCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
