export * from './printed-workbook.writer';
export * from './table.writer';
export { sheetEnd, sheetRow, sheetStart, workbookParts, type Look } from './text-workbook';
export { ZipWriter } from './zip.writer';
