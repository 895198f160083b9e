import { unreadable } from '../sheet-problem';
import { RichText } from './rich-text';
import { StringArena } from './string-arena';
import { readPart } from './xml-part.reader';
import type { XlsxPackage } from './xlsx-package.reader';

/** Keeps a whole import within half a gibibyte; 1,048,576 different titles of 60 characters fit. */
const ARENA_LIMIT = 224 * 1024 * 1024;
const COUNT_LIMIT = 12_000_000;
/** Characters of one cell. Excel ends at 32,767; other writers do not. */
export const CELL_LIMIT = 1024 * 1024;

/** @throws UnreadableSource `sheet-too-large` where the texts of the book do not fit into bounded memory */
export async function readSharedStrings(pack: XlsxPackage, part: string | undefined): Promise<StringArena> {
  const arena = new StringArena();
  if (part === undefined) return arena;
  const { file } = pack;
  const text = new RichText();
  await readPart(pack, part, {
    open: (name) => text.open(name),
    text(piece) {
      text.text(piece);
      if (text.length > CELL_LIMIT)
        throw unreadable('sheet-too-large', { file }, { what: 'text of one cell', limit: CELL_LIMIT });
    },
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      arena.add(text.take());
      if (arena.bytes > ARENA_LIMIT)
        throw unreadable(
          'sheet-too-large',
          { file },
          { what: 'bytes of different texts', limit: ARENA_LIMIT },
        );
      if (arena.length > COUNT_LIMIT)
        throw unreadable(
          'sheet-too-large',
          { file },
          { what: 'number of different texts', limit: COUNT_LIMIT },
        );
    },
  });
  return arena;
}
