import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, LawInEffect, visibleSql, type Viewer } from '@fonds/identity';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import {
  law,
  plainRefusal,
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
  /** Who keeps them; when absent the only one of the asker's own bodies that keeps any, or the only one at all. */
  readonly keeper?: string;
  /** The asker's own bodies. */
  readonly own: readonly string[];
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
  /** Whose units are counted: a case is about what one body keeps. Null where nobody keeps any. */
  readonly keeper: Keeper | null;
  readonly date: string;
  readonly table: string;
  readonly units: number;
  /** Units of groups on which somebody would have to decide. */
  readonly toDecide: number;
  readonly groups: readonly WhatIfGroup[];
}

interface Keeper {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
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

  /** @returns a refusal `keeper-not-said` where several keep units of the fonds, and none of them is meant more than the others */
  async ask(question: WhatIfQuestion, viewer: Viewer): Promise<Result<WhatIfAnswer>> {
    const { kind, fonds, date } = question;
    const keeper = keeperOf(question, await this.keepers(fonds, viewer));
    if (!keeper.ok) return keeper;
    const [rows, known, version] = await Promise.all([
      this.counted(fonds, keeper.value?.id, viewer),
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
    return ok({
      kind,
      fonds,
      keeper: keeper.value ?? null,
      date,
      table: table.version,
      units: told.reduce((n, { units }) => n + units, 0),
      toDecide: told.reduce((n, { units, proposal }) => n + (proposal.decision.length ? units : 0), 0),
      groups: told,
    });
  }

  private async keepers(fonds: string, viewer: Viewer): Promise<readonly Keeper[]> {
    const seen = visibleSql(viewer, PARTIES, 2);
    const { rows } = await this.pool.query<Keeper>(
      `SELECT k.custodian::text AS id, o.code, o.name
       FROM (SELECT DISTINCT c.custodian FROM read.custody c WHERE ${IN_STORE} AND ${seen.sql}) k
       LEFT JOIN read.organisation o ON o.id = k.custodian ORDER BY o.code, k.custodian`,
      [fonds, ...seen.values],
    );
    return rows;
  }

  private async counted(fonds: string, keeper: string | undefined, viewer: Viewer): Promise<Counted[]> {
    const seen = visibleSql(viewer, PARTIES, 3);
    const { rows } = await this.pool.query<Counted>(
      `SELECT c.series::text AS series, ${SECRET} AS secret, c.retention, c.medium,
         count(*)::int AS units, count(*) FILTER (WHERE c.level = 'file')::int AS files
       FROM read.custody c WHERE ${IN_STORE} AND c.custodian = $2 AND ${seen.sql} GROUP BY 1, 2, 3, 4`,
      [fonds, keeper ?? null, ...seen.values],
    );
    return rows;
  }
}

const IN_STORE = `c.fonds = $1 AND c.known_to IS NULL AND c.until IS NULL AND c.custodian IS NOT NULL AND c.out IS NULL`;
const PARTIES = { custodian: 'c.custodian', owner: 'c.owner', transferringUnit: 'c.transferring' };

function keeperOf({ keeper, own }: WhatIfQuestion, all: readonly Keeper[]): Result<Keeper | undefined> {
  if (keeper !== undefined) return ok(all.find(({ id }) => id === keeper));
  const ours = all.filter(({ id }) => own.includes(id));
  const meant = ours.length ? ours : all;
  return meant.length > 1
    ? refuse(plainRefusal('keeper-not-said', { keepers: meant.map(({ id, code }) => code ?? id) }))
    : ok(meant[0]);
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
