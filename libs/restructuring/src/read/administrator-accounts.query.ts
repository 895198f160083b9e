import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { Pool } from 'pg';

/** Accounts of the administrator (管理人/清算组) of a unit. */
@Injectable()
export class AdministratorAccounts {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** How many may still act as such after a day: neither suspended, nor with a last day up to then. */
  async openAfter(organisation: string, day: CivilDate): Promise<number> {
    const { rows } = await this.pool.query<{ accounts: number }>(
      `SELECT count(*)::int AS accounts FROM read.account_role r JOIN read.account a ON a.id = r.account
       WHERE r.role = 'Liquidator' AND r.organisation = $1 AND NOT a.suspended
         AND (r.until IS NULL OR r.until > $2::date) AND (a.until IS NULL OR a.until > $2::date)`,
      [organisation, day],
    );
    return rows[0]?.accounts ?? 0;
  }
}
