import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { AppraisalReport, AppraisalReportRow, DrawnOutRow } from '@fonds/forms';
import { APP_POOL } from '@fonds/identity';
import type { Pool } from 'pg';
import { opinionsOf, unitsOf, type Appraisal, type Opinion } from '../domain/appraisal.state';
import { OPINION_WORDS } from '../words';
import { drawnOutRow, unitsRead } from './units-read';

/** 鉴定工作报告 as a paper: the group, and its opinions by opinion, reason and period. */
@Injectable()
export class AppraisalPaper {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APP_POOL) private readonly pool: Pool,
  ) {}

  async prepare(id: string, appraisal: Appraisal): Promise<AppraisalReport> {
    const { opened, reported } = appraisal;
    const opinions = opinionsOf(appraisal);
    const head = await this.store.head();
    const { events } = await this.store.readPage(head - 1n, 1);
    const names = await this.pool.query<{ custodian: string | null; fonds: string | null }>(
      `SELECT (SELECT o.name FROM read.organisation o WHERE o.id = $1) AS custodian,
        (SELECT concat_ws(' ', f.number, f.name) FROM read.fonds f WHERE f.id = $2) AS fonds`,
      [opened.custodian, opened.fonds],
    );
    const { custodian, fonds } = names.rows[0] ?? {};
    const rows = rowsOf(opinions);
    const number = (wanted: string): number =>
      [...opinions.values()].filter(({ opinion }) => opinion === wanted).length;
    return {
      form: 'appraisal-report',
      number: id,
      title: reported?.title ?? '',
      custodian: custodian ?? '',
      fonds: fonds ?? '',
      scope: opened.scope,
      method: opened.method,
      members: opened.members.map(({ name, role }) => ({ name, role })),
      keep: number('keep'),
      destroy: number('destroy'),
      transfer: number('transfer'),
      ...(reported?.dissent && { dissent: reported.dissent }),
      logPosition: head.toString(),
      preparedAt: events[0]?.meta.recordedAt ?? '',
      signatures: [],
      rows,
      ...(await this.units([...unitsOf(appraisal)])),
    };
  }

  private async units(units: readonly string[]): Promise<Pick<AppraisalReport, 'drawnOut' | 'periods'>> {
    const [drawnOut, periods] = [[] as DrawnOutRow[], new Map<string, number>()];
    for await (const [, unit] of unitsRead(this.store, units)) {
      const { retention = '' } = unit.description;
      periods.set(retention, (periods.get(retention) ?? 0) + 1);
      if (unit.openMatter) drawnOut.push(drawnOutRow(unit, unit.openMatter));
    }
    const rows = [...periods].sort(([one], [other]) => (one < other ? -1 : 1));
    return { drawnOut, periods: rows.map(([period, count]) => ({ period, units: count })) };
  }
}

function rowsOf(opinions: ReadonlyMap<string, Opinion>): AppraisalReportRow[] {
  const rows = new Map<string, AppraisalReportRow>();
  for (const { opinion, reason, period } of opinions.values()) {
    const key = JSON.stringify([opinion, reason, period]);
    const units = (rows.get(key)?.units ?? 0) + 1;
    rows.set(key, { opinion: OPINION_WORDS[opinion].zh, reason, ...(period && { period }), units });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
