import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { Pool } from 'pg';
import { CaseUnits } from './case-units';
import type { DisposalCase } from '../domain/case.state';

/** How long the units of each group are kept (期限): `永久 12；10年 3`. */
@Injectable()
export class GroupRetention {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly units: CaseUnits,
  ) {}

  async of(state: DisposalCase, today: CivilDate): Promise<ReadonlyMap<string, string>> {
    const told = await this.units.told(state, today);
    const groupOf = new Map(told.units.map(({ unit, group }) => [unit, group]));
    const { rows } = await this.pool.query<{ unit: string; retention: string | null }>(
      `SELECT c.unit::text AS unit, c.retention FROM read.custody c
        WHERE c.fonds = $1 AND c.since <= $2 AND (c.until IS NULL OR c.until > $2)
          AND c.known_from <= $3 AND (c.known_to IS NULL OR c.known_to > $3)`,
      [state.opened.fonds, state.closing?.asOf ?? today, told.position.toString()],
    );
    const counts = new Map<string, Map<string, number>>();
    for (const { unit, retention } of rows) {
      const group = groupOf.get(unit);
      if (group === undefined) continue;
      const known = counts.get(group) ?? new Map<string, number>();
      const period = retention ?? '—';
      counts.set(group, known.set(period, (known.get(period) ?? 0) + 1));
    }
    return new Map([...counts].map(([group, periods]) => [group, periodsText(periods)]));
  }
}

/** Most units first. */
const periodsText = (periods: ReadonlyMap<string, number>): string =>
  [...periods]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([period, count]) => `${period} ${count}`)
    .join('；');
