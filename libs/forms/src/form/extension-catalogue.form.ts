import type { FormLayout } from '../form-layout';
import { label, ROW_NUMBER } from '../labels';
import type { PaperBase, Rows } from '../paper-parts';

/** 延期开放目录 (columns: `domain.md` §6.2). It goes to the authority and is never published. */
export interface ExtensionCatalogue extends PaperBase {
  readonly form: 'extension-catalogue';
  readonly archives: string;
  readonly authority?: string;
  readonly fonds?: string;
  readonly rows: Rows<ExtensionCatalogueRow>;
}

export interface ExtensionCatalogueRow {
  readonly code: string;
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  /** 延期理由（a-d） */
  readonly ground?: string;
  /** 拟开放时间 */
  readonly until?: string;
  /** 主管部门意见 */
  readonly answer?: string;
}

export function extensionCatalogue(
  catalogue: ExtensionCatalogue,
  rows: AsyncIterable<ExtensionCatalogueRow>,
): FormLayout {
  return {
    title: label('延期开放档案目录', 'Catalogue of Extended Closure'),
    basis: label('依据档案法实施条例第三十一条', 'after REG 31'),
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            { label: label('档案馆', 'Archives'), value: catalogue.archives },
            { label: label('档案主管部门', 'Authority'), value: catalogue.authority ?? '' },
            { label: label('全宗', 'Fonds'), value: catalogue.fonds ?? '' },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: ROW_NUMBER, share: 32, align: 'right' },
          { label: label('档号', 'Reference code'), share: 124 },
          { label: label('题名', 'Title'), share: 210 },
          { label: label('责任者', 'Author'), share: 90 },
          { label: label('形成时间', 'Formed'), share: 60 },
          { label: label('延期理由（a-d）', 'Ground (a-d)'), share: 110 },
          { label: label('拟开放时间', 'To be opened'), share: 64 },
          { label: label('主管部门意见', 'Authority’s answer'), share: 90 },
        ],
        rows: cells(rows),
      },
    ],
  };
}

async function* cells(rows: AsyncIterable<ExtensionCatalogueRow>): AsyncGenerator<string[]> {
  let number = 0;
  for await (const { code, title, author, date, ground, until, answer } of rows)
    yield [
      String((number += 1)),
      ...[code, title, author, date, ground, until, answer].map((text) => text ?? ''),
    ];
}
