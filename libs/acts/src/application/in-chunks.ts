/**
 * Rows in groups that each fit in one event. The same rows are always cut in the same places: a command that died in the
 * middle of its list goes on where it stopped.
 *
 * @param bytes of the rows of one group as JSON; a row that is larger stands alone
 * @example inChunks(['a', 'b', 'c'], { bytes: 1000, most: 2 }) // [['a', 'b'], ['c']]
 */
export function inChunks<Row>(
  rows: readonly Row[],
  { bytes: room, most = Infinity }: { readonly bytes: number; readonly most?: number },
): Row[][] {
  const chunks: Row[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row)) + 1;
    const last = chunks[chunks.length - 1];
    if (last && bytes + size <= room && last.length < most) {
      last.push(row);
      bytes += size;
    } else {
      chunks.push([row]);
      bytes = size;
    }
  }
  return chunks;
}
