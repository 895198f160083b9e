import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, LawInEffect, visibleSql, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import {
  law,
  propose,
  type ArchiveClass,
  type DisposalKindId,
  type Proposal,
  type ReceiverFacets,
} from '@fonds/law';
import type { Pool } from 'pg';
import { groupKey } from '../domain/case.state';
import { SECRET } from './case-units.query';
import { SeriesClassesQuery } from './series-classes.query';

export interface WhatIfQuestion {
  readonly kind: DisposalKindId;
  readonly fonds: string;
  /** Who keeps them; every keeper when absent. */
  readonly custodian?: string;
  readonly date: CivilDate;
  readonly objectSold?: boolean;
  readonly receiver?: ReceiverFacets;
  /** Classes of series as people say, by id, code or title. */
  readonly classes?: ReadonlyMap<string, ArchiveClass>;
}

export interface WhatIfGroup {
  readonly group: string;
  readonly class: ArchiveClass | null;
  readonly secret: boolean;
  readonly units: number;
  readonly files: number;
  readonly items: number;
  readonly proposal: Proposal;
  /** By retention and medium. */
  readonly parts: readonly {
    readonly retention: string | null;
    readonly medium: string | null;
    readonly units: number;
  }[];
}

export interface WhatIfAnswer {
  readonly kind: DisposalKindId;
  readonly fonds: string;
  readonly date: string;
  readonly table: string;
  readonly units: number;
  /** Units of groups on which somebody would have to decide. */
  readonly toDecide: number;
  readonly groups: readonly WhatIfGroup[];
}

interface Counted {
  readonly series: string | null;
  readonly secret: boolean;
  readonly retention: string | null;
  readonly medium: string | null;
  readonly units: number;
  readonly files: number;
}

/** What a change would mean for the units that are there, without opening anything (domain.md §2.7). */
@Injectable()
export class WhatIfQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly series: SeriesClassesQuery,
    private readonly inEffect: LawInEffect,
  ) {}

  async ask(question: WhatIfQuestion, viewer: Viewer): Promise<WhatIfAnswer> {
    const { kind, fonds, date } = question;
    const [rows, known, version] = await Promise.all([
      this.counted(question, viewer),
      this.series.of(fonds),
      this.inEffect.version(),
    ]);
    const table = law.at(date, version).disposalTable();
    const classOf = new Map<string, ArchiveClass | undefined>(
      known.map(({ series, code, title, class: of }) => {
        const said = [series, code, title].map((name) => question.classes?.get(name ?? '')).find(Boolean);
        return [series, said ?? of];
      }),
    );
    const groups = new Map<string, { of?: ArchiveClass; secret: boolean; rows: Counted[] }>();
    for (const row of rows) {
      const of = row.series === null ? question.classes?.get('') : classOf.get(row.series);
      const key = groupKey(of, row.secret);
      const group = groups.get(key) ?? { ...(of && { of }), secret: row.secret, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
    const told = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { of, secret, rows: parts }]): WhatIfGroup => {
        const { objectSold, receiver } = question;
        const facets = {
          class: of,
          secret,
          ...(objectSold !== undefined && { objectSold }),
          ...(receiver && { receiver }),
        };
        const files = sum(parts, 'files');
        const units = sum(parts, 'units');
        return {
          group,
          class: of ?? null,
          secret,
          units,
          files,
          items: units - files,
          proposal: propose(kind, facets, date, table),
          parts: parted(parts),
        };
      });
    return {
      kind,
      fonds,
      date,
      table: table.version,
      units: told.reduce((n, { units }) => n + units, 0),
      toDecide: told.reduce((n, { units, proposal }) => n + (proposal.decision.length ? units : 0), 0),
      groups: told,
    };
  }

  private async counted({ fonds, custodian }: WhatIfQuestion, viewer: Viewer): Promise<Counted[]> {
    const values: unknown[] = [fonds];
    const terms = [
      'c.fonds = $1',
      'c.known_to IS NULL AND c.until IS NULL AND c.custodian IS NOT NULL AND c.out IS NULL',
    ];
    if (custodian) terms.push(`c.custodian = $${values.push(custodian)}`);
    const parties = { custodian: 'c.custodian', owner: 'c.owner', transferringUnit: 'c.transferring' };
    const seen = visibleSql(viewer, parties, values.length + 1);
    values.push(...seen.values);
    const { rows } = await this.pool.query<Counted>(
      `SELECT c.series::text AS series, ${SECRET} AS secret, c.retention, c.medium,
         count(*)::int AS units, count(*) FILTER (WHERE c.level = 'file')::int AS files
       FROM read.custody c WHERE ${terms.join(' AND ')} AND ${seen.sql} GROUP BY 1, 2, 3, 4`,
      values,
    );
    return rows;
  }
}

const sum = (rows: readonly Counted[], of: 'units' | 'files'): number =>
  rows.reduce((n, row) => n + row[of], 0);

function parted(rows: readonly Counted[]): WhatIfGroup['parts'] {
  const parts = new Map<string, { retention: string | null; medium: string | null; units: number }>();
  for (const { retention, medium, units } of rows) {
    const key = JSON.stringify([retention, medium]);
    const known = parts.get(key) ?? { retention, medium, units: 0 };
    parts.set(key, { ...known, units: known.units + units });
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
