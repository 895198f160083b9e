import { count, type FormLayout } from '../form-layout';
import { FILES, ITEMS, label, ROW_NUMBER } from '../labels';
import type { PaperBase, Quantity, Rows } from '../paper-parts';

/** 处置清点报告 (E68): what there is by class, medium, retention and secrecy, and what differed. Columns by design. */
export interface DisposalInventoryPaper extends PaperBase {
  readonly form: 'disposal-inventory';
  readonly unit: string;
  readonly fonds: string;
  /** How much was counted, by which method: one line a count. */
  readonly counts: readonly string[];
  readonly differences: readonly InventoryDifferenceLine[];
  readonly rows: Rows<DisposalInventoryRow>;
}

export interface DisposalInventoryRow {
  readonly class: string;
  readonly medium?: string;
  readonly retention?: string;
  readonly secret: string;
  readonly quantity: Quantity;
}

export interface InventoryDifferenceLine {
  readonly of: string;
  readonly found: string;
  readonly explanation?: string;
}

export function disposalInventory(
  paper: DisposalInventoryPaper,
  rows: AsyncIterable<DisposalInventoryRow>,
): FormLayout {
  return {
    title: label('档案处置清点报告', 'Inventory Report'),
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
          [{ label: label('清点情况', 'Counts'), value: paper.counts.join('\n') }],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 30, align: 'right' },
          { label: label('种类', 'Class'), share: 130 },
          { label: label('载体', 'Medium'), share: 70 },
          { label: label('期限', 'Retention'), share: 70 },
          { label: label('密级', 'Secrecy'), share: 60 },
          { label: FILES, share: 60, align: 'right' },
          { label: ITEMS, share: 60, align: 'right' },
        ],
        rows: cells(rows),
      },
      {
        kind: 'table',
        heading: label('差异及说明', 'Differences'),
        columns: [
          { label: label('单位、档号', 'Unit or code'), share: 160 },
          { label: label('情况', 'What'), share: 60 },
          { label: label('说明', 'Explanation'), share: 200 },
        ],
        rows: paper.differences.map(({ of, found, explanation }) => [of, found, explanation ?? '']),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<DisposalInventoryRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows)
    yield [
      String((number += 1)),
      row.class,
      row.medium ?? '',
      row.retention ?? '',
      row.secret,
      count(row.quantity.files),
      count(row.quantity.items),
    ];
}
