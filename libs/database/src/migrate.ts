import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { BootError } from './boot-error';
import { APP_ROLE } from './connection';
import { hasCode, messageOf } from './error-code';

/** One step of the schema, given by the library whose tables it makes. Run once, in order, as the owner. */
export interface Migration {
  /** Names the step for ever, such as `event-store/001-event`. */
  readonly id: string;
  /** Any number of statements; they run in one transaction. */
  readonly sql: string;
}

const MIGRATING = '7381240018765431';

/** Schema `fonds` belongs to the owner (events, accounts); `read` to the app, who rebuilds its tables at will. */
const GROUND = `
CREATE SCHEMA IF NOT EXISTS fonds;
GRANT USAGE ON SCHEMA fonds TO ${APP_ROLE};
CREATE SCHEMA IF NOT EXISTS read AUTHORIZATION ${APP_ROLE};
CREATE TABLE IF NOT EXISTS fonds.migration (
  id         text COLLATE "C" PRIMARY KEY,
  sha256     text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);`;

/**
 * Brings a database to the given state. Migrators of several processes wait for one another. A step that was applied
 * and has changed since is refused before anything runs: history in a database cannot be edited in a file.
 *
 * @returns ids applied by this call, in order
 * @throws BootError for a changed or doubly named step, or missing rights; the database's own error when a step fails
 *   (that step leaves nothing behind)
 */
export async function migrate(owner: Pool, migrations: readonly Migration[]): Promise<string[]> {
  refuseDoubles(migrations);
  const client = await owner.connect();
  try {
    if ((await pending(client, migrations)).length === 0 && migrations.length > 0) return [];
    await client.query('SET lock_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    try {
      await layGround(client);
      const steps = await pending(client, migrations);
      for (const step of steps) await apply(client, step);
      return steps.map(({ id }) => id);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATING]);
      await client.query('RESET lock_timeout');
    }
  } finally {
    client.release();
  }
}

function refuseDoubles(migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { id } of migrations) {
    if (seen.has(id))
      throw new BootError({
        en: `Two migrations are named ${id}. Give one of them its own id.`,
        zh: `有两个迁移步骤都名为 ${id}。请为其中一个另取名称。`,
      });
    seen.add(id);
  }
}

/** The steps not yet applied. Before the ground is laid, all of them. */
async function pending(client: PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await readApplied(client);
  return migrations.filter((step) => {
    const before = applied.get(step.id);
    if (before !== undefined && before !== sha256(step.sql))
      throw new BootError({
        en:
          `The migration ${step.id} has changed since it was applied to this database. ` +
          'Put its text back, and write the change as a new migration.',
        zh: `迁移步骤 ${step.id} 在用于本数据库之后又有改动。请恢复其原文，将改动写成新的迁移步骤。`,
      });
    return before === undefined;
  });
}

async function readApplied(client: PoolClient): Promise<Map<string, string>> {
  try {
    const { rows } = await client.query<{ id: string; sha256: string }>(
      'SELECT id, sha256 FROM fonds.migration',
    );
    return new Map(rows.map((row) => [row.id, row.sha256]));
  } catch (error) {
    if (hasCode(error, '42P01', '3F000')) return new Map();
    if (hasCode(error, '42501'))
      throw new BootError({
        en:
          `The tables of this database belong to another login than that of DATABASE_URL (${messageOf(error)}). ` +
          'Use the login that made them, or let an administrator run: REASSIGN OWNED BY <that login> TO <this one>.',
        zh: `本数据库的表属于另一个登录用户，不属于 DATABASE_URL 中的用户（${messageOf(error)}）。请用建表的用户登录，或请管理员执行：REASSIGN OWNED BY <原用户> TO <现用户>。`,
      });
    throw error;
  }
}

async function layGround(client: PoolClient): Promise<void> {
  try {
    await client.query(GROUND);
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    throw new BootError({
      en:
        `The user of DATABASE_URL may not make the schemas fonds and read (${messageOf(error)}). ` +
        'An administrator runs: GRANT CREATE ON DATABASE <database> TO <user>; then start again.',
      zh: `DATABASE_URL 中的用户无权建立 fonds 和 read 两个模式（${messageOf(error)}）。请管理员执行：GRANT CREATE ON DATABASE <数据库> TO <用户>；然后重新启动。`,
    });
  }
}

async function apply(client: PoolClient, step: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(step.sql);
    await client.query('INSERT INTO fonds.migration (id, sha256) VALUES ($1, $2)', [
      step.id,
      sha256(step.sql),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof Error) error.message = `migration ${step.id}: ${error.message}`;
    throw error;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
