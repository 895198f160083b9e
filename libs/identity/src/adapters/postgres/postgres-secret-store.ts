import type { Pool } from 'pg';
import type { AccountId } from '@fonds/kernel';
import type { Credential, SecretStore, TokenRecord } from '../../application/secret-store.port';

interface TokenRow {
  readonly sha256: Uint8Array;
  readonly account: AccountId;
  /** Milliseconds, as text: whole numbers never pass through floating point. */
  readonly created: string;
  readonly expires: string;
  readonly revoked: string | null;
  readonly label: string;
  readonly used: string | null;
}

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint::text`;
const COLUMNS = `sha256, account::text, ${ms('created_at')} AS created, ${ms('expires_at')} AS expires, ${ms('revoked_at')} AS revoked, label, ${ms('last_used')} AS used`;

/** Secrets in the schema `fonds`, written by the app role. */
export class PostgresSecretStore implements SecretStore {
  constructor(private readonly pool: Pool) {}

  async credential(account: AccountId): Promise<Credential | undefined> {
    const { rows } = await this.pool.query<{ hash: string; one_time: boolean }>(
      'SELECT password_hash AS hash, one_time FROM fonds.credential WHERE account = $1',
      [account],
    );
    const [row] = rows;
    return row && { account, hash: row.hash, oneTime: row.one_time };
  }

  async putCredential({ account, hash, oneTime }: Credential): Promise<void> {
    await this.pool.query(
      `INSERT INTO fonds.credential (account, password_hash, one_time) VALUES ($1, $2, $3)
       ON CONFLICT (account) DO UPDATE SET password_hash = excluded.password_hash, one_time = excluded.one_time`,
      [account, hash, oneTime],
    );
  }

  async addToken({ sha256, account, createdAt, expiresAt, label }: TokenRecord): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO fonds.token (sha256, account, created_at, expires_at, label)
       VALUES ($1, $2, to_timestamp($3::bigint / 1000.0), to_timestamp($4::bigint / 1000.0), $5) ON CONFLICT DO NOTHING`,
      [Buffer.from(sha256), account, createdAt, expiresAt, label],
    );
    return rowCount === 1;
  }

  async token(sha256: Uint8Array): Promise<TokenRecord | undefined> {
    const { rows } = await this.pool.query<TokenRow>(`SELECT ${COLUMNS} FROM fonds.token WHERE sha256 = $1`, [
      Buffer.from(sha256),
    ]);
    return rows[0] && recordOf(rows[0]);
  }

  async tokensOf(account: AccountId): Promise<readonly TokenRecord[]> {
    const { rows } = await this.pool.query<TokenRow>(
      `SELECT ${COLUMNS} FROM fonds.token WHERE account = $1`,
      [account],
    );
    return rows.map(recordOf);
  }

  async used(sha256: Uint8Array, at: number): Promise<void> {
    await this.pool.query(
      'UPDATE fonds.token SET last_used = to_timestamp($2::bigint / 1000.0) WHERE sha256 = $1',
      [Buffer.from(sha256), at],
    );
  }

  async revoke(sha256s: readonly Uint8Array[], at: number): Promise<void> {
    if (sha256s.length === 0) return;
    await this.pool.query(
      `UPDATE fonds.token SET revoked_at = to_timestamp($2::bigint / 1000.0)
       WHERE sha256 = ANY($1::bytea[]) AND revoked_at IS NULL`,
      [sha256s.map((sha256) => Buffer.from(sha256)), at],
    );
  }
}

const recordOf = (row: TokenRow): TokenRecord => ({
  sha256: row.sha256,
  account: row.account,
  createdAt: Number(row.created),
  expiresAt: Number(row.expires),
  label: row.label,
  ...(row.revoked !== null && { revokedAt: Number(row.revoked) }),
  ...(row.used !== null && { lastUsed: Number(row.used) }),
});
