import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { Request } from 'express';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { plainRefusal } from '@fonds/law';
import { Authenticator } from '../application/authenticator';
import {
  ORGANISATION_DIRECTORY,
  type OrganisationDirectory,
} from '../application/organisation-directory.port';
import { PasswordService } from '../application/password.service';
import { TokenService, type IssuedToken, type TokenInfo } from '../application/token.service';
import { accountId } from '../domain/account-id';
import type { Caller } from '../domain/caller';
import { Permission } from '../domain/permission';
import { ROLES } from '../domain/role';
import { ROLE_PERMISSIONS } from '../domain/role-permissions';
import { instantText } from '../read/instant-text';
import { CurrentCaller, Public, Requires } from './access.decorators';
import { ChangePasswordDto, LoginDto } from './account.dto';
import { accessOf } from './request-caller';

/** Guessing a password must be slow; a person mistypes a few times. */
const LOGIN_RATE = { default: { limit: 10, ttl: 60_000 } };

export interface TokenAnswer {
  readonly token: string;
  readonly expiresAt: string;
}

export const tokenAnswer = ({ token, expiresAt }: IssuedToken): TokenAnswer => ({
  token,
  expiresAt: instantText(expiresAt),
});

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly tokens: TokenService,
    private readonly authenticator: Authenticator,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** A token for name and password. After a one-time password it opens nothing but the change of the password. */
  @Public()
  @Throttle(LOGIN_RATE)
  @Post('login')
  @HttpCode(200)
  async login(
    @Body() { name, password }: LoginDto,
  ): Promise<TokenAnswer & { passwordChangeRequired: boolean }> {
    const account = accountId(name);
    const right = await this.passwords.verify(account, password);
    if (!right) throw new RefusedError(plainRefusal('login-refused'));
    unwrap(await this.authenticator.callerOf(account));
    const token = await this.tokens.create(account, right.oneTime ? 'one-time' : 'login');
    if (!token) throw new Error('no token could be made');
    return { ...tokenAnswer(token), passwordChangeRequired: right.oneTime };
  }

  @ApiBearerAuth()
  @Requires(Permission.Self)
  @Post('logout')
  @HttpCode(204)
  async logout(@Req() request: Request): Promise<void> {
    await this.tokens.revoke(accessOf(request).token);
  }

  /** Who I am, in which roles, and what they allow. */
  @ApiBearerAuth()
  @Requires(Permission.Self)
  @Get('me')
  async me(@CurrentCaller() caller: Caller): Promise<object> {
    const ids = caller.roles.flatMap((grant) => (grant.organisation ? [grant.organisation] : []));
    const known = new Map((await this.organisations.find([...new Set(ids)])).map((o) => [o.id, o]));
    return {
      account: caller.account,
      name: caller.name,
      displayName: caller.displayName,
      passwordChangeRequired: caller.mustChangePassword,
      roles: caller.roles.map(({ role, organisation, until }) => ({
        role,
        roleName: { zh: ROLES[role].zh, en: ROLES[role].en },
        organisation: organisation && known.get(organisation),
        until,
      })),
      permissions: [
        ...new Set([Permission.Self, ...caller.roles.flatMap(({ role }) => ROLE_PERMISSIONS[role])]),
      ].sort(),
    };
  }

  /**
   * Sets one's own password, ends all log-ins and the token that came with the account, which whoever made the account has
   * seen, and gives a new token.
   */
  @ApiBearerAuth()
  @Throttle(LOGIN_RATE)
  @Requires(Permission.Self)
  @Put('me/password')
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Body() { present, next }: ChangePasswordDto,
  ): Promise<TokenAnswer> {
    unwrap(await this.passwords.change(caller.account, caller.name, present, next));
    await this.tokens.revokeAll(caller.account, ['login', 'one-time', 'account']);
    const token = await this.tokens.create(caller.account, 'login');
    if (!token) throw new Error('no token could be made');
    return tokenAnswer(token);
  }

  @ApiBearerAuth()
  @Requires(Permission.Self)
  @Get('me/tokens')
  async listTokens(@CurrentCaller() caller: Caller): Promise<object> {
    const rows = (await this.tokens.list(caller.account)).map((token: TokenInfo) => ({
      id: token.id,
      label: token.label,
      createdAt: instantText(token.createdAt),
      expiresAt: instantText(token.expiresAt),
      lastUsed: token.lastUsed === undefined ? undefined : instantText(token.lastUsed),
    }));
    return { rows };
  }

  @ApiBearerAuth()
  @Requires(Permission.Self)
  @Delete('me/tokens/:id')
  @HttpCode(204)
  async revokeToken(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    unwrap(await this.tokens.revokeById(caller.account, id));
  }
}
