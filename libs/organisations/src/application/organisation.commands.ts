import { Command } from '@nestjs/cqrs';
import type { CorrectionCommand } from '@fonds/corrections';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { CivilDate, OrganisationId, Result } from '@fonds/kernel';

export interface RegisteredOrganisation {
  readonly id: OrganisationId;
  readonly code: string;
  readonly outcome: Outcome;
}

/** Kinds and levels by Chinese name or code, other organisations by their code. */
export class RegisterOrganisation extends Command<Result<RegisteredOrganisation>> {
  constructor(
    readonly input: {
      readonly code: string;
      readonly name: string;
      readonly kind: string;
      readonly level?: string;
      readonly parent?: string;
      readonly validFrom?: CivilDate;
      readonly validTo?: CivilDate;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** `null` clears a field, an absent one stays. */
export class ChangeOrganisation extends Command<Result<Outcome>> {
  constructor(
    readonly code: string,
    readonly input: {
      readonly name?: string;
      readonly kind?: string;
      readonly level?: string | null;
      readonly parent?: string | null;
      readonly validFrom?: CivilDate | null;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class EndOrganisation extends Command<Result<Outcome>> {
  constructor(
    readonly code: string,
    /** Last day. */
    readonly validTo: CivilDate,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class NameSuccessor extends Command<Result<Outcome>> {
  constructor(
    readonly code: string,
    readonly input: { readonly function: string; readonly successor: string; readonly from?: CivilDate },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E92 on an event of an organisation; other organisations by their ids, as the event names them. */
export class CorrectOrganisationEvent extends Command<Result<Outcome>> {
  constructor(
    readonly code: string,
    readonly correction: CorrectionCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}
