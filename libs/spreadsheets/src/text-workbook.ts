/** The XML of a workbook in which every cell is text (number format 49, `@`). Pure; parts by name. */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** UTF-16 units in a cell: a longer text makes Excel call the file damaged. */
export const CELL_LIMIT = 32_767;

/** What of a text a cell can hold; never half a character of plane 2. */
export const cutToCell = (text: string): string =>
  text.length <= CELL_LIMIT ? text : text.slice(0, CELL_LIMIT).replace(/[\ud800-\udbff]$/, '');

/** Looks of a cell; the numbers are places in `cellXfs`. Each is text, so codes keep their zeros and nothing computes. */
const LOOK = { data: 1, framed: 2, head: 3, title: 4 } as const;
export type Look = keyof typeof LOOK;

/** The last of `columns` is for a sentence, the others for data. The first row stays in sight. */
export const sheetStart = (columns: number): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
  `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${
    columns > 1 ? `<col min="1" max="${columns - 1}" width="18" style="1" customWidth="1"/>` : ''
  }<col min="${columns}" max="${columns}" width="60" style="1" customWidth="1"/></cols><sheetData>`;

export const sheetEnd = (): string => '</sheetData></worksheet>';

export function sheetRow(
  row: number,
  cells: readonly string[],
  look: Look = 'data',
  height?: number,
): string {
  const style = LOOK[look];
  const written = cells.map((text, index) =>
    text === ''
      ? look === 'framed' || look === 'head'
        ? `<c r="${columnName(index)}${row}" s="${style}"/>`
        : ''
      : `<c r="${columnName(index)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`,
  );
  const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row}"${tall}>${written.join('')}</row>`;
}

/**
 * Everything but the sheets themselves, which are `xl/worksheets/sheet<n>.xml` from 1.
 * @param definedNames the inside of `<definedNames>`, if any
 */
export function workbookParts(
  sheetNames: readonly string[],
  definedNames = '',
): readonly (readonly [string, string])[] {
  const each = (line: (name: string, number: number) => string): string =>
    sheetNames.map((name, i) => line(name, i + 1)).join('');
  const type = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${TYPES}.${kind}+xml"/>`;
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const links = (inner: string): string =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}` +
        `${each((_, n) => type(`worksheets/sheet${n}.xml`, 'worksheet'))}</Types>`,
    ],
    ['_rels/.rels', links(link('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(
        (name, n) => `<sheet name="${xmlText(name)}" sheetId="${n}" r:id="rId${n}"/>`,
      )}</sheets>${definedNames && `<definedNames>${definedNames}</definedNames>`}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      links(
        `${each((_, n) => link(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))}${link('rIdStyles', 'styles', 'styles.xml')}`,
      ),
    ],
    ['xl/styles.xml', STYLES],
  ];
}

const cellFormat = (font: number, border: number, alignment: string): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" ` +
  `applyBorder="1" applyAlignment="1">${alignment}</xf>`;
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  .join('');

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${THIN}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  cellFormat(0, 0, '') +
  cellFormat(0, 1, '<alignment vertical="top" wrapText="1"/>') +
  cellFormat(1, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>') +
  cellFormat(2, 0, '<alignment horizontal="center" vertical="center" wrapText="1"/>') +
  '</cellXfs></styleSheet>';

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const CONTROLS = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f\\ufffe\\uffff]', 'g');
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold is escaped as spreadsheets do it (ST_Xstring), and so is text that looks like such an escape. */
export const xmlText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      CONTROLS,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (character) => MARKUP[character] ?? '');
