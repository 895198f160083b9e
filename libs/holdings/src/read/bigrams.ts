/**
 * Text as it is searched: NFKC, lower case, runs of blanks as one. Letters of any script keep their code points, but for
 * the Greek sigma: it is written otherwise where a word ends, and a part of a word may end anywhere.
 */
export const searchText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').replace(/\s+/gu, ' ').trim();

/**
 * Packed bigrams of a search text: each pair of neighbouring code points as one 32-bit integer, pairs with a code
 * point beyond U+FFFF hashed. Sorted and without repetition. A superset of what matches: the query rechecks with LIKE,
 * so recall and precision are exact in any script.
 */
export function bigrams(text: string): number[] {
  const packed: number[] = [];
  let before: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    if (before !== undefined) packed.push(pack(before, point));
    before = point;
  }
  packed.sort((a, b) => a - b);
  return packed.filter((pair, i) => pair !== packed[i - 1]);
}

const pack = (a: number, b: number): number =>
  a <= 0xffff && b <= 0xffff ? (a << 16) | b : Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) | 0;
