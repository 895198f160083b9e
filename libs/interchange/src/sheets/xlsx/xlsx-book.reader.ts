import { unreadable } from '../sheet-problem';
import type { Book } from '../sheet';
import { readSharedStrings } from './shared-strings.reader';
import { readRows } from './sheet-rows.reader';
import type { BookContext } from './sheet-cells';
import { readStyles } from './styles.reader';
import { readWorkbook, workbookPart, type Workbook } from './workbook.reader';
import { openPackage, type XlsxPackage } from './xlsx-package.reader';

/**
 * A zip file as a workbook. Sheets and their states are read now, texts and styles with the first row.
 * @throws UnreadableSource `format-xlsb`, `format-ods`, `format-archive`, and what the parts of the package throw
 */
export async function openXlsx(path: string, file: string, onPiece?: () => void): Promise<Book> {
  const pack = await openPackage(path, file, onPiece);
  try {
    const part = await workbookPart(pack);
    if (part === undefined) throw unreadable(otherKind(pack), { file });
    return bookOf(pack, await readWorkbook(pack, part));
  } catch (error) {
    await pack.close();
    throw error;
  }
}

function otherKind(pack: XlsxPackage): 'format-xlsb' | 'format-ods' | 'format-archive' {
  if (pack.has('xl/workbook.bin')) return 'format-xlsb';
  return pack.has('content.xml') && pack.has('mimetype') ? 'format-ods' : 'format-archive';
}

function bookOf(pack: XlsxPackage, workbook: Workbook): Book {
  let context: Promise<BookContext> | undefined;
  const load = async (): Promise<BookContext> => ({
    dateSystem: workbook.dateSystem,
    styles: await readStyles(pack, workbook.styles),
    strings: await readSharedStrings(pack, workbook.sharedStrings),
  });
  return {
    file: pack.file,
    kind: 'xlsx',
    dateSystem: workbook.dateSystem,
    async *sheets() {
      for (const sheet of workbook.sheets) {
        const hiddenColumns = new Set<number>();
        yield {
          name: sheet.name,
          hidden: sheet.hidden,
          hiddenColumns,
          async *rows() {
            context ??= load();
            yield* readRows(pack, { ...sheet, hiddenColumns }, await context);
          },
        };
      }
    },
    close: () => pack.close(),
  };
}
