import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { OrganisationId } from '@fonds/kernel';
import {
  ORGANISATION_KINDS,
  ORGANISATION_LEVELS,
  type OrganisationKind,
  type OrganisationLevel,
} from '../domain/organisation-kind';

export interface OrganisationRow {
  readonly id: OrganisationId;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly kindName: { readonly zh: string; readonly en: string };
  readonly level?: OrganisationLevel;
  readonly levelName?: { readonly zh: string; readonly en: string };
  readonly parent?: { readonly id: OrganisationId; readonly code: string; readonly name: string };
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly revision: number;
  readonly successors: readonly {
    readonly function: string;
    readonly code: string;
    readonly name: string;
    readonly from?: string;
  }[];
}

export interface OrganisationFilter {
  readonly kind?: OrganisationKind;
  readonly level?: OrganisationLevel;
  /** Directly below this one. */
  readonly parent?: OrganisationId;
  /** In being on this day, as far as its days are known. */
  readonly on?: string;
}

interface Stored {
  readonly id: OrganisationId;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel | null;
  readonly parent: OrganisationRow['parent'] | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revision: number;
  readonly successors: readonly {
    function: string;
    code: string | null;
    name: string | null;
    from: string | null;
  }[];
}

const SELECT = `
SELECT o.id::text AS id, o.code, o.name, o.kind, o.level, o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo", o.revision,
       CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'code', p.code, 'name', p.name) END AS parent,
       coalesce((SELECT json_agg(json_build_object('function', s.function, 'code', n.code, 'name', n.name, 'from', s.since::text)
                                 ORDER BY s.function)
                 FROM read.succession s LEFT JOIN read.organisation n ON n.id = s.successor WHERE s.predecessor = o.id), '[]') AS successors
FROM read.organisation o LEFT JOIN read.organisation p ON p.id = o.parent`;

/** That an organisation exists is no secret: whoever may ask at all sees every one. */
@Injectable()
export class OrganisationQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** By code, a page at a time. */
  async list(
    _viewer: Viewer,
    filter: OrganisationFilter,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<Page<OrganisationRow>> {
    const [after] = page.cursor === undefined ? [''] : keyOfCursor(page.cursor, ['text']);
    const { rows } = await this.pool.query<Stored>(
      `${SELECT}
       WHERE o.code > $1 AND ($2::text IS NULL OR o.kind = $2) AND ($3::text IS NULL OR o.level = $3)
         AND ($4::uuid IS NULL OR o.parent = $4)
         AND ($5::date IS NULL OR ((o.valid_from IS NULL OR o.valid_from <= $5) AND (o.valid_to IS NULL OR o.valid_to >= $5)))
       ORDER BY o.code LIMIT $6`,
      [
        after,
        filter.kind ?? null,
        filter.level ?? null,
        filter.parent ?? null,
        filter.on ?? null,
        page.limit + 1,
      ],
    );
    return pageOf(rows.map(rowOf), page.limit, (row) => [row.code]);
  }

  async byId(_viewer: Viewer, id: OrganisationId): Promise<OrganisationRow | undefined> {
    const { rows } = await this.pool.query<Stored>(`${SELECT} WHERE o.id = $1::uuid`, [id]);
    return rows[0] && rowOf(rows[0]);
  }

  /** These and everything below them, at any depth; also one that is not registered stands for itself. */
  async descendantsOf(ids: readonly OrganisationId[]): Promise<readonly OrganisationId[]> {
    if (ids.length === 0) return [];
    // UNION, not UNION ALL: a circle that two simultaneous changes made must not turn for ever.
    const { rows } = await this.pool.query<{ id: OrganisationId }>(
      `WITH RECURSIVE below AS (
         SELECT unnest($1::uuid[]) AS id
         UNION SELECT o.id FROM read.organisation o JOIN below b ON o.parent = b.id
       ) SELECT id::text AS id FROM below ORDER BY id`,
      [ids],
    );
    return rows.map((row) => row.id);
  }
}

const rowOf = (row: Stored): OrganisationRow => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  kindName: { zh: ORGANISATION_KINDS[row.kind].zh, en: ORGANISATION_KINDS[row.kind].en },
  ...(row.level !== null && { level: row.level, levelName: ORGANISATION_LEVELS[row.level] }),
  ...(row.parent && { parent: row.parent }),
  ...(row.validFrom !== null && { validFrom: row.validFrom }),
  ...(row.validTo !== null && { validTo: row.validTo }),
  revision: row.revision,
  successors: row.successors.map(({ function: work, code, name, from }) => ({
    function: work,
    code: code ?? '',
    name: name ?? '',
    ...(from !== null && { from }),
  })),
});
