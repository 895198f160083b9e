import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';

/** Whether a party of an act can act by itself. */
@Injectable()
export class PartyAccountsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async hasAccounts(organisation: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ found: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM read.account_role r WHERE r.organisation = $1) AS found',
      [organisation],
    );
    return rows[0]?.found ?? false;
  }
}
