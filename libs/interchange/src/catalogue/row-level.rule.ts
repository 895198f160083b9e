import { parseReferenceCode, type ReferenceCode } from '@fonds/kernel';
import type { TableKind } from './cover.reader';
import type { Layout } from './layout';
import { endsWithNumber, mayBeOfFile, textOf, type RowCode } from './row-code';
import type { RowValues } from './row-values';

export type RowLevel = 'file' | 'item' | 'entry' | 'unclear';

/**
 * What a table lists, judged by its columns alone; titles above it are judged first. A column 责任者 does not say: files
 * have it too (DA/T 18), so it only decides where the code leaves the choice.
 */
export function kindOfColumns(layout: Layout): TableKind | undefined {
  const has = (field: Parameters<typeof layout.byField.has>[0]): boolean => layout.byField.has(field);
  if (has('title') && (has('fileTitle') || has('fileCode'))) return 'inner';
  if (has('fileTitle')) return 'file';
  if (has('fileNumber') && has('itemNumber')) return 'inner';
  if (has('title') && /^卷内/.test(layout.byField.get('title')?.name ?? '')) return 'inner';
  if (NAMES_A_THING.test(layout.byField.get('title')?.name ?? '') || /片长|时长/.test(layout.signature))
    return 'item';
  if (has('itemNumber') || has('documentNumber')) return has('fileNumber') ? 'inner' : 'item';
  if (/起止|总页数/.test(layout.signature) || has('items') || (has('dateFrom') && has('dateTo')))
    return 'file';
  return undefined;
}

/** 实物名称, 录音题名: a column for titles that says what bears them. */
const NAMES_A_THING = /^(?:实物|录音|录像|音频|视频)/;

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
    if (rowCode.from && isOfItem(code)) return 'item';
    const numbered = layout.byField.has('pageNumber') || textOf(values, 'itemNumber') !== '';
    return !code && !rowCode.from && !textOf(values, 'fileNumber') && open && numbered ? 'entry' : 'file';
  }
  if (fileCode) return 'entry';
  if (/^(件|文件|文件级|item)$/i.test(printed)) return 'item';
  if (kind === 'item') return 'item';
  if (kind === 'inner') return levelWithin(values, rowCode, layout, open);
  if (!code && !rowCode.from && open && textOf(values, 'pageNumber')) return 'entry';
  if (code?.modes.length === 1) return code.modes[0] === '按卷' ? 'file' : 'item';
  return code && !namesCatalogue(code) && layout.byField.has('creator') ? 'item' : 'unclear';
}

/** An older code of fonds, catalogue (目录) and one number more: most often a file's. */
const namesCatalogue = ({ modes, normalised }: ReferenceCode): boolean =>
  modes.length === 0 && /^[^-]+-[A-Z]?\d+-\d+$/.test(normalised);

const isOfItem = (code: ReferenceCode | undefined): boolean =>
  code?.modes.length === 1 && code.modes[0] === '按件';

function levelWithin(
  values: RowValues,
  rowCode: RowCode,
  layout: Layout,
  open: { readonly code?: ReferenceCode } | undefined,
): RowLevel {
  const { code, from } = rowCode;
  const item = textOf(values, 'itemNumber');
  const isUnsure = mayBeOfFile(rowCode, values);
  if (isUnsure && code?.normalised === open?.code?.normalised) return 'entry';
  if (textOf(values, 'fileTitle') && textOf(values, 'title')) return 'entry';
  if (textOf(values, 'fileTitle')) return 'file';
  if (from && isOfItem(code)) return 'item';
  if (code && from) {
    if (namesNoNumber(values, layout) && !isOfOneMode(code)) return 'unclear';
    if (isUnsure || (item && endsWithNumber(code.normalised, item))) return 'unclear';
    if (!item && open?.code && standsBeside(code, open.code)) return 'file';
  }
  const file = textOf(values, 'fileNumber');
  if (code && !from && item && !file) return open && rowCode.parts.series ? 'entry' : 'item';
  if (file && !from && layout.byField.has('itemNumber')) return item ? 'entry' : 'file';
  if (item || textOf(values, 'pageNumber') || textOf(values, 'documentNumber'))
    return open || (file && !from) || !code ? 'entry' : 'file';
  return from || file ? 'file' : 'entry';
}

/** The columns for the numbers of file and item are there, and both are empty. */
const namesNoNumber = (values: RowValues, { byField }: Layout): boolean =>
  (['fileNumber', 'itemNumber'] as const).every(
    (field) => byField.has(field) && textOf(values, field) === '',
  );

/** Whether the code itself tells file from item, whatever the table says. */
function isOfOneMode({ printed }: ReferenceCode): boolean {
  const read = parseReferenceCode(printed);
  return read.ok && read.value.modes.length === 1;
}

/** What lies within a file has more parts in its code than the file. */
const standsBeside = (code: ReferenceCode, file: ReferenceCode): boolean =>
  code.normalised !== file.normalised && partsIn(code) === partsIn(file);

const partsIn = ({ normalised }: ReferenceCode): number => normalised.split(/[-·./ ]/).length;
