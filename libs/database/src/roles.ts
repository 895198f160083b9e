import { escapeIdentifier, type Pool } from 'pg';
import { BootError } from './boot-error';
import { APP_ROLE } from './connection';
import { hasCode } from './error-code';

/** PostgreSQL 15: MERGE, `public` closed by default, and the oldest line still maintained. */
const OLDEST_MAJOR = 15;

interface Standing {
  version: number;
  versionText: string;
  me: string;
  database: string;
  roleExists: boolean;
  fsync: string;
  synchronousCommit: string;
  encoding: string;
}

/**
 * Looks at a database before anything uses it, and makes the app role when it is missing.
 *
 * @returns warnings for the person who runs the server
 * @throws BootError for a version below 15, an encoding other than UTF8, or missing rights (with the SQL an administrator runs)
 */
export async function prepareRoles(owner: Pool): Promise<string[]> {
  const standing = await look(owner);
  const major = Math.floor(standing.version / 10_000);
  if (major < OLDEST_MAJOR)
    throw new BootError({
      en:
        `The server behind DATABASE_URL is PostgreSQL ${standing.versionText}; fonds needs ${OLDEST_MAJOR} or newer. ` +
        'Upgrade it, or leave DATABASE_URL out to use the embedded one.',
      zh: `DATABASE_URL 所指的服务器是 PostgreSQL ${standing.versionText}，fonds 需要 ${OLDEST_MAJOR} 或更新版本。请升级，或不设 DATABASE_URL 而使用内嵌数据库。`,
    });
  if (standing.encoding !== 'UTF8')
    throw new BootError({
      en:
        `The database ${standing.database} is encoded in ${standing.encoding}; fonds needs UTF8. ` +
        `Make one: CREATE DATABASE fonds ENCODING 'UTF8' TEMPLATE template0;`,
      zh: `数据库 ${standing.database} 的编码是 ${standing.encoding}，fonds 需要 UTF8。请另建：CREATE DATABASE fonds ENCODING 'UTF8' TEMPLATE template0;`,
    });
  if (!standing.roleExists) await createRole(owner, standing);
  if (!(await mayBecomeApp(owner, major))) await becomeMember(owner, standing);
  return warningsOf(standing);
}

async function look(owner: Pool): Promise<Standing> {
  const { rows } = await owner.query<Standing>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionText",
            current_user::text AS me, current_database()::text AS database,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "roleExists",
            current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS "synchronousCommit",
            current_setting('server_encoding') AS encoding`,
    [APP_ROLE],
  );
  const [standing] = rows;
  if (!standing) throw new Error('PostgreSQL answered without a row');
  return standing;
}

async function createRole(owner: Pool, standing: Standing): Promise<void> {
  try {
    await owner.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
  } catch (error) {
    // 42710 / 23505: another process made it in the same moment.
    if (hasCode(error, '42710', '23505')) return;
    if (hasCode(error, '42501')) throw missingRights(standing);
    throw error;
  }
}

async function mayBecomeApp(owner: Pool, major: number): Promise<boolean> {
  // Membership alone does not allow SET ROLE since PostgreSQL 16.
  const right = major >= 16 ? 'SET' : 'MEMBER';
  const { rows } = await owner.query<{ may: boolean }>('SELECT pg_has_role(current_user, $1, $2) AS may', [
    APP_ROLE,
    right,
  ]);
  return rows[0]?.may === true;
}

async function becomeMember(owner: Pool, standing: Standing): Promise<void> {
  try {
    await owner.query(`GRANT ${APP_ROLE} TO ${escapeIdentifier(standing.me)}`);
  } catch (error) {
    if (hasCode(error, '42501')) throw missingRights(standing);
    // Two processes granting at once: the row exists now.
    if (!hasCode(error, '23505', 'XX000')) throw error;
  }
}

function missingRights({ me, database }: Standing): BootError {
  const user = escapeIdentifier(me);
  return new BootError({
    en:
      `The user ${me} of DATABASE_URL may not set up the role fonds runs as. An administrator of that server runs once:\n` +
      `  CREATE ROLE ${APP_ROLE} NOLOGIN;   -- unless it exists\n` +
      `  GRANT ${APP_ROLE} TO ${user};\n` +
      `  GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${escapeIdentifier(database)} TO ${user};\n` +
      'Then start again.',
    zh: `DATABASE_URL 中的用户 ${me} 无权建立 fonds 运行所用的角色。请该服务器的管理员执行一次上列语句（角色已有的，省去第一句），然后重新启动。`,
  });
}

function warningsOf(standing: Standing): string[] {
  const warnings: string[] = [];
  if (standing.fsync === 'off')
    warnings.push(
      'PostgreSQL runs with fsync=off: a power cut can destroy the ledger. Turn it on in postgresql.conf. ' +
        'PostgreSQL 以 fsync=off 运行，断电可能毁坏账本，请在 postgresql.conf 中打开。',
    );
  if (standing.synchronousCommit === 'off')
    warnings.push(
      'PostgreSQL runs with synchronous_commit=off: a crash can lose acknowledged events. Turn it on. ' +
        'PostgreSQL 以 synchronous_commit=off 运行，崩溃可能丢失已确认的事件，请打开。',
    );
  return warnings;
}
