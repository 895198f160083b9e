import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { derivedId, ok, refuse, shanghaiDay, type AccountId, type Clock, type Result } from '@fonds/kernel';
import { law, LAW_DATA_VERSION, plainRefusal } from '@fonds/law';
import { CLOCK } from '../clock.token';
import { accountDecider, type AccountCommand } from '../domain/account.decider';
import { accountId, accountName, accountStream, isAccountName } from '../domain/account-id';
import { INSTALLATION_STREAM, installationDecider } from '../domain/installation.decider';
import { SYSTEM_ROLE } from '../domain/role';
import { OpenInstallation, type CreatedAccount } from './account.commands';
import { PasswordService } from './password.service';
import { TokenService } from './token.service';

/**
 * Three steps, each of which may be the last before a crash: the installation names its administrator, the account is
 * made, its one `first` token is given out. The same name again goes on where it stopped; with the token given out,
 * or under another name, it is refused.
 */
@CommandHandler(OpenInstallation)
export class OpenInstallationHandler implements ICommandHandler<OpenInstallation> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tokens: TokenService,
    private readonly passwords: PasswordService,
  ) {}

  async execute({ input }: OpenInstallation): Promise<Result<CreatedAccount>> {
    const name = accountName(input.name);
    if (!isAccountName(name)) return refuse(plainRefusal('account-name-malformed', { name }));
    const account = accountId(name);
    const context = this.contextFor(account, input.client);

    const opening = { administrator: account, name, lawData: context.law.version };
    const opened = await execute(this.store, INSTALLATION_STREAM, installationDecider, opening, context);
    if (!opened.ok) return opened;
    const command: AccountCommand = { kind: 'create', name, grants: [{ role: 'SystemAdministrator' }] };
    const outcome = await execute(
      this.store,
      accountStream(account),
      accountDecider(account),
      command,
      context,
    );
    if (!outcome.ok) return outcome;
    const token = await this.tokens.create(account, 'first');
    if (!token) return refuse(plainRefusal('installation-already-open'));
    const oneTimePassword = input.oneTimePassword ? await this.passwords.issueOneTime(account) : undefined;
    return ok({ account, name, outcome: outcome.value, token, ...(oneTimePassword && { oneTimePassword }) });
  }

  /** The installer is nobody yet; the act is the machine's own, on behalf of the account it makes. */
  private contextFor(account: AccountId, client: string | undefined): CommandContext {
    const today = shanghaiDay(this.clock.now());
    const { regime, version } = law.at(today, LAW_DATA_VERSION);
    return {
      command: derivedId<'command'>('command/1', account, 'open-installation'),
      account,
      role: SYSTEM_ROLE,
      businessDate: today,
      today,
      law: { regime: regime.id, version },
      evidence: [],
      ...(client && { client }),
    };
  }
}
