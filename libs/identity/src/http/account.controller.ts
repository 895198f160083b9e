import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  commandAnswer,
  DEFAULT_PAGE,
  etagOf,
  RefusedError,
  unwrap,
  type CommandAnswer,
  type Page,
} from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import { ChangeAccount, CreateAccount, type AccountChange } from '../application/account.commands';
import { Authenticator } from '../application/authenticator';
import type { ActInput } from '../application/command-context.factory';
import { PasswordService } from '../application/password.service';
import { TokenService } from '../application/token.service';
import { accountId } from '../domain/account-id';
import type { Caller } from '../domain/caller';
import { Permission } from '../domain/permission';
import { AccountQuery, type AccountRow } from '../read/account.query';
import { CurrentCaller, Requires } from './access.decorators';
import {
  AccountPageRequest,
  CreateAccountDto,
  GrantRoleDto,
  RevokeRoleQuery,
  SetTermDto,
} from './account.dto';
import { ActDto } from './act.dto';
import { RequestContextFactory } from './request-context.factory';
import { tokenAnswer } from './session.controller';

@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api/v1/accounts')
export class AccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly query: AccountQuery,
    private readonly passwords: PasswordService,
    private readonly tokens: TokenService,
    private readonly authenticator: Authenticator,
  ) {}

  /** Makes an account, and answers its first token (and one-time password): shown once. */
  @Requires(Permission.AccountWrite)
  @Post()
  async create(
    @Body() body: CreateAccountDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const { name, displayName, role, organisation, until, oneTimePassword } = body;
    const roles = role === undefined ? [] : [{ role, organisation, until }];
    const context = this.contexts.from(request, body);
    const made = unwrap(
      await this.commands.execute(new CreateAccount({ name, displayName, roles, oneTimePassword }, context)),
    );
    return {
      account: made.account,
      name: made.name,
      ...tokenAnswer(made.token),
      oneTimePassword: made.oneTimePassword,
      ...commandAnswer(made.outcome, response),
    };
  }

  @Requires(Permission.AccountRead)
  @Get()
  list(
    @CurrentCaller() caller: Caller,
    @Query() { cursor, limit }: AccountPageRequest,
  ): Promise<Page<AccountRow>> {
    return this.query.list(caller.viewer, { cursor, limit: limit ?? DEFAULT_PAGE });
  }

  @Requires(Permission.AccountRead)
  @Get(':name')
  async one(
    @CurrentCaller() caller: Caller,
    @Param('name') name: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountRow> {
    const row = await this.query.byId(caller.viewer, accountId(name));
    if (!row) throw new RefusedError(plainRefusal('account-not-found'));
    response.setHeader('ETag', etagOf(row.revision));
    return row;
  }

  @Requires(Permission.AccountWrite)
  @Post(':name/roles')
  grant(
    @Param('name') name: string,
    @Body() body: GrantRoleDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { role, organisation, until } = body;
    return this.change(name, { kind: 'grant', role, organisation, until }, body, request, response);
  }

  @Requires(Permission.AccountWrite)
  @Delete(':name/roles/:role')
  revoke(
    @Param('name') name: string,
    @Param('role') role: string,
    @Query() { organisation }: RevokeRoleQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(name, { kind: 'revoke', role, organisation }, {}, request, response);
  }

  @Requires(Permission.AccountSuspend)
  @Post(':name/suspend')
  @HttpCode(200)
  suspend(
    @Param('name') name: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(name, { kind: 'suspend' }, body, request, response);
  }

  @Requires(Permission.AccountSuspend)
  @Post(':name/reinstate')
  @HttpCode(200)
  reinstate(
    @Param('name') name: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.change(name, { kind: 'reinstate' }, body, request, response);
  }

  @Requires(Permission.AccountWrite)
  @Post(':name/term')
  @HttpCode(200)
  setTerm(
    @Param('name') name: string,
    @Body() body: SetTermDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { until, letter } = body;
    return this.change(name, { kind: 'set-term', until, letter }, body, request, response);
  }

  /** Gives out a one-time password, for a person who has none or forgot it; ends all log-ins. */
  @Requires(Permission.AccountWrite)
  @Post(':name/one-time-password')
  @HttpCode(200)
  async oneTimePassword(@Param('name') name: string): Promise<{ oneTimePassword: string }> {
    const account = accountId(name);
    const state = await this.authenticator.accountState(account);
    if (state.name === undefined) throw new RefusedError(plainRefusal('account-not-found'));
    await this.tokens.revokeAll(account, ['login', 'one-time']);
    return { oneTimePassword: await this.passwords.issueOneTime(account) };
  }

  private async change(
    name: string,
    change: AccountChange,
    act: ActInput,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, act);
    return commandAnswer(
      unwrap(await this.commands.execute(new ChangeAccount(name, change, context))),
      response,
    );
  }
}
