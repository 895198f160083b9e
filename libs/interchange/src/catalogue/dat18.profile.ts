import type { SourceDescription } from '../source';

/**
 * Mandatory fields (必著) of DA/T 18-2022 that a description lacks (`domain.md` §3.3). Reported here; filing and
 * transfer enforce them. A title that had to be derived counts as missing.
 *
 * @example dat18Missing({ title: '通知', code: 'Z109-WS·2011-Y-0001' }, 'item') // ['日期', '责任者', '保管期限', '开放标识']
 */
export function dat18Missing(
  description: SourceDescription,
  level: 'fonds' | 'series' | 'file' | 'item',
): string[] {
  const lacks: readonly (readonly [string, boolean])[] = [
    ['档号', !description.code],
    ['题名', !description.title.trim() || (description.derived ?? []).includes('title')],
    ['日期', !description.dates?.length],
    ['责任者', !description.creators?.length],
    ['保管期限', (level === 'file' || level === 'item') && !description.retention],
    ['开放标识', (level === 'file' || level === 'item') && !description.opening],
    ['档案馆代码', level === 'fonds' && !description.other?.['档案馆代码']],
    ['档案保管沿革', level === 'fonds' && !description.other?.['档案保管沿革']],
  ];
  return lacks.filter(([, missing]) => missing).map(([field]) => field);
}
