import type { FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 开放审核表 (columns: `domain.md` §6.2, a design after the measures for opening). */
export interface OpeningReviewSheet extends PaperBase {
  readonly form: 'opening-review';
  readonly archives: string;
  readonly partner?: string;
  readonly fonds?: string;
  readonly year?: string;
  /** Who looked through the titles that are published for personal data, and on which day. */
  readonly checks?: readonly { readonly name: string; readonly on: string }[];
  readonly rows: Rows<OpeningReviewSheetRow>;
}

/** Opinions and conclusion as they are printed: `延期开放（c 涉及个人信息）`. */
export interface OpeningReviewSheetRow {
  readonly code: string;
  readonly title: string;
  readonly date?: string;
  readonly archives?: string;
  readonly partner?: string;
  readonly conclusion?: string;
  /** 延期期限 */
  readonly until?: string;
}

export function openingReviewSheet(
  sheet: OpeningReviewSheet,
  rows: AsyncIterable<OpeningReviewSheetRow>,
): FormLayout {
  return {
    title: label('档案开放审核表', 'Opening Review'),
    basis: label('栏目据国家档案馆档案开放办法自定', 'columns by design, after the measures for opening'),
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('档案馆', 'Archives'), value: sheet.archives },
            { label: label('形成（移交、承接）单位', 'Other side'), value: sheet.partner ?? '' },
          ],
          [
            { label: label('全宗', 'Fonds'), value: sheet.fonds ?? '' },
            { label: label('年度', 'Year'), value: sheet.year ?? '' },
          ],
          ...(sheet.checks ? [[checked(sheet.checks)]] : []),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 32, align: 'right' },
          { label: label('档号', 'Reference code'), share: 118 },
          { label: label('题名', 'Title'), share: 190 },
          { label: label('形成时间', 'Formed'), share: 56 },
          { label: label('档案馆意见（依据）', 'Archives (ground)'), share: 92 },
          { label: label('形成单位意见（依据）', 'Other side (ground)'), share: 92 },
          { label: label('协商结论', 'Conclusion'), share: 80 },
          { label: label('延期期限', 'Until'), share: 58 },
          { label: label('签字', 'Signed'), share: 62 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

const checked = (checks: NonNullable<OpeningReviewSheet['checks']>) => ({
  label: label('题名查隐', 'Titles looked through'),
  value: checks.map(({ name, on }) => `${name} ${on}`).join('、'),
});

async function* cells(rows: AsyncIterable<OpeningReviewSheetRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { code, title, date, archives, partner, conclusion, until } of rows)
    yield [
      String((number += 1)),
      ...[code, title, date, archives, partner, conclusion, until].map((text) => text ?? ''),
      '',
    ];
}
