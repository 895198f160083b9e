import { count, type FormLayout } from '../form-layout';
import { label, REMARK, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 处置方案、归属流向表 (domain.md §6.2): one line for each group of units. The columns are a design after SZ 6. */
export interface DisposalPlanPaper extends PaperBase {
  readonly form: 'disposal-plan';
  readonly unit: string;
  readonly fonds: string;
  /** C15 破产清算 */
  readonly change: string;
  /** The decision that the change rests on. */
  readonly decision: string;
  /** Version, and whether it is approved. */
  readonly version: string;
  readonly cost?: string;
  readonly payer?: string;
  readonly timetable?: string;
  readonly requirement?: string;
  readonly rows: Rows<DisposalPlanRow>;
}

export interface DisposalPlanRow {
  readonly group: string;
  readonly units: number;
  readonly retention?: string;
  readonly secrecy?: string;
  readonly receiver: string;
  readonly form: string;
  /** With its confidence. */
  readonly basis: string;
  readonly deadline: string;
  readonly decidedBy?: string;
  readonly note?: string;
}

export function disposalPlan(plan: DisposalPlanPaper, rows: AsyncIterable<DisposalPlanRow>): FormLayout {
  return {
    title: label('档案处置方案（归属流向表）', 'Disposal Plan'),
    basis: label('栏目自定', 'columns by design'),
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('变动单位', 'Changing unit'), value: plan.unit },
            { label: label('全宗', 'Fonds'), value: plan.fonds },
            { label: label('变动种类', 'Kind of change'), value: plan.change },
          ],
          [
            { label: label('依据文件', 'Decision'), value: plan.decision },
            { label: label('版次', 'Version'), value: plan.version },
          ],
          [
            { label: label('费用', 'Cost'), value: plan.cost ?? '' },
            { label: label('承担方', 'Paid by'), value: plan.payer ?? '' },
            { label: label('时限安排', 'Timetable'), value: plan.timetable ?? '' },
          ],
          [{ label: label('批复的处置要求', 'What the approval demands'), value: plan.requirement ?? '' }],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 30, align: 'right' },
          { label: label('类别', 'Group'), share: 90 },
          { label: label('数量', 'Units'), share: 46, align: 'right' },
          { label: label('期限', 'Retention'), share: 60 },
          { label: label('密级', 'Secrecy'), share: 44 },
          { label: label('归属单位', 'Goes to'), share: 100 },
          { label: label('方式', 'Form'), share: 52 },
          { label: label('依据', 'Basis'), share: 130 },
          { label: label('时限', 'By when'), share: 96 },
          { label: label('责任人', 'Decided by'), share: 56 },
          { label: REMARK, share: 66 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<DisposalPlanRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows)
    yield [
      String((number += 1)),
      row.group,
      count(row.units),
      row.retention ?? '',
      row.secrecy ?? '',
      row.receiver,
      row.form,
      row.basis,
      row.deadline,
      row.decidedBy ?? '',
      row.note ?? '',
    ];
}
