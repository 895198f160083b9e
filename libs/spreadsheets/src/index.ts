export { newFile } from './new-file';
export * from './printed-workbook.writer';
export * from './table.writer';
export {
  CELL_LIMIT,
  cutToCell,
  sheetEnd,
  sheetRow,
  sheetStart,
  workbookParts,
  type Look,
} from './text-workbook';
export { ZipWriter } from './zip.writer';
