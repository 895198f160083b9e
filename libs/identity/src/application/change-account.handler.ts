import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { ok, type AccountId, type Result } from '@fonds/kernel';
import { accountDecider, type AccountCommand } from '../domain/account.decider';
import { accountId, accountStream } from '../domain/account-id';
import { ChangeAccount, type AccountChange } from './account.commands';
import { RequestedRoleResolver } from './requested-role.resolver';

@CommandHandler(ChangeAccount)
export class ChangeAccountHandler implements ICommandHandler<ChangeAccount> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly resolver: RequestedRoleResolver,
  ) {}

  async execute({ name, change, context }: ChangeAccount): Promise<Result<Outcome>> {
    const command = await this.commandOf(change, context.account);
    if (!command.ok) return command;
    const account = accountId(name);
    return execute(this.store, accountStream(account), accountDecider(account), command.value, context);
  }

  private async commandOf(change: AccountChange, by: AccountId): Promise<Result<AccountCommand>> {
    switch (change.kind) {
      case 'grant': {
        const grant = await this.resolver.grant(change);
        return grant.ok ? ok({ kind: 'grant', ...grant.value, by }) : grant;
      }
      case 'revoke': {
        const role = this.resolver.role(change.role);
        if (!role.ok) return role;
        const organisation = this.resolver.organisationId(change.organisation);
        return ok({ kind: 'revoke', role: role.value, ...(organisation && { organisation }), by });
      }
      case 'suspend':
      case 'reinstate':
        return ok({ kind: change.kind, by });
      case 'set-term':
        return ok({ ...change, by });
    }
  }
}
