import type { ReferenceCode } from '@fonds/kernel';
import type { TableKind } from './cover.reader';
import type { Layout } from './layout';
import { textOf, type RowCode } from './row-code';
import type { RowValues } from './row-values';

export type RowLevel = 'file' | 'item' | 'entry' | 'unclear';

/** What a table lists, judged by its columns alone; titles above it are judged first. */
export function kindOfColumns(layout: Layout): TableKind | undefined {
  const has = (field: Parameters<typeof layout.byField.has>[0]): boolean => layout.byField.has(field);
  if (has('title') && (has('fileTitle') || has('fileCode'))) return 'inner';
  if (has('fileTitle')) return 'file';
  if (has('fileNumber') && has('itemNumber')) return 'inner';
  if (has('title') && /^卷内/.test(layout.byField.get('title')?.name ?? '')) return 'inner';
  if (has('itemNumber') || has('documentNumber')) return has('fileNumber') ? 'inner' : 'item';
  if (/起止|总页数/.test(layout.signature) || has('items') || (has('dateFrom') && has('dateTo')))
    return 'file';
  return has('creator') ? 'item' : undefined;
}

/** 全引目录 under another title: 案卷题名 and 题名 side by side, whatever the lines above call it. */
export function listsWithin(layout: Layout, titled: TableKind | undefined): boolean {
  const { byField } = layout;
  if (!byField.has('fileTitle') || !byField.has('title')) return false;
  const numbered = (['itemNumber', 'pageNumber', 'documentNumber'] as const).some((field) =>
    byField.has(field),
  );
  return titled === 'item' || (titled === 'file' && numbered);
}

/**
 * Whether a row is a file, an item that lies in no file, or an entry within a file (`domain.md` §3.2, §8b). The column
 * 著录层级 speaks first; then the head of the table, the code of the file above, the parts of the row's own code, and
 * last the kind of the table.
 */
export function levelOfRow(
  values: RowValues,
  rowCode: RowCode,
  kind: TableKind | undefined,
  layout: Layout,
  open: { readonly code?: ReferenceCode; readonly head: boolean } | undefined,
): RowLevel {
  const printed = textOf(values, 'level');
  if (/^(案卷|卷|案卷级|file)$/i.test(printed)) return 'file';
  if (open?.head) return 'entry';
  const { code, fileCode } = rowCode;
  if (open?.code && code?.normalised.startsWith(`${open.code.normalised}-`)) return 'entry';
  if (/卷内/.test(printed)) return 'entry';
  if (kind === 'file') {
    const numbered = layout.byField.has('pageNumber') || textOf(values, 'itemNumber') !== '';
    return !code && !rowCode.from && !textOf(values, 'fileNumber') && open && numbered ? 'entry' : 'file';
  }
  if (fileCode) return 'entry';
  if (/^(件|文件|文件级|item)$/i.test(printed)) return 'item';
  if (kind === 'item') return 'item';
  if (kind === 'inner') return levelWithin(values, rowCode, open !== undefined);
  if (code?.modes.length === 1) return code.modes[0] === '按卷' ? 'file' : 'item';
  return 'unclear';
}

function levelWithin(values: RowValues, { code, from }: RowCode, isOpen: boolean): RowLevel {
  if (textOf(values, 'fileTitle') && textOf(values, 'title')) return 'entry';
  if (textOf(values, 'fileTitle')) return 'file';
  if (code?.modes.length === 1 && code.modes[0] === '按件' && from) return 'item';
  if (textOf(values, 'itemNumber') || textOf(values, 'pageNumber') || textOf(values, 'documentNumber'))
    return isOpen ? 'entry' : code ? 'file' : 'entry';
  return from || textOf(values, 'fileNumber') ? 'file' : 'entry';
}
