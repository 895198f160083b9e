import type { FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 开放档案目录, as it is published: no person is named on it, and nothing that stays closed. */
export interface OpenedCatalogue extends PaperBase {
  readonly form: 'opened-catalogue';
  /** The deciding institution. */
  readonly archives: string;
  readonly fonds?: string;
  /** Days on which its titles were looked through for personal data. */
  readonly checkedOn?: readonly string[];
  readonly rows: Rows<OpenedCatalogueRow>;
}

export interface OpenedCatalogueRow {
  readonly code: string;
  readonly title: string;
  readonly date?: string;
  readonly openedOn: string;
}

export function openedCatalogue(
  catalogue: OpenedCatalogue,
  rows: AsyncIterable<OpenedCatalogueRow>,
): FormLayout {
  return {
    title: label('开放档案目录', 'Catalogue of Opened Archives'),
    basis: label('依据档案法实施条例第二十九条', 'after REG 29'),
    landscape: false,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('决定机构', 'Deciding institution'), value: catalogue.archives },
            { label: label('全宗', 'Fonds'), value: catalogue.fonds ?? '' },
          ],
          ...(catalogue.checkedOn ? [[checked(catalogue.checkedOn)]] : []),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 32, align: 'right' },
          { label: label('档号', 'Reference code'), share: 130 },
          { label: label('题名', 'Title'), share: 230 },
          { label: label('形成时间', 'Formed'), share: 66 },
          { label: label('开放日期', 'Opened'), share: 62 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

const checked = (days: readonly string[]) => ({
  label: label('题名查隐日期', 'Titles looked through on'),
  value: days.join('、'),
});

async function* cells(rows: AsyncIterable<OpenedCatalogueRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { code, title, date = '', openedOn } of rows)
    yield [String((number += 1)), code, title, date, openedOn];
}
