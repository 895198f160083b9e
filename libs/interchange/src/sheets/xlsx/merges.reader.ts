/**
 * Merged ranges of a sheet. A sheet names them after its rows, so they are collected in a pass of their own that
 * only looks for the end of the rows and does not parse what comes before.
 */
import { unreadable } from '../sheet-problem';
import { cellAddress } from './cell-address';
import { textOfPart } from './xml-part.reader';
import type { XlsxPackage } from './xlsx-package.reader';

const MERGE_LIMIT = 1_000_000;
/** Longest tag that matters: `</prefix:sheetData>`, `<prefix:mergeCell ref="A1:XFD1048576" …/>`. */
const CARRY = 512;

/** 1-based, inclusive. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** In the order of their top rows. @throws UnreadableSource `sheet-too-large`, `xlsx-damaged` */
export async function readMerges(pack: XlsxPackage, part: string): Promise<MergedRange[]> {
  let merges: MergedRange[] = [];
  let [carry, afterRows] = ['', false];
  for await (const piece of textOfPart(pack, part)) {
    const text = carry + piece;
    let from = 0;
    // Text cannot hold a `<`; where a comment or CDATA plays an end of the rows, the last one counts.
    // The plain search first: nearly all of a large sheet is rows.
    for (const end of text.includes('sheetData') ? text.matchAll(/<\/(?:[\w.-]+:)?sheetData\s*>/g) : []) {
      [merges, afterRows, from] = [[], true, end.index];
    }
    carry = text.slice(-CARRY);
    if (!afterRows) continue;
    const tail = text.slice(from);
    // A tag at the very end of the piece comes again, whole, with the next one.
    let done = 0;
    for (const found of tail.matchAll(
      /<(?:[\w.-]+:)?mergeCell\s(?:[^<>]*?\s)?ref\s*=\s*["']([^"'<>]*)["'][^<>]*>/g,
    )) {
      done = found.index + found[0].length;
      const range = rangeOf(found[1] ?? '');
      if (!range)
        throw unreadable(
          'xlsx-damaged',
          { file: pack.file },
          { detail: `merged range ${found[1]?.slice(0, 40)}` },
        );
      if (range.bottom > range.top || range.right > range.left) merges.push(range);
      if (merges.length > MERGE_LIMIT) {
        throw unreadable(
          'sheet-too-large',
          { file: pack.file },
          { what: 'merged ranges', limit: MERGE_LIMIT },
        );
      }
    }
    carry = tail.slice(Math.max(done, tail.length - CARRY));
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left);
}

function rangeOf(reference: string): MergedRange | undefined {
  const [from, to = from] = reference.split(':');
  const [first, last] = [cellAddress(from ?? ''), cellAddress(to ?? '')];
  return first && last && first.row <= last.row && first.column <= last.column
    ? { top: first.row, left: first.column, bottom: last.row, right: last.column }
    : undefined;
}
