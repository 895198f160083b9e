/** The XML around the rows of a sheet that is made to be printed on A4. Pure. */
import { columnName, xmlText } from './text-workbook';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A4 in the list of paper sizes (ECMA-376 part 1, 18.3.1.63). */
const A4 = 9;
/** Longer headers and footers make Excel call the file damaged. */
const BAND_LIMIT = 255;

export interface PrintedPage {
  readonly landscape: boolean;
  /** On top of each printed page. */
  readonly title: string;
  /** At the foot of each; `&P` is the page, `&N` the number of pages. Written as it is. */
  readonly footer: string;
}

/** Widths in characters. Pages are as wide as the columns together, so no column is cut off. */
export const printedSheetStart = (widths: readonly number[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr ` +
  `fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;

/** `B3:D3` for each cell of a row that takes more than one column. */
export function mergedCells(row: number, spans: readonly number[]): string[] {
  let column = 0;
  return spans.flatMap((span) => {
    const first = column;
    column += span;
    return span > 1 ? [`${columnName(first)}${row}:${columnName(column - 1)}${row}`] : [];
  });
}

export const printedSheetEnd = (
  { landscape, title, footer }: PrintedPage,
  merged: readonly string[],
): string =>
  `</sheetData>${
    merged.length > 0
      ? `<mergeCells count="${merged.length}">${merged.map((cells) => `<mergeCell ref="${cells}"/>`).join('')}</mergeCells>`
      : ''
  }<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/>` +
  `<pageSetup paperSize="${A4}" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
  `<headerFooter><oddHeader>${xmlText(`&C${title.replaceAll('&', '&&')}`.slice(0, BAND_LIMIT))}</oddHeader>` +
  `<oddFooter>${xmlText(`&C${footer}`.slice(0, BAND_LIMIT))}</oddFooter></headerFooter></worksheet>`;

/** The defined name that repeats a row of the sheet (from 1) on each printed page. */
export const repeatedRow = (sheet: number, name: string, row: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${sheet - 1}">${xmlText(
    `'${name.replaceAll("'", "''")}'!$${row}:$${row}`,
  )}</definedName>`;
