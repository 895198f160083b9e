export * from './source';
export { importIdOf, importStream } from './domain/import.decider';
export { ImportService, type ImportFormat, type ImportRequest } from './application/import.service';
export type { ImportOutcome, ImportPhase, ImportProgress } from './application/import.process';
export type { ProblemRow } from './application/problem-rows';
export { importProjection } from './read/import.projection';
export { ImportQuery, type ExportedRow, type ImportRow } from './read/import.query';
export { InterchangeModule } from './interchange.module';
export { problemText } from './application/problem-texts';
export { ProblemSpool } from './application/problem-spool';
export {
  CatalogueExporter,
  type CatalogueFormat,
  type ExportedCatalogue,
} from './application/catalogue-export';
export { PaperExport, type PaperFormat, type PrintedPaper } from './application/paper-export';
export { PAPER_TYPES, sendPaper } from './http/send-paper';
export { readAtomAccessions, type ReadAtomAccessionsOptions } from './atom/accession.reader';
export type { AccessionSourceKind, AtomAccession, AtomAccessionItem } from './atom/accession.record';
export { readUnitList } from './unit-list/unit-list.reader';
export { nameOf, type ListRow } from './unit-list/list-row';
export { readListFile, reasonByList, UploadedLists, type ListFile } from './unit-list/list-file';
export { changesIn, productsIn, sourcesOf } from './unit-list/act-contents';
export { ListFileQuery } from './http/list-file.dto';
export { UploadedListBody } from './http/uploaded-list';
export type { UnitList, UnitListOptions, UnitListRow } from './unit-list/unit-list';
export type { ListColumn } from './unit-list/list-columns';
export { ownFolder, removeLeftovers } from './application/own-folder';
export { receive, TooManyUploads, UploadTooLarge } from './application/upload';
export { openBook } from './sheets/open-book';
export { readCatalogue } from './catalogue/catalogue.reader';
export { heldOutReason } from './catalogue/secrecy.rule';
export { IMPORT_FOLDER } from './application/import-folder.token';
export { INTERCHANGE_MESSAGES } from './messages';
export { CatalogueExportQuery, CheckImportDto, UploadQuery } from './http/import.dto';
