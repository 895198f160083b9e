import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import { groupReminders } from '../domain/appraisal-group.rule';
import type { Appraisal } from '../domain/appraisal.state';
import { periodReminders, type KeptUnits } from '../domain/longer-period.rule';

export interface AppraisalView {
  readonly id: string;
  readonly fonds: string;
  readonly custodian: string;
  readonly method: string;
  readonly scope: string;
  readonly members: readonly { readonly name: string; readonly role: string }[];
  readonly units: number;
  readonly keep: number;
  readonly destroy: number;
  readonly transfer: number;
  /** Units without an opinion. */
  readonly open: number;
  readonly report?: { readonly title: string; readonly dissent?: string };
  /** Why it ended without a report. */
  readonly withdrawn?: string;
  /** Defaults that it does not follow: they refuse nothing. */
  readonly reminders: readonly { readonly zh: string; readonly en: string }[];
}

@Injectable()
export class AppraisalViewQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  async of(id: string, appraisal: Appraisal): Promise<AppraisalView> {
    const { opened, units, opinions, reported, withdrawn } = appraisal;
    const number = (wanted: string): number =>
      [...opinions.values()].filter(({ opinion }) => opinion === wanted).length;
    const { title, dissent } = reported ?? {};
    return {
      id,
      ...opened,
      units: units.size,
      keep: number('keep'),
      destroy: number('destroy'),
      transfer: number('transfer'),
      open: units.size - opinions.size,
      ...(title !== undefined && { report: { title, ...(dissent && { dissent }) } }),
      ...(withdrawn && { withdrawn: withdrawn.ground }),
      reminders: [...groupReminders(opened), ...periodReminders(await this.kept(appraisal))],
    };
  }

  /** Once its report is filed the new periods stand, and after its end there is nothing to be reminded of. */
  private async kept({ opinions, reported, withdrawn }: Appraisal): Promise<readonly KeptUnits[]> {
    const given = [...opinions].flatMap(([unit, { period }]) =>
      period === undefined ? [] : [{ unit, period }],
    );
    if (reported || withdrawn || !given.length) return [];
    const { rows } = await this.pool.query<KeptUnits>(
      `SELECT c.retention AS stood, g.period, count(*)::int AS units
       FROM unnest($1::uuid[], $2::text[]) g(unit, period)
       JOIN read.custody c ON c.unit = g.unit AND c.known_to IS NULL AND c.until IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
      [given.map(({ unit }) => unit), given.map(({ period }) => period)],
    );
    return rows;
  }
}
