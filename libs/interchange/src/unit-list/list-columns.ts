import { fieldOfHeader, plainHeader } from '../catalogue/column-names';
import { isBlank } from '../catalogue/layout';
import type { SheetRow } from '../sheets/sheet';

/** What a list says of a unit beside naming it. As printed. */
export type ListColumn = 'openingOpinion' | 'disclosure' | 'secrecyChange' | 'dueOpinion' | 'remark';

const NAMES: Readonly<Record<ListColumn | 'unit', string>> = {
  openingOpinion: '开放意见 开放审核意见 开放审核结果 开放建议 openingopinion',
  disclosure: '公开属性 政府信息公开情况 政府信息公开属性 政府信息公开 信息公开属性 公开情况 disclosure',
  secrecyChange: '密级变更 密级变更情况 密级变动 密级变动情况 解密情况 secrecychange',
  dueOpinion: '到期开放意见 到期开放 到期开放情况 期满开放意见 dueopinion',
  remark: '备注 附注 说明 备考 bz remark remarks note notes',
  unit: '保管单位标识 保管单位id 单位标识 unit unitid id',
};
const COLUMN_OF = new Map<string, ListColumn | 'unit'>(
  (Object.keys(NAMES) as (ListColumn | 'unit')[]).flatMap((column) =>
    NAMES[column].split(' ').map((name): [string, ListColumn | 'unit'] => [name, column]),
  ),
);

export const listColumnOf = (header: string): ListColumn | 'unit' | undefined =>
  header.length > 40 ? undefined : COLUMN_OF.get(plainHeader(header));

const NAMING = new Set<string | undefined>([
  'code',
  'archivesNumber',
  'organNumber',
  'fileNumber',
  'itemNumber',
]);

/** Most filled cells are known column names, and one of them names units: a single 档号 is header enough. */
export function isListHeader(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell) && !cell.mergedLeft && !cell.mergedAbove);
  const known = filled.filter(({ text }) => fieldOfHeader(text) ?? listColumnOf(text));
  return (
    known.length * 2 > filled.length &&
    filled.some(({ text }) => NAMING.has(fieldOfHeader(text)) || listColumnOf(text) === 'unit')
  );
}
