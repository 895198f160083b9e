import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { argon2id, hash, verify } from 'argon2';
import { ok, refuse, type AccountId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { SECRET_STORE, type SecretStore } from './secret-store.port';

/** OWASP's first choice for argon2id: 46 MiB, one pass, one lane; some tens of milliseconds. */
const COST = { type: argon2id, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

const SHORTEST_PASSWORD = 10;
/** A name of one or two letters stands in any text by chance. */
const SHORTEST_TELLING_NAME = 3;
/** Hashing a very long text is work that a stranger could ask for. */
export const LONGEST_PASSWORD = 200;

/** No letters and digits that look alike when read out or written down. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

@Injectable()
export class PasswordService {
  private decoy: Promise<string> | undefined;

  constructor(@Inject(SECRET_STORE) private readonly secrets: SecretStore) {}

  /**
   * Whether the password is the account's. An unknown account takes the same time: its answer is computed against a
   * decoy, so that names cannot be found out by the clock.
   *
   * @returns undefined when it is not
   */
  async verify(account: AccountId, password: string): Promise<{ readonly oneTime: boolean } | undefined> {
    const credential = await this.secrets.credential(account);
    const expected = credential?.hash ?? (await (this.decoy ??= hash(readable(20), COST)));
    const right = await verify(expected, password);
    return right && credential ? { oneTime: credential.oneTime } : undefined;
  }

  /** A password that its owner must change at the first login; shown once. Takes the place of the present one. */
  async issueOneTime(account: AccountId): Promise<string> {
    const password = [4, 4, 4, 4].map(readable).join('-');
    await this.secrets.putCredential({ account, hash: await hash(password, COST), oneTime: true });
    return password;
  }

  /** Sets a person's own password. The present one is asked for when there is one. */
  async change(
    account: AccountId,
    name: string,
    present: string | undefined,
    next: string,
  ): Promise<Result<void>> {
    const credential = await this.secrets.credential(account);
    if (credential && !(await this.verify(account, present ?? '')))
      return refuse(plainRefusal('password-refused'));
    if (isWeak(next, name) || next === present) return refuse(plainRefusal('password-weak'));
    await this.secrets.putCredential({ account, hash: await hash(next, COST), oneTime: false });
    return ok(undefined);
  }
}

const isWeak = (password: string, name: string): boolean =>
  password.length < SHORTEST_PASSWORD ||
  (name.length >= SHORTEST_TELLING_NAME && password.toLowerCase().includes(name.toLowerCase())) ||
  new Set(password).size < SHORTEST_PASSWORD / 2;

const readable = (length: number): string =>
  Array.from({ length }, () => READABLE.charAt(randomInt(READABLE.length))).join('');
