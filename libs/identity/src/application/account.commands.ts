import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { AccountId, CivilDate, Result } from '@fonds/kernel';
import type { IssuedToken } from './token.service';

/** A role as a person names it: by Chinese or English name, in an organisation named by its code. */
export interface RequestedRole {
  readonly role: string;
  readonly organisation?: string;
  readonly until?: CivilDate;
}

export interface CreatedAccount {
  readonly account: AccountId;
  readonly name: string;
  readonly outcome: Outcome;
  readonly token: IssuedToken;
  readonly oneTimePassword?: string;
}

/** Opens the installation by making its first administrator. Needs no caller: whoever reaches the database may. */
export class OpenInstallation extends Command<Result<CreatedAccount>> {
  constructor(
    readonly input: { readonly name: string; readonly client?: string; readonly oneTimePassword?: boolean },
  ) {
    super();
  }
}

/** Makes an account with its roles and its first token, on request with a one-time password too. */
export class CreateAccount extends Command<Result<CreatedAccount>> {
  constructor(
    readonly input: {
      readonly name: string;
      readonly displayName?: string;
      readonly roles: readonly RequestedRole[];
      readonly oneTimePassword?: boolean;
    },
    readonly context: CommandContext,
  ) {
    super();
  }
}

export type AccountChange =
  | ({ readonly kind: 'grant' } & RequestedRole)
  | { readonly kind: 'revoke'; readonly role: string; readonly organisation?: string }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'reinstate' }
  | { readonly kind: 'set-term'; readonly until: CivilDate; readonly letter?: string };

export class ChangeAccount extends Command<Result<Outcome>> {
  constructor(
    readonly name: string,
    readonly change: AccountChange,
    readonly context: CommandContext,
  ) {
    super();
  }
}
