import { Inject, Injectable } from '@nestjs/common';
import { partyOfFonds } from '@fonds/fonds';
import { NO_NAMES, type Names } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { Pool } from 'pg';
import { CatalogueQuery } from './catalogue.query';

/** What texts call the organisations, units and fonds that refusals name by ids; what the viewer may not see keeps its id. */
@Injectable()
export class NamesOfIds {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly catalogue: CatalogueQuery,
  ) {}

  async of(ids: readonly string[], viewer: Viewer): Promise<Names> {
    if (!ids.length) return NO_NAMES;
    const seen = viewer.all ? '$2::uuid[] IS NOT NULL' : partyOfFonds('f.id', '$2::uuid[]');
    const [units, { rows }] = await Promise.all([
      this.catalogue.codesOf(ids, viewer),
      this.pool.query<{ id: string; name: string }>(
        `SELECT o.id::text, o.name || '（' || o.code || '）' AS name FROM read.organisation o WHERE o.id = ANY($1::uuid[])
         UNION ALL SELECT f.id::text, concat_ws(' ', f.number, f.name) FROM read.fonds f
         WHERE f.id = ANY($1::uuid[]) AND coalesce(f.number, f.name) IS NOT NULL AND ${seen}`,
        [ids, viewer.organisations],
      ),
    ]);
    return new Map([...units, ...rows.map(({ id, name }): [string, string] => [id, name])]);
  }
}
