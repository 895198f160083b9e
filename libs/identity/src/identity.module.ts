import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { registerMessages } from '@fonds/http-edge';
import { PostgresSecretStore } from './adapters/postgres/postgres-secret-store';
import { APP_POOL } from './app-pool.token';
import { Authenticator } from './application/authenticator';
import { ChangeAccountHandler } from './application/change-account.handler';
import { CommandContextFactory } from './application/command-context.factory';
import { CreateAccountHandler } from './application/create-account.handler';
import { OpenInstallationHandler } from './application/open-installation.handler';
import { LawInEffect } from './application/law-in-effect';
import { PasswordService } from './application/password.service';
import { RequestedRoleResolver } from './application/requested-role.resolver';
import { SECRET_STORE } from './application/secret-store.port';
import { TokenService } from './application/token.service';
import { AccessGuard } from './http/access.guard';
import { AccountController } from './http/account.controller';
import { RequestContextFactory } from './http/request-context.factory';
import { SessionController } from './http/session.controller';
import { IDENTITY_MESSAGES } from './messages';
import { AccountQuery } from './read/account.query';

/**
 * Accounts, tokens and the guard of every route. Needs, from global modules: EVENT_STORE, APP_POOL, CLOCK and
 * ORGANISATION_DIRECTORY.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [SessionController, AccountController],
  providers: [
    { provide: SECRET_STORE, inject: [APP_POOL], useFactory: (pool: Pool) => new PostgresSecretStore(pool) },
    { provide: APP_GUARD, useClass: AccessGuard },
    Authenticator,
    LawInEffect,
    TokenService,
    PasswordService,
    CommandContextFactory,
    RequestContextFactory,
    RequestedRoleResolver,
    CreateAccountHandler,
    ChangeAccountHandler,
    OpenInstallationHandler,
    AccountQuery,
  ],
  exports: [
    Authenticator,
    LawInEffect,
    TokenService,
    PasswordService,
    CommandContextFactory,
    RequestContextFactory,
    AccountQuery,
  ],
})
export class IdentityModule {
  constructor() {
    registerMessages(IDENTITY_MESSAGES);
  }
}
