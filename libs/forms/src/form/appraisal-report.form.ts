import { count, type FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';
import { drawnOutList, type DrawnOutRow } from './drawn-out';

/** 鉴定工作报告: members, range, keep and destroy counts, reasons, dissent (`domain.md` §6.2). */
export interface AppraisalReport extends PaperBase {
  readonly form: 'appraisal-report';
  readonly title: string;
  readonly custodian: string;
  readonly fonds: string;
  readonly scope: string;
  readonly method: string;
  readonly members: readonly { readonly name: string; readonly role: string }[];
  readonly keep: number;
  readonly destroy: number;
  readonly transfer: number;
  readonly dissent?: string;
  /** Units by their period as it stands. */
  readonly periods: readonly { readonly period: string; readonly units: number }[];
  readonly rows: Rows<AppraisalReportRow>;
  /** What bears an open matter: O79 19 wants it drawn out, and named in the opinion (鉴定意见书). */
  readonly drawnOut: readonly DrawnOutRow[];
}

/** Units with one opinion, one reason and one period. */
export interface AppraisalReportRow {
  readonly opinion: string;
  readonly reason: string;
  readonly period?: string;
  readonly units: number;
}

export function appraisalReport(
  report: AppraisalReport,
  rows: AsyncIterable<AppraisalReportRow>,
): FormLayout {
  const { keep, destroy, transfer, members } = report;
  return {
    title: label('鉴定工作报告', 'Appraisal Report'),
    basis: label('栏目自定', 'columns by design'),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [{ label: label('报告', 'Report'), value: report.title }],
          [
            { label: label('保管单位', 'Custodian'), value: report.custodian },
            { label: label('全宗', 'Fonds'), value: report.fonds },
          ],
          [
            { label: label('鉴定范围', 'Scope'), value: report.scope },
            { label: label('方法', 'Method'), value: report.method },
          ],
          [
            {
              label: label('鉴定小组', 'Group'),
              value: members.map(({ name, role }) => `${name}（${role}）`).join('、'),
            },
          ],
          [
            { label: label('继续保管', 'Kept'), value: count(keep) },
            { label: label('销毁', 'To be destroyed'), value: count(destroy) },
            { label: label('移交', 'To be transferred'), value: count(transfer) },
          ],
          [{ label: label('不同意见', 'Dissent'), value: report.dissent ?? '' }],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: label('保管期限', 'Period'), share: 60 },
          { label: label('单位数', 'Units'), share: 40, align: 'right' },
        ],
        rows: report.periods.map(({ period, units }) => [period, count(units)]),
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 6, align: 'right' },
          { label: label('意见', 'Opinion'), share: 14 },
          { label: label('理由', 'Reason'), share: 52 },
          { label: label('新期限', 'New period'), share: 14 },
          { label: label('单位数', 'Units'), share: 14, align: 'right' },
        ],
        rows: cells(rows),
      },
      ...(report.drawnOut.length ? [drawnOutList(report.drawnOut)] : []),
    ],
  };
}

async function* cells(rows: AsyncIterable<AppraisalReportRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { opinion, reason, period, units } of rows)
    yield [String((number += 1)), opinion, reason, period ?? '', count(units)];
}
