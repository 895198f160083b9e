import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import type { TokenRecord } from '../../application/secret-store.port';
import { accountId } from '../../domain/account-id';
import { IDENTITY_MIGRATIONS } from './identity.migrations';
import { PostgresSecretStore } from './postgres-secret-store';

const LI = accountId('li');
const token = (n: number, more: Partial<TokenRecord> = {}): TokenRecord => ({
  sha256: Buffer.alloc(32, n),
  account: LI,
  createdAt: 1_800_000_000_123,
  expiresAt: 1_800_000_100_456,
  label: 'login',
  ...more,
});

describe('secrets in PostgreSQL', () => {
  let test: TestDatabase;
  let secrets: PostgresSecretStore;

  beforeAll(async () => {
    test = await createTestDatabase(IDENTITY_MIGRATIONS);
    secrets = new PostgresSecretStore(test.database.app);
  });
  afterAll(() => test.drop());

  it('tokens come back to the millisecond, by their hash', async () => {
    expect(await secrets.addToken(token(1))).toBe(true);
    expect(await secrets.token(Buffer.alloc(32, 1))).toMatchObject({
      account: LI,
      createdAt: 1_800_000_000_123,
      expiresAt: 1_800_000_100_456,
      label: 'login',
    });
    expect(await secrets.token(Buffer.alloc(32, 9))).toBeUndefined();
  });

  it('use and revocation are noted, the first revocation stays', async () => {
    await secrets.addToken(token(2));
    await secrets.used(Buffer.alloc(32, 2), 1_800_000_001_001);
    await secrets.revoke([Buffer.alloc(32, 2)], 1_800_000_002_002);
    await secrets.revoke([Buffer.alloc(32, 2)], 1_800_000_003_003);
    expect(await secrets.token(Buffer.alloc(32, 2))).toMatchObject({
      lastUsed: 1_800_000_001_001,
      revokedAt: 1_800_000_002_002,
    });
    expect(await secrets.tokensOf(LI)).toHaveLength(2);
  });

  it('an account gets its first token once, also when two ask at a time', async () => {
    const answers = await Promise.all([3, 4, 5].map((n) => secrets.addToken(token(n, { label: 'first' }))));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('a credential takes the place of the one before', async () => {
    expect(await secrets.credential(LI)).toBeUndefined();
    await secrets.putCredential({ account: LI, hash: 'a', oneTime: true });
    await secrets.putCredential({ account: LI, hash: 'b', oneTime: false });
    expect(await secrets.credential(LI)).toEqual({ account: LI, hash: 'b', oneTime: false });
  });
});
