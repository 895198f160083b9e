/**
 * Sizes in UTF-16 units. Their sum is 52,000, so a description stays below 160 KiB of UTF-8 and fits into one event
 * (256 KiB) with its envelope, whatever the source holds.
 */
export const TITLE_LIMIT = 4_000;
export const SCOPE_LIMIT = 16_000;
export const RESTRICTION_LIMIT = 4_000;
/** One field of `other`; a longer one stays in the stored source only. */
export const OTHER_LIMIT = 4_000;
export const ALL_OTHER_LIMIT = 16_000;
/** Identifiers, dates, creators, extents, containers, languages and scripts together. */
export const LISTS_LIMIT = 8_000;
export const LIST_ITEM_LIMIT = 1_000;

/** Cut so that no surrogate pair is torn. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
