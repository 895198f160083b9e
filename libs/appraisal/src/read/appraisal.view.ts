import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, LawInEffect } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { law, type Bilingual } from '@fonds/law';
import type { Pool } from 'pg';
import { groupReminders } from '../domain/appraisal-group.rule';
import { opinionsOf, unitsOf, type Appraisal, type Opinion } from '../domain/appraisal.state';
import { accountingOf, leastReminders, type KeptUnit } from '../domain/least-period.rule';
import { bareReminders, periodReminders, type KeptUnits } from '../domain/longer-period.rule';

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

type Opinions = ReadonlyMap<string, Opinion>;
interface PeriodsGiven {
  readonly units: readonly string[];
  readonly periods: readonly (string | undefined)[];
}

@Injectable()
export class AppraisalViewQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly inEffect: LawInEffect,
  ) {}

  async of(id: string, appraisal: Appraisal): Promise<AppraisalView> {
    const { opened, reported, withdrawn } = appraisal;
    const [units, opinions] = [unitsOf(appraisal), opinionsOf(appraisal)];
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
      reminders: [
        ...groupReminders(opened),
        ...(isOver(appraisal) ? [] : await this.ofOpinions(opinions, appraisal.openedOn)),
      ],
    };
  }

  /** Once its report is filed the new periods stand, and after its end there is nothing to be reminded of. */
  private async ofOpinions(opinions: Opinions, openedOn: CivilDate): Promise<readonly Bilingual[]> {
    const given = periodsGiven(opinions);
    return [
      ...bareReminders(keptBare(opinions)),
      ...periodReminders(await this.kept(given)),
      ...(await this.leastPeriods(given, openedOn)),
    ];
  }

  /** By the period that stood and the one that is given. */
  private async kept(given: PeriodsGiven): Promise<readonly KeptUnits[]> {
    if (!given.units.length) return [];
    const { rows } = await this.pool.query<KeptUnits>(
      `SELECT c.retention AS stood, g.period, count(*)::int AS units
       FROM unnest($1::uuid[], $2::text[]) g(unit, period)
       JOIN read.custody c ON c.unit = g.unit AND c.known_to IS NULL AND c.until IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
      [given.units, given.periods],
    );
    return rows;
  }

  private async leastPeriods(given: PeriodsGiven, openedOn: CivilDate): Promise<readonly Bilingual[]> {
    if (!given.units.length) return [];
    const { rows } = await this.pool.query<KeptUnit & { readonly unit: string }>(
      `SELECT g.unit, n.code, n.title, g.period, c.retention AS stood, s.start::text AS formed, s.retention_start::text AS began
       FROM unnest($1::uuid[], $2::text[]) g(unit, period) JOIN read.node n ON n.id = g.unit
       LEFT JOIN read.custody c ON c.unit = g.unit AND c.known_to IS NULL AND c.until IS NULL
       LEFT JOIN read.due_start s ON s.unit = g.unit AND s.entry = g.unit ORDER BY g.period, n.code`,
      [given.units, given.periods],
    );
    const accounting = accountingOf(rows);
    const within = await this.titlesWithin(accounting.map(({ unit }) => unit));
    const whole = accounting.map((kept) => ({ ...kept, within: within.get(kept.unit) ?? [] }));
    return leastReminders(whole, law.at(openedOn, await this.inEffect.version()));
  }

  /** By unit. What lies within it may lie in one another. */
  private async titlesWithin(units: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (!units.length) return new Map();
    const { rows } = await this.pool.query<{ unit: string; titles: readonly string[] }>(
      `WITH RECURSIVE within AS (
         SELECT unit, id, title FROM read.node WHERE kind = 'entry' AND parent = ANY($1::uuid[])
         UNION ALL SELECT n.unit, n.id, n.title FROM within w JOIN read.node n ON n.kind = 'entry' AND n.parent = w.id)
       SELECT unit, array_agg(DISTINCT title) AS titles FROM within GROUP BY unit`,
      [units],
    );
    return new Map(rows.map(({ unit, titles }) => [unit, titles]));
  }
}

const isOver = ({ reported, withdrawn }: Appraisal): boolean =>
  reported !== undefined || withdrawn !== undefined;

const keptBare = (opinions: Opinions): number =>
  [...opinions.values()].filter(({ opinion, period }) => opinion === 'keep' && period === undefined).length;

function periodsGiven(opinions: Opinions): PeriodsGiven {
  const given = [...opinions].filter(([, { period }]) => period !== undefined);
  return { units: given.map(([unit]) => unit), periods: given.map(([, { period }]) => period) };
}
