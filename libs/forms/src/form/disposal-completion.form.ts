import { count, type FormLayout } from '../form-layout';
import { label, REMARK, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 处置完结报告 with the catalogue of permanent units (O13, REG 25): what each unit became. Columns by design. */
export interface DisposalCompletionPaper extends PaperBase {
  readonly form: 'disposal-completion';
  readonly unit: string;
  readonly fonds: string;
  readonly change: string;
  readonly decision: string;
  /** Opened, closed; or that it is still open. */
  readonly standing: string;
  readonly opening: number;
  readonly terms: readonly DisposalTermLine[];
  /** Class to destination with counts. */
  readonly flows: readonly DisposalFlowLine[];
  /** What became of the fonds itself. */
  readonly fondsEnding: string;
  /** Copies, access and loans, one line each. */
  readonly beside: readonly string[];
  /** Permanent units only. */
  readonly rows: Rows<DisposalCompletionRow>;
}

export interface DisposalTermLine {
  readonly term: string;
  readonly receiver?: string;
  readonly count: number;
}

export interface DisposalFlowLine extends DisposalTermLine {
  readonly group: string;
}

export interface DisposalCompletionRow {
  readonly code: string;
  readonly title: string;
  readonly date: string;
  readonly retention: string;
  readonly destination: string;
}

export function disposalCompletion(
  paper: DisposalCompletionPaper,
  rows: AsyncIterable<DisposalCompletionRow>,
): FormLayout {
  return {
    title: label('档案处置完结报告', 'Completion Report'),
    basis: label('栏目自定', 'columns by design'),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('变动单位', 'Changing unit'), value: paper.unit },
            { label: label('全宗', 'Fonds'), value: paper.fonds },
          ],
          [
            { label: label('变动种类', 'Kind of change'), value: paper.change },
            { label: label('依据文件', 'Decision'), value: paper.decision },
          ],
          [
            { label: label('办理情况', 'Standing'), value: paper.standing },
            { label: label('立项时单位数', 'Units at opening'), value: count(paper.opening) },
          ],
          [{ label: label('全宗处理', 'The fonds itself'), value: paper.fondsEnding }],
          [{ label: label('复制、查阅、借用', 'Copies, access, loans'), value: paper.beside.join('\n') }],
        ],
      },
      {
        kind: 'table',
        heading: label('去向汇总', 'Balance'),
        columns: [
          { label: label('去向', 'Term'), share: 120 },
          { label: label('接收单位', 'Receiver'), share: 200 },
          { label: label('数量', 'Units'), share: 60, align: 'right' },
        ],
        rows: paper.terms.map((each) => [each.term, each.receiver ?? '', count(each.count)]),
      },
      {
        kind: 'table',
        heading: label('归属流向', 'Class to destination'),
        columns: [
          { label: label('类别', 'Group'), share: 120 },
          { label: label('去向', 'Term'), share: 80 },
          { label: label('接收单位', 'Receiver'), share: 160 },
          { label: label('数量', 'Units'), share: 60, align: 'right' },
        ],
        rows: paper.flows.map((each) => [each.group, each.term, each.receiver ?? '', count(each.count)]),
      },
      {
        kind: 'table',
        heading: label('永久保管档案目录', 'Catalogue of permanent units'),
        columns: [
          { label: ROW_NUMBER, share: 30, align: 'right' },
          { label: label('档号', 'Code'), share: 120 },
          { label: label('题名', 'Title'), share: 150 },
          { label: label('日期', 'Date'), share: 60 },
          { label: label('保管期限', 'Retention'), share: 44 },
          { label: REMARK, share: 90 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<DisposalCompletionRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { code, title, date, retention, destination } of rows)
    yield [String((number += 1)), code, title, date, retention, destination];
}
