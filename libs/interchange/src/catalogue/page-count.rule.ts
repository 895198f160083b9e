import { numberIn } from './control-row.rule';

/** First and last page that a cell of the column 页号 names: `7`, `7-12`, `7—12`. */
export function pageRange(text: string): { readonly first: number; readonly last?: number } | undefined {
  const match = /^(?:第)?(\d{1,5})(?:页)?(?:[-~至](?:第)?(\d{1,5})(?:页)?)?$/.exec(
    text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[‐‑‒–—―−〜∼]+/g, '-'),
  );
  if (!match?.[1]) return undefined;
  return { first: Number(match[1]), ...(match[2] && { last: Number(match[2]) }) };
}

/**
 * 页号 is a place in the file, 页数 a count: the count of an entry follows from where the next one starts, of the last
 * one from the file's total (`domain.md` §8b). Two entries that start on one page have one page each.
 *
 * @param starts one text a row, in order. @param total pages of the file, where known.
 * @returns one count a row; undefined where nothing follows (unreadable, out of order, no total).
 * @example pagesOfEntries(['1', '4', '9-12'], 20) // [3, 5, 4]
 */
export function pagesOfEntries(
  starts: readonly string[],
  total: number | undefined,
): readonly (number | undefined)[] {
  const ranges = starts.map(pageRange);
  return ranges.map((range, index) => {
    if (!range) return undefined;
    if (range.last !== undefined) return range.last >= range.first ? range.last - range.first + 1 : undefined;
    const isLast = index === ranges.length - 1;
    const next = isLast ? (total === undefined ? undefined : total + 1) : ranges[index + 1]?.first;
    if (next === undefined || next < range.first) return undefined;
    return Math.max(1, next - range.first);
  });
}

/** Pages as a number; a text that is none (若干, 3本) stays an extent as printed. */
export function pagesIn(text: string): { readonly pages?: number; readonly extents?: readonly string[] } {
  const pages = numberIn(text);
  if (pages !== undefined && Number.isSafeInteger(pages)) return { pages };
  return text.trim() ? { extents: [text] } : {};
}
