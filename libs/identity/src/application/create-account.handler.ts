import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore } from '@fonds/event-store';
import { ok, type Result } from '@fonds/kernel';
import { accountDecider, type AccountCommand, type Grant } from '../domain/account.decider';
import { accountId, accountName, accountStream } from '../domain/account-id';
import { CreateAccount, type CreatedAccount } from './account.commands';
import { PasswordService } from './password.service';
import { RequestedRoleResolver } from './requested-role.resolver';
import { TokenService } from './token.service';

@CommandHandler(CreateAccount)
export class CreateAccountHandler implements ICommandHandler<CreateAccount> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly resolver: RequestedRoleResolver,
    private readonly tokens: TokenService,
    private readonly passwords: PasswordService,
  ) {}

  async execute({ input, context }: CreateAccount): Promise<Result<CreatedAccount>> {
    const grants: Grant[] = [];
    for (const requested of input.roles) {
      const grant = await this.resolver.grant(requested);
      if (!grant.ok) return grant;
      grants.push(grant.value);
    }
    const name = accountName(input.name);
    const account = accountId(name);
    const command: AccountCommand = { kind: 'create', name, displayName: input.displayName, grants };
    const outcome = await execute(
      this.store,
      accountStream(account),
      accountDecider(account),
      command,
      context,
    );
    if (!outcome.ok) return outcome;
    // A repeated command had its reply lost, and the token with it: what was made then is of use to nobody.
    if (outcome.value.repeated) await this.tokens.revokeAll(account, ['account']);
    const token = await this.tokens.create(account, 'account');
    if (!token) throw new Error(`no token could be made for the account ${account}`);
    const oneTimePassword = input.oneTimePassword ? await this.passwords.issueOneTime(account) : undefined;
    return ok({ account, name, outcome: outcome.value, token, ...(oneTimePassword && { oneTimePassword }) });
  }
}
