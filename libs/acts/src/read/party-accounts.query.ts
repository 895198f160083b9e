import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';

/** Parties of an act: whether one can act by itself, and what it is called. */
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

  async nameOf(organisation: string): Promise<string> {
    const { rows } = await this.pool.query<{ name: string }>(
      'SELECT o.name FROM read.organisation o WHERE o.id = $1',
      [organisation],
    );
    return rows[0]?.name ?? organisation;
  }
}
