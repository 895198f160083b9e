import type { Pool } from 'pg';

/** Names of accounts, by id. */
export async function accountNames(
  pool: Pool,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM read.account WHERE id = ANY($1::uuid[])',
    [[...new Set(accounts)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
