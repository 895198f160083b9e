import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { ArchiveClass } from '@fonds/law';
import type { Pool } from 'pg';
import type { DisposalCase } from '../domain/case.state';
import { SECRET } from './case-units.query';

export interface CountedHolding {
  readonly class?: ArchiveClass;
  readonly medium: string | null;
  readonly retention: string | null;
  readonly secret: boolean;
  readonly files: number;
  readonly items: number;
}

interface Counted {
  readonly series: string | null;
  readonly medium: string | null;
  readonly retention: string | null;
  readonly secret: boolean;
  readonly files: number;
  readonly items: number;
}

/** The fixed units of a case by class, medium, retention and secrecy, as they were at its position. */
@Injectable()
export class CaseHoldingsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async counted({ opened, fixed, bySeries }: DisposalCase): Promise<readonly CountedHolding[]> {
    if (!fixed) return [];
    const { rows } = await this.pool.query<Counted>(
      `SELECT c.series::text AS series, c.medium, c.retention, ${SECRET} AS secret,
         count(*) FILTER (WHERE c.level = 'file')::int AS files, count(*) FILTER (WHERE c.level <> 'file')::int AS items
       FROM read.custody c WHERE c.fonds = $1 AND c.custodian = $2 AND c.out IS NULL AND c.since <= $3
         AND (c.until IS NULL OR c.until > $3) AND c.known_from <= $4 AND (c.known_to IS NULL OR c.known_to > $4)
       GROUP BY 1, 2, 3, 4`,
      [opened.fonds, opened.organisation, fixed.asOf, fixed.position],
    );
    const groups = new Map<string, CountedHolding>();
    for (const { series, medium, retention, secret, files, items } of rows) {
      const of = bySeries?.get(series ?? '');
      const key = JSON.stringify([of ?? '', medium ?? '', retention ?? '', secret]);
      const known = groups.get(key) ?? {
        ...(of && { class: of }),
        medium,
        retention,
        secret,
        files: 0,
        items: 0,
      };
      groups.set(key, { ...known, files: known.files + files, items: known.items + items });
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  /** Printed codes of units among these ids. */
  async codesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; code: string }>(
      'SELECT id::text, code FROM read.node WHERE id = ANY($1::uuid[]) AND code IS NOT NULL',
      [ids.filter(isUuid)],
    );
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}
