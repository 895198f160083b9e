import type { AccountId } from '@fonds/kernel';

/** A password as it is kept: an argon2id hash with its own salt and cost. */
export interface Credential {
  readonly account: AccountId;
  readonly hash: string;
  /** Given out by an administrator; opens nothing but its own change. */
  readonly oneTime: boolean;
}

/** A token as it is kept: never itself, only its SHA-256. Instants are UTC milliseconds. */
export interface TokenRecord {
  readonly sha256: Uint8Array;
  readonly account: AccountId;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt?: number;
  /** What it was made for. At most one token of an account is ever `first`. */
  readonly label: string;
  readonly lastUsed?: number;
}

/** Secrets of accounts (凭据). They are deleted and changed, so they can be no events. */
export interface SecretStore {
  credential(account: AccountId): Promise<Credential | undefined>;
  putCredential(credential: Credential): Promise<void>;
  /** @returns false when the account has its `first` token already; nothing is written then. */
  addToken(token: TokenRecord): Promise<boolean>;
  token(sha256: Uint8Array): Promise<TokenRecord | undefined>;
  tokensOf(account: AccountId): Promise<readonly TokenRecord[]>;
  used(sha256: Uint8Array, at: number): Promise<void>;
  /** Revokes what is not revoked yet. */
  revoke(sha256s: readonly Uint8Array[], at: number): Promise<void>;
}

/** Nest token of the {@link SecretStore}. */
export const SECRET_STORE = Symbol('SECRET_STORE');
