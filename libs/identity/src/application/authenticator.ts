import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { fold, ok, refuse, shanghaiDay, type AccountId, type Clock, type Result } from '@fonds/kernel';
import { CLOCK } from '../clock.token';
import { accountDecider, barred, grantsOn, type AccountState } from '../domain/account.decider';
import { accountStream } from '../domain/account-id';
import type { Caller } from '../domain/caller';
import { resolveViewer } from '../domain/viewer';
import { LawInEffect } from './law-in-effect';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from './organisation-directory.port';
import { TokenService } from './token.service';

/**
 * Tells who a token stands for. The account's stream is folded each time, so a suspension, a role taken back or a
 * last day counts from the next request on.
 */
@Injectable()
export class Authenticator {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
    private readonly tokens: TokenService,
    private readonly law: LawInEffect,
  ) {}

  /** @returns a refusal `token-refused`, `account-suspended`, `account-expired` or `account-unknown` (all 401) */
  async authenticate(token: string): Promise<Result<Caller>> {
    const record = await this.tokens.verify(token);
    if (!record.ok) return record;
    return this.callerOf(record.value.account, record.value.label === 'one-time');
  }

  /** The same for an account that is known otherwise: by its password. */
  async callerOf(account: AccountId, mustChangePassword = false): Promise<Result<Caller>> {
    const state = await this.accountState(account);
    const today = shanghaiDay(this.clock.now());
    const refusal = barred(state, today);
    if (refusal) return refuse(refusal);
    const roles = grantsOn(state, today);
    const viewer = await resolveViewer(account, roles, (ids) => this.organisations.descendantsOf(ids));
    return ok({
      account,
      name: state.name ?? '',
      ...(state.displayName && { displayName: state.displayName }),
      roles,
      viewer,
      mustChangePassword,
      lawData: await this.law.version(),
    });
  }

  async accountState(account: AccountId): Promise<AccountState> {
    const stored = await this.store.readStream(accountStream(account));
    return fold(accountDecider(account), stored.map(pastEvent));
  }
}
