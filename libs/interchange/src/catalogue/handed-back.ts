import type { ReferenceCode } from '@fonds/kernel';
import type { Field } from './column-names';
import type { Cover, CoverField } from './cover.reader';
import type { Layout } from './layout';
import { isLostSerial } from './row-dates';
import type { AssessedRow } from './row.assessment';
import type { RowLevel } from './row-level.rule';

/** Columns that say in a row what the lines above the table said for all of it. */
const COLUMN_OF_COVER: readonly (readonly [CoverField, Field, string])[] = [
  ['fonds', 'fonds', '全宗号'],
  ['fondsName', 'fondsName', '全宗名称'],
  ['series', 'series', '目录号'],
  ['category', 'category', '门类'],
  ['year', 'year', '年度'],
  ['retention', 'retention', '保管期限'],
  ['org', 'org', '机构'],
  ['secrecy', 'secrecy', '密级'],
  ['archivesCode', 'archivesCode', '档案馆代码'],
  ['creator', 'creator', '责任者'],
];
const LEVEL_WORD: { readonly [L in RowLevel]?: string } = { file: '案卷', item: '件', entry: '卷内文件' };

/**
 * The cells of a row that goes back to be mended and imported again, apart from its sheet: 〃 and merged cells are
 * replaced by what they mean, since other rows will stand above it, and 〃 that means nothing is left; what the cover, the head of its file and the title
 * of the table said stands in columns of its own. A day that is a mere number is written out: the sheet holds texts.
 *
 * @param head the file whose head stands above the table, where there is one
 */
export function handedBack(
  { values, date, dateFields }: Pick<AssessedRow, 'values' | 'date' | 'dateFields'>,
  layout: Layout,
  cover: Cover,
  level: RowLevel,
  head?: { readonly code?: ReferenceCode; readonly title?: string },
): Readonly<Record<string, string>> {
  const row: Record<string, string> = { ...values.resolved, ...values.unresolved };
  for (const field of dateFields) {
    const [cell, name] = [values.cells.get(field), layout.byField.get(field)?.name];
    const day = field === 'dateTo' ? date?.to : date?.from;
    if (cell && name && day && isLostSerial(cell)) row[name] = day;
  }
  const give = (field: Field, name: string, value: string | undefined): void => {
    if (value && !layout.byField.has(field) && !(name in row)) row[name] = value;
  };
  const code = head?.code;
  if (code && level === 'entry') {
    give('fonds', '全宗号', code.fonds);
    give('series', '目录号', code.series);
    const number = code.file ?? code.number ?? cover.get('file')?.value;
    if (number) give('fileNumber', '案卷号', number);
    else give('code', '档号', code.printed);
    give('fileTitle', '案卷题名', head.title);
  }
  for (const [said, field, name] of COLUMN_OF_COVER) give(field, name, cover.get(said)?.value);
  give('level', '著录层级', LEVEL_WORD[level]);
  return row;
}
