import { civilDate } from '@fonds/kernel';
import {
  memoryBook,
  type FixtureCell,
  type FixtureSheet,
} from '../../../test/fixtures/catalogue/memory-book';
import type { Book } from '../src/sheets/sheet';
import type { SourceItem } from '../src/source';
import { readCatalogue } from '../src/catalogue/catalogue.reader';
import type { CatalogueOptions } from '../src/catalogue/findings';

export const today = civilDate('2026-01-01');
export async function read(
  sheets: readonly FixtureSheet[],
  options: Partial<CatalogueOptions> = {},
  book: Partial<Pick<Book, 'kind' | 'dateSystem'>> = {},
) {
  const items: SourceItem[] = [];
  for await (const item of readCatalogue(memoryBook(sheets, book), { today, ...options })) items.push(item);
  const units = items.flatMap((item) => (item.kind === 'unit' ? [item] : []));
  const refused = items.flatMap((item) => (item.kind === 'refused' ? [item] : []));
  return {
    items,
    units,
    refused,
    codes: refused.map((each) => each.problems.map((problem) => problem.code)),
  };
}
export const sheet = (...rows: FixtureSheet['rows']): FixtureSheet[] => [{ name: '表1', rows }];
export const HEADER: FixtureCell[] = ['档号', '题名', '责任者', '日期'];
export const line = (number: string, title = '通知'): FixtureCell[] => [
  `J019-WS·2019·Y-${number}`,
  title,
  '局',
  '2019',
];
export const TITLE: FixtureCell[] = ['归档文件目录'];
