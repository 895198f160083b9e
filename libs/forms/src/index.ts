export { writePdf, type PrintedPdf } from './adapters/pdf/pdf.writer';
export type { MissingGlyph } from './adapters/pdf/glyph-report';
export { writeXlsx, type WrittenXlsx } from './adapters/xlsx/xlsx.writer';
export { writeHtml, type WrittenHtml } from './adapters/html/html.writer';
export type { ExtensionCatalogue, ExtensionCatalogueRow } from './form/extension-catalogue.form';
export type { OpenedCatalogue, OpenedCatalogueRow } from './form/opened-catalogue.form';
export type { OpeningReviewSheet, OpeningReviewSheetRow } from './form/opening-review.form';
export type { AccessionRegister, AccessionRegisterRow } from './form/accession-register.form';
export type { AppraisalReport, AppraisalReportRow } from './form/appraisal-report.form';
export type {
  DestructionRegister,
  DestructionRegisterRow,
  RegisterSigner,
} from './form/destruction-register.form';
export type { DrawnOutRow } from './form/drawn-out';
export type { CustodyPage, CustodyPageRow } from './form/custody-page.form';
export type { DeedOfTransfer } from './form/deed-of-transfer.form';
export type { DisposalCompletionPaper, DisposalCompletionRow } from './form/disposal-completion.form';
export type { DisposalInventoryPaper, DisposalInventoryRow } from './form/disposal-inventory.form';
export type { DisposalPlanPaper, DisposalPlanRow } from './form/disposal-plan.form';
export type { ElectronicCheck, ElectronicTransferRecord } from './form/electronic-transfer.form';
export type { DueList, DueListRow } from './form/due-list.form';
export type { TransferList, TransferListRow } from './form/transfer-list.form';
export type { FormLanguage } from './labels';
export type { Paper } from './paper';
export type { Office, PaperBase, Quantity, Rows, Side, Signature, SignatureKind } from './paper-parts';
export { digestOfPaper } from './paper-digest';
