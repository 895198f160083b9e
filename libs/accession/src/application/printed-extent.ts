import type { LotRegistered } from '@fonds/event-contracts';

/** A number from its beginning: neither the end of a longer one, nor what stands behind its comma or point. */
const WHOLE = '(?<![\\d.]|\\d,)(\\d{1,3}(?:,\\d{3})+|\\d+';
const numberOf = (fraction: string, units: string): RegExp =>
  new RegExp(`${WHOLE}${fraction})\\s*(?:${units})(?![a-z])`, 'i');
const METRES = numberOf('(?:\\.\\d+)?', '延长米|排架米|米|linear\\s+met(?:re|er)s?|met(?:re|er)s?|m');
const FILES = numberOf('', '卷|案卷|files?');
const ITEMS = numberOf('', '件|items?');

/**
 * What an extent says in words that can be counted with; the rest stays as it is printed.
 *
 * @example estimateIn('3.5 linear metres, 1,200 files') // { files: 1200, metres: '3.5' }
 */
export function estimateIn(extent: string): LotRegistered['estimate'] {
  const [files, items, metres] = [FILES, ITEMS, METRES].map((pattern) =>
    pattern.exec(extent)?.[1]?.replaceAll(',', ''),
  );
  return {
    ...(files && { files: Number(files) }),
    ...(items && { items: Number(items) }),
    ...(metres && { metres }),
  };
}
