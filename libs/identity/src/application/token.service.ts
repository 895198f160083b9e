import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ok, refuse, type AccountId, type Clock, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { CLOCK } from '../clock.token';
import { SECRET_STORE, type SecretStore, type TokenRecord } from './secret-store.port';

/** What a token is made for, and how long it lives, in milliseconds. */
const TOKEN_LIVES = {
  /** The first administrator's, printed once. */
  first: 90 * 86_400_000,
  /** Given out with a new account. */
  account: 90 * 86_400_000,
  /** A working day and an evening. */
  login: 16 * 3_600_000,
  /** Time enough to choose a password. */
  'one-time': 15 * 60_000,
} as const;

export type TokenLabel = keyof typeof TOKEN_LIVES;

export interface IssuedToken {
  /** `fl_` and 32 random bytes in base64url. Shown once, stored nowhere. */
  readonly token: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export interface TokenInfo {
  /** First eight bytes of its SHA-256, in hex: names it without opening anything. */
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsed?: number;
}

const PREFIX = 'fl_';
/** Use is noted at most once a minute: a busy client must not write a row at each request. */
const NOTE_USE_AFTER = 60_000;

const tokenDigest = (token: string): Uint8Array => createHash('sha256').update(token).digest();
const idOf = (record: TokenRecord): string => Buffer.from(record.sha256).subarray(0, 8).toString('hex');

/** Opaque bearer tokens (令牌): random, expiring, revocable, kept as hashes. */
@Injectable()
export class TokenService {
  constructor(
    @Inject(SECRET_STORE) private readonly secrets: SecretStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when the account has its `first` token already. */
  async create(account: AccountId, label: TokenLabel): Promise<IssuedToken | undefined> {
    const token = PREFIX + randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = createdAt + TOKEN_LIVES[label];
    const added = await this.secrets.addToken({
      sha256: tokenDigest(token),
      account,
      createdAt,
      expiresAt,
      label,
    });
    return added ? { token, expiresAt } : undefined;
  }

  /** @returns whose it is; a refusal `token-refused` for one that is unknown, revoked or expired alike. */
  async verify(token: string): Promise<Result<TokenRecord>> {
    const now = this.clock.now();
    const record = token.startsWith(PREFIX) ? await this.secrets.token(tokenDigest(token)) : undefined;
    if (!record || record.revokedAt !== undefined || record.expiresAt <= now)
      return refuse(plainRefusal('token-refused'));
    if (now - (record.lastUsed ?? 0) >= NOTE_USE_AFTER) await this.secrets.used(record.sha256, now);
    return ok(record);
  }

  /** Tokens of an account that are in force, newest first. */
  async list(account: AccountId): Promise<readonly TokenInfo[]> {
    return (await this.inForce(account)).map((record) => ({
      id: idOf(record),
      label: record.label,
      createdAt: record.createdAt,
      expiresAt: record.expiresAt,
      ...(record.lastUsed !== undefined && { lastUsed: record.lastUsed }),
    }));
  }

  async revoke(token: string): Promise<void> {
    await this.secrets.revoke([tokenDigest(token)], this.clock.now());
  }

  async revokeById(account: AccountId, id: string): Promise<Result<void>> {
    const record = (await this.inForce(account)).find((candidate) => idOf(candidate) === id);
    if (!record) return refuse(plainRefusal('token-not-found'));
    await this.secrets.revoke([record.sha256], this.clock.now());
    return ok(undefined);
  }

  /** All tokens in force that were made for one of these, or all tokens. */
  async revokeAll(account: AccountId, labels?: readonly TokenLabel[]): Promise<void> {
    const records = (await this.inForce(account)).filter(
      (r) => !labels || labels.some((label) => label === r.label),
    );
    await this.secrets.revoke(
      records.map((record) => record.sha256),
      this.clock.now(),
    );
  }

  private async inForce(account: AccountId): Promise<readonly TokenRecord[]> {
    const now = this.clock.now();
    return (await this.secrets.tokensOf(account))
      .filter((record) => record.revokedAt === undefined && record.expiresAt > now)
      .sort((a, b) => b.createdAt - a.createdAt);
  }
}
