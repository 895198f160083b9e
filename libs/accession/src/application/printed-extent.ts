import type { LotRegistered } from '@fonds/event-contracts';

const METRES = /(\d+(?:\.\d+)?)\s*(?:延长米|排架米|米|linear\s+met(?:re|er)s?|met(?:re|er)s?|m)(?![a-z])/i;
const FILES = /(\d+)\s*(?:卷|案卷|files?)(?![a-z])/i;
const ITEMS = /(\d+)\s*(?:件|items?)(?![a-z])/i;

/**
 * What an extent says in words that can be counted with; the rest stays as it is printed.
 *
 * @example estimateIn('3.5 linear metres, 12 files') // { files: 12, metres: '3.5' }
 */
export function estimateIn(extent: string): LotRegistered['estimate'] {
  const [files, items, metres] = [FILES, ITEMS, METRES].map((pattern) => pattern.exec(extent)?.[1]);
  return {
    ...(files && { files: Number(files) }),
    ...(items && { items: Number(items) }),
    ...(metres && { metres }),
  };
}
