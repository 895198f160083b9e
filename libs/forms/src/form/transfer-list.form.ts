import { count, grouped, type FormLayout } from '../form-layout';
import { FILES, ITEMS, label, REMARK, ROW_NUMBER, SIDE, type FormLanguage } from '../labels';
import type { PaperBase, Quantity, Rows } from '../paper-parts';

/** 移交目录（移交清册）, the list that goes with a deed (columns: `domain.md` §6.2, from REG 30(2)). */
export interface TransferList extends PaperBase {
  readonly form: 'transfer-list';
  readonly sender: string;
  readonly receiver: string;
  readonly fonds?: string;
  readonly quantity: Quantity;
  readonly rows: Rows<TransferListRow>;
}

/** Texts as they are recorded. The number 序号 follows from the order. */
export interface TransferListRow {
  /** 档号 */
  readonly code: string;
  readonly title: string;
  /** 责任者 */
  readonly author?: string;
  readonly date?: string;
  readonly pages?: number;
  readonly bytes?: number;
  /** 保管期限 */
  readonly retention?: string;
  /** 密级, with its term: `机密★10年` */
  readonly secrecy?: string;
  /** 开放意见 */
  readonly openingOpinion?: string;
  /** 公开属性 */
  readonly disclosure?: string;
  readonly note?: string;
}

export function transferList(
  list: TransferList,
  rows: AsyncIterable<TransferListRow>,
  language: FormLanguage,
): FormLayout {
  return {
    title: label('移交目录（移交清册）', 'Transfer List'),
    basis: label('依据档案法实施条例第三十条第二款', 'after REG 30(2)'),
    // Eleven columns, one of them a code of up to thirty characters, cannot be read on an upright page.
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: SIDE.sender, value: list.sender },
            { label: SIDE.receiver, value: list.receiver },
          ],
          [
            { label: label('全宗', 'Fonds'), value: list.fonds ?? '' },
            { label: FILES, value: count(list.quantity.files) },
            { label: ITEMS, value: count(list.quantity.items) },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 34, align: 'right' },
          { label: label('档号', 'Reference code'), share: 128 },
          { label: label('题名', 'Title'), share: 171 },
          { label: label('责任者', 'Author'), share: 80 },
          { label: label('日期', 'Date'), share: 52 },
          { label: label('页数/字节', 'Pages / bytes'), share: 68, align: 'right' },
          { label: label('保管期限', 'Retention'), share: 51 },
          { label: label('密级', 'Secrecy'), share: 42 },
          { label: label('开放意见', 'Opening opinion'), share: 46 },
          { label: label('公开属性', 'Disclosure'), share: 50 },
          { label: REMARK, share: 58 },
        ],
        rows: cells(rows, language),
      },
    ],
  };
}

async function* cells(
  rows: AsyncIterable<TransferListRow>,
  language: FormLanguage,
): AsyncGenerator<string[]> {
  let number = 0;
  for await (const row of rows)
    yield [
      String((number += 1)),
      row.code,
      row.title,
      row.author ?? '',
      row.date ?? '',
      extent(row, language),
      row.retention ?? '',
      row.secrecy ?? '',
      row.openingOpinion ?? '',
      row.disclosure ?? '',
      row.note ?? '',
    ];
}

/** With its unit, because one column holds both. */
const extent = ({ pages, bytes }: TransferListRow, language: FormLanguage): string =>
  [
    pages === undefined ? '' : `${pages} ${language === 'zh' ? '页' : 'p.'}`,
    bytes === undefined ? '' : `${grouped(bytes)} ${language === 'zh' ? '字节' : 'B'}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
