import type { Delimiter } from './csv-records';

/** Text at the beginning of the file that is looked at. */
export const DELIMITER_SAMPLE = 64 * 1024;

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';'];

interface Dialect {
  readonly delimiter: Delimiter;
  /** Lines before the table that belong to the dialect: Excel's `sep=;`. */
  readonly skipLines: 0 | 1;
}

/**
 * The delimiter that cuts most lines into the same number of fields. Titles contain commas, but not the same number
 * of them on each line; and cover lines above the header have fewer fields, so all lines need not agree.
 */
export function delimiterOf(sample: string): Dialect {
  const declared = /^sep=([,;\t])\r?\n/i.exec(sample)?.[1];
  const known = CANDIDATES.find((candidate) => candidate === declared);
  if (known) return { delimiter: known, skipLines: 1 };
  const scored = CANDIDATES.map((delimiter) => ({
    delimiter,
    ...agreement(countsPerLine(sample, delimiter)),
  }));
  const best = scored.reduce((a, b) =>
    b.lines > a.lines || (b.lines === a.lines && b.count > a.count) ? b : a,
  );
  return { delimiter: best.delimiter, skipLines: 0 };
}

function countsPerLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let [count, quoted] = [0, false];
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) count += 1;
    else if (character === '\n' || character === '\r') {
      if (count > 0) counts.push(count);
      count = 0;
    }
  }
  return count > 0 ? [...counts, count] : counts;
}

/** How many lines share the most frequent number of delimiters, and that number. */
function agreement(counts: readonly number[]): { lines: number; count: number } {
  const lines = new Map<number, number>();
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines].reduce(
    (best, [count, times]) =>
      times > best.lines || (times === best.lines && count > best.count) ? { lines: times, count } : best,
    { lines: 0, count: 0 },
  );
}
