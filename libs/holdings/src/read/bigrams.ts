/** Text as it is searched: NFKC, lower case, runs of blanks as one. Letters of any script keep their code points. */
export const searchText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/**
 * Packed bigrams of a search text: each pair of neighbouring code points as one 32-bit integer, pairs with a code
 * point beyond U+FFFF hashed. Sorted and without repetition. A superset of what matches: the query rechecks with LIKE,
 * so recall and precision are exact in any script.
 */
export function bigrams(text: string): number[] {
  const points = [...text].map((c) => c.codePointAt(0) ?? 0);
  const packed = new Set<number>();
  for (let i = 1; i < points.length; i++) packed.add(pack(points[i - 1] ?? 0, points[i] ?? 0));
  return [...packed].sort((a, b) => a - b);
}

const pack = (a: number, b: number): number =>
  a <= 0xffff && b <= 0xffff ? (a << 16) | b : Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) | 0;
