import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Description } from '@fonds/event-contracts';
import { keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, OPEN, type Viewer } from '@fonds/identity';
import { isUuid, type FondsId, type OrganisationId } from '@fonds/kernel';
import { numberKey } from './number-key';
import { partyOfFonds } from './party.sql';

export interface FondsRow {
  readonly id: FondsId;
  readonly number: string | null;
  readonly name: string;
  readonly creator: string | null;
  readonly kind: string;
  /** provisional (暂定), active or closed (终止) */
  readonly status: string;
  /** The organisation that numbers. */
  readonly numberingBody: OrganisationId;
  readonly revision: number;
}

export interface FondsDetail extends FondsRow {
  /** All numbers it ever bore. */
  readonly numbers: readonly string[];
  readonly relations: readonly {
    readonly other: FondsId;
    readonly relation: string;
    readonly since: string;
  }[];
  /** Relations that stand on other fonds and name this one. */
  readonly relatedBy: readonly {
    readonly fonds: FondsId;
    readonly relation: string;
    readonly since: string;
  }[];
  readonly description: Description | null;
}

export interface FondsFilter {
  readonly numberingBody?: OrganisationId;
  /** Whole number, present or former. */
  readonly number?: string;
  /** Any part of the name or creator. */
  readonly name?: string;
  readonly status?: string;
}

const ROW = `f.id, f.number, f.name, f.creator, f.kind, f.status, f.numbering_body AS "numberingBody", f.revision`;
const NUMBERED = 'EXISTS (SELECT 1 FROM read.fonds_number n WHERE n.fonds = f.id AND n.key = $';
/** A cursor goes into a URL, and a finding aid may print a title of thousands of characters. */
const NAME_IN_CURSOR = 100;
const BY_NAME = `left(f.name, ${NAME_IN_CURSOR})`;
const FIRST: readonly string[] = ['', '00000000-0000-0000-0000-000000000000'];

/** The register of fonds (全宗名册), as far as the viewer is a party to it or something in it is open. */
@Injectable()
export class FondsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** By name, a page at a time. */
  async list(
    filter: FondsFilter,
    page: { readonly cursor?: string; readonly limit: number },
    viewer: Viewer,
  ): Promise<Page<FondsRow>> {
    const values: unknown[] = [
      ...(page.cursor === undefined ? FIRST : keyOfCursor(page.cursor, ['text', 'id'])),
    ];
    const terms = [`(${BY_NAME}, f.id) > ($1, $2::uuid)`, visible(viewer, values)];
    if (filter.numberingBody) terms.push(`f.numbering_body = $${values.push(filter.numberingBody)}`);
    if (filter.number) terms.push(`${NUMBERED}${values.push(numberKey(filter.number))})`);
    if (filter.name) {
      const like = `$${values.push(`%${filter.name.replace(/[\\%_]/g, '\\$&')}%`)}`;
      terms.push(`(f.name LIKE ${like} OR f.creator LIKE ${like})`);
    }
    if (filter.status) terms.push(`f.status = $${values.push(filter.status)}`);
    const { rows } = await this.pool.query<FondsRow>(
      `SELECT ${ROW} FROM read.fonds f WHERE ${terms.join(' AND ')} ORDER BY ${BY_NAME}, f.id LIMIT $${values.push(page.limit + 1)}`,
      values,
    );
    return pageOf(rows, page.limit, (row) => [[...row.name].slice(0, NAME_IN_CURSOR).join(''), row.id]);
  }

  /** One fonds, or undefined when there is none or the viewer may not see it. */
  async one(id: string, viewer: Viewer): Promise<FondsDetail | undefined> {
    const values: unknown[] = [id];
    const { rows } = await this.pool.query<FondsDetail>(
      `SELECT ${ROW}, f.description,
         coalesce((SELECT jsonb_agg(n.number ORDER BY n.number) FROM read.fonds_number n WHERE n.fonds = f.id), '[]') AS numbers,
         coalesce((SELECT jsonb_agg(jsonb_build_object('other', r.other, 'relation', r.relation, 'since', r.since) ORDER BY r.since, r.other)
                   FROM read.fonds_relation r WHERE r.fonds = f.id), '[]') AS relations,
         coalesce((SELECT jsonb_agg(jsonb_build_object('fonds', r.fonds, 'relation', r.relation, 'since', r.since) ORDER BY r.since, r.fonds)
                   FROM read.fonds_relation r WHERE r.other = f.id), '[]') AS "relatedBy"
       FROM read.fonds f WHERE f.id = $1 AND ${visible(viewer, values)}`,
      values,
    );
    return rows[0];
  }

  /** Ids that a person may mean by an id or a number (present or former); at most ten. */
  async resolve(text: string, viewer: Viewer, numberingBody?: string): Promise<readonly FondsId[]> {
    const values: unknown[] = [isUuid(text) ? text : numberKey(text)];
    const terms = [isUuid(text) ? 'f.id = $1' : `${NUMBERED}1)`, visible(viewer, values)];
    if (numberingBody) terms.push(`f.numbering_body = $${values.push(numberingBody)}`);
    const { rows } = await this.pool.query<{ id: FondsId }>(
      `SELECT f.id FROM read.fonds f WHERE ${terms.join(' AND ')} ORDER BY f.id LIMIT 10`,
      values,
    );
    return rows.map((row) => row.id);
  }
}

/** Staff see the fonds their organisations are a party to; readers one in which something is 开放; administrators none. */
function visible(viewer: Viewer, values: unknown[]): string {
  if (viewer.all) return 'true';
  const terms = [partyOfFonds('f.id', `$${values.push(viewer.organisations)}::uuid[]`)];
  if (viewer.open)
    terms.push(
      `EXISTS (SELECT 1 FROM read.custody c WHERE c.fonds = f.id AND c.known_to IS NULL AND c.opening = $${values.push(OPEN)})`,
    );
  return `(${terms.join(' OR ')})`;
}
