import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import type { AccountId, OrganisationId } from '@fonds/kernel';
import { APP_POOL } from '../app-pool.token';
import type { Role } from '../domain/role';
import type { Viewer } from '../domain/viewer';

export interface AccountRow {
  readonly id: AccountId;
  readonly name: string;
  readonly displayName?: string;
  readonly createdOn: string;
  readonly suspended: boolean;
  readonly until?: string;
  readonly letter?: string;
  readonly revision: number;
  readonly roles: readonly {
    readonly role: Role;
    readonly organisation?: OrganisationId;
    readonly until?: string;
  }[];
}

interface Stored extends Omit<AccountRow, 'displayName' | 'until' | 'letter' | 'roles'> {
  readonly displayName: string | null;
  readonly until: string | null;
  readonly letter: string | null;
  readonly roles: readonly { role: Role; organisation: string; until: string | null }[];
}

const SELECT = `
SELECT a.id::text AS id, a.name, a.display_name AS "displayName", a.created_on::text AS "createdOn", a.suspended,
       a.until::text AS until, a.letter, a.revision,
       coalesce((SELECT json_agg(json_build_object('role', r.role, 'organisation', r.organisation, 'until', r.until::text)
                                 ORDER BY r.role, r.organisation)
                 FROM read.account_role r WHERE r.account = a.id), '[]') AS roles
FROM read.account a`;

/** Lists of accounts. Accounts are no archives: whoever has `account.read` sees them all, others nobody but themselves. */
@Injectable()
export class AccountQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** By name, a page at a time. */
  async list(
    viewer: Viewer,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<Page<AccountRow>> {
    const [name, id] =
      page.cursor === undefined
        ? ['', '00000000-0000-0000-0000-000000000000']
        : keyOfCursor(page.cursor, ['text', 'id']);
    const { rows } = await this.pool.query<Stored>(
      `${SELECT} WHERE (a.name, a.id) > ($1, $2::uuid) AND ${scope(3)} ORDER BY a.name, a.id LIMIT $5`,
      [name, id, seesAll(viewer), viewer.account, page.limit + 1],
    );
    return pageOf(rows.map(rowOf), page.limit, (row) => [row.name, row.id]);
  }

  async byId(viewer: Viewer, id: AccountId): Promise<AccountRow | undefined> {
    const { rows } = await this.pool.query<Stored>(`${SELECT} WHERE a.id = $1::uuid AND ${scope(2)}`, [
      id,
      seesAll(viewer),
      viewer.account,
    ]);
    return rows[0] && rowOf(rows[0]);
  }
}

const scope = (first: number): string => `($${first}::boolean OR a.id = $${first + 1}::uuid)`;
const SEE_ALL: readonly Role[] = ['SystemAdministrator', 'SecurityAdministrator', 'Auditor'];
const seesAll = (viewer: Viewer): boolean => viewer.roles.some((role) => SEE_ALL.includes(role));

const rowOf = (row: Stored): AccountRow => ({
  id: row.id,
  name: row.name,
  ...(row.displayName !== null && { displayName: row.displayName }),
  createdOn: row.createdOn,
  suspended: row.suspended,
  ...(row.until !== null && { until: row.until }),
  ...(row.letter !== null && { letter: row.letter }),
  revision: row.revision,
  roles: row.roles.map(({ role, organisation, until }) => ({
    role,
    ...(organisation && { organisation: organisation as OrganisationId }),
    ...(until !== null && { until }),
  })),
});
