import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCsv } from './csv/csv-book.reader';
import { openDbf } from './dbf/dbf-book.reader';
import { fileKind, HEAD_BYTES } from './file-kind';
import type { Book } from './sheet';
import { detailOf, unreadable } from './sheet-problem';
import { openXls } from './xls/xls-book.reader';
import { openXlsx } from './xlsx/xlsx-book.reader';

/**
 * Opens a catalogue as people send it: .xlsx (also strict), or CSV with comma, tab or semicolon in UTF-8, UTF-16 or
 * GB18030, or of older years: .xls (also .et of WPS where it is one inside) and .dbf. The content decides, not the name. The caller closes the book.
 * @param file the name it was sent under, where it lies under another
 * @param onPiece called with every piece of a large .xlsx or CSV that is read; what it throws ends the reading
 * @throws UnreadableSource with a code of {@link SHEET_PROBLEM_TEXTS}; rows may throw it too, while they are read.
 */
export async function openBook(path: string, file = basename(path), onPiece?: () => void): Promise<Book> {
  const head = await readHead(path, file);
  const kind = fileKind(head);
  if (kind === 'zip') return openXlsx(path, file, onPiece);
  if (kind === 'xls') return openXls(path, file);
  if (kind === 'dbf') return openDbf(path, file);
  if (kind === 'text') return openCsv(path, file, head, onPiece);
  throw unreadable(kind, { file });
}

async function readHead(path: string, file: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable('file-unreadable', { file }, { detail: detailOf(error) });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable('file-unreadable', { file }, { detail: detailOf(error) });
  } finally {
    await handle.close();
  }
}
