import { unreadable } from '../sheet-problem';
import { formatOf, parseFormat, type NumberFormat } from './number-format';
import { readPart } from './xml-part.reader';
import type { XlsxPackage } from './xlsx-package.reader';

/** Excel ends at 65,490 cell formats; some writers make one for each cell before it notices. */
const STYLE_LIMIT = 200_000;
/** Excel ends at 255 characters of a format; longer ones are no format. */
const CODE_LIMIT = 1024;

/** Number formats by the style index that cells name in `s`. */
export type Styles = (index: number) => NumberFormat;

/** @throws UnreadableSource `xlsx-damaged`, `sheet-too-large` */
export async function readStyles(pack: XlsxPackage, part: string | undefined): Promise<Styles> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  if (part !== undefined) {
    await readPart(pack, part, {
      open(name, attributes) {
        if (name === 'cellXfs') inCells = true;
        else if (name === 'numFmt')
          codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, CODE_LIMIT));
        else if (name === 'xf' && inCells) styles.push(Number(attributes['numFmtId'] ?? 0));
        if (styles.length > STYLE_LIMIT || codes.size > STYLE_LIMIT) {
          throw unreadable(
            'sheet-too-large',
            { file: pack.file },
            { what: 'number of cell formats', limit: STYLE_LIMIT },
          );
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    });
  }
  const parsed = new Map<number, NumberFormat>();
  const general = parseFormat('');
  return (index) => {
    const id = styles[index];
    if (id === undefined) return general;
    let format = parsed.get(id);
    if (!format) parsed.set(id, (format = formatOf(id, codes.get(id))));
    return format;
  };
}
