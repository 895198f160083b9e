import { count, type FormLayout } from '../form-layout';
import { FILES, ITEMS, label, REMARK, ROW_NUMBER } from '../labels';
import type { PaperBase, Quantity, Rows } from '../paper-parts';

/**
 * 收进登记 (the register that D12 4.1 asks for). No source gives its columns: all of them are a design decision, after
 * what E29 records. 来源 stands in two columns, its kind and its party, and 数量 in two, since 卷 and 件 are never added.
 */
export interface AccessionRegister extends PaperBase {
  readonly form: 'accession-register';
  /** The archives that keeps it. */
  readonly archives: string;
  /** What it covers, as printed: `2024年`. */
  readonly period: string;
  readonly rows: Rows<AccessionRegisterRow>;
}

export interface AccessionRegisterRow {
  /** 进馆号, without gaps in its year. */
  readonly accession: string;
  readonly date: string;
  /** 移交, 捐献, 购买, 代存/寄存, 交换 … (`domain.md` §8). */
  readonly sourceKind: string;
  readonly source: string;
  readonly fonds?: string;
  readonly quantity: Quantity;
  /** 凭据: number of the deed or agreement. */
  readonly evidence?: string;
  readonly note?: string;
}

export function accessionRegister(
  register: AccessionRegister,
  rows: AsyncIterable<AccessionRegisterRow>,
): FormLayout {
  return {
    title: label('档案收进登记簿', 'Accession Register'),
    basis: label('栏目自定', 'columns by design'),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('档案馆', 'Archives'), value: register.archives },
            { label: label('登记期间', 'Period'), value: register.period },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 30, align: 'right' },
          { label: label('进馆号', 'Accession'), share: 58 },
          { label: label('日期', 'Date'), share: 56 },
          { label: label('来源方式', 'Kind of source'), share: 46 },
          { label: label('来源', 'Source'), share: 92 },
          { label: label('全宗', 'Fonds'), share: 66 },
          { label: FILES, share: 38, align: 'right' },
          { label: ITEMS, share: 38, align: 'right' },
          { label: label('凭据', 'Evidence'), share: 72 },
          { label: REMARK, share: 50 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<AccessionRegisterRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows)
    yield [
      String((number += 1)),
      row.accession,
      row.date,
      row.sourceKind,
      row.source,
      row.fonds ?? '',
      count(row.quantity.files),
      count(row.quantity.items),
      row.evidence ?? '',
      row.note ?? '',
    ];
}
