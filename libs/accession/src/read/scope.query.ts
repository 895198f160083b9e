import { Inject, Injectable } from '@nestjs/common';
import type { ScopeVersionSet } from '@fonds/event-contracts';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, visibleSql, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';
import type { OutsideReason } from '../domain/scope.rule';

export interface ScopeRow {
  readonly archives: string;
  readonly version: number;
  readonly validFrom: string;
  readonly approval: string;
  readonly lines: ScopeVersionSet['lines'];
}

export interface CandidateRow {
  readonly id: string;
  readonly archives: string;
  readonly rule: string;
  readonly offence: string;
  readonly act: string | null;
  readonly accession: string | null;
  readonly on: string;
  readonly scopeVersion: number | null;
  readonly reasons: readonly OutsideReason[];
  readonly units: readonly string[];
  readonly count: number;
  readonly position: string;
}

type Paging = { readonly cursor?: string; readonly limit?: number };

/** What an archives receives, and what came in beside it. */
@Injectable()
export class ScopeQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** What an archives receives is published: whoever may ask at all sees it (O9, REG 48). */
  async scopes(archives: string, _viewer: Viewer): Promise<readonly ScopeRow[]> {
    const { rows } = await this.pool.query<ScopeRow>(
      `SELECT archives, version, valid_from::text AS "validFrom", approval, lines FROM read.receiving_scope
       WHERE archives = $1 ORDER BY version`,
      [archives],
    );
    return rows;
  }

  async candidates(
    archives: string | undefined,
    { cursor, limit = DEFAULT_PAGE }: Paging,
    viewer: Viewer,
  ): Promise<Page<CandidateRow>> {
    const seen = visibleSql(viewer, { custodian: 'c.archives' }, 1);
    const values: unknown[] = [...seen.values];
    const terms = [
      seen.sql,
      ...(archives ? [`c.archives = $${values.push(archives)}::uuid`] : []),
      ...(cursor ? [`c.position > $${values.push(keyOfCursor(cursor, ['position'])[0])}::bigint`] : []),
    ];
    const { rows } = await this.pool.query<CandidateRow>(
      `SELECT c.id, c.archives, c.rule, c.offence, c.act, c.accession, c.found_on::text AS "on",
         c.scope_version AS "scopeVersion", c.reasons, c.units, c.count, c.position::text AS position
       FROM read.finding_candidate c WHERE ${terms.join(' AND ')} ORDER BY c.position LIMIT $${values.push(limit + 1)}`,
      values,
    );
    return pageOf(rows, limit, (row) => [row.position]);
  }
}
