import type { AccessionRegister } from './form/accession-register.form';
import type { AppraisalReport } from './form/appraisal-report.form';
import type { CustodyPage } from './form/custody-page.form';
import type { DeedOfTransfer } from './form/deed-of-transfer.form';
import type { DestructionRegister } from './form/destruction-register.form';
import type { DisposalCompletionPaper } from './form/disposal-completion.form';
import type { DisposalInventoryPaper } from './form/disposal-inventory.form';
import type { DisposalPlanPaper } from './form/disposal-plan.form';
import type { DueList } from './form/due-list.form';
import type { ElectronicTransferRecord } from './form/electronic-transfer.form';
import type { ExtensionCatalogue } from './form/extension-catalogue.form';
import type { OpenedCatalogue } from './form/opened-catalogue.form';
import type { OpeningReviewSheet } from './form/opening-review.form';
import type { TransferList } from './form/transfer-list.form';

/**
 * The data of one paper, as plain values that the events gave. Whoever makes it (a transfer, an accession) reads the
 * events up to `logPosition`; here is no database and no clock. What is not known is absent and stays blank.
 */
export type Paper =
  | DeedOfTransfer
  | TransferList
  | ElectronicTransferRecord
  | AccessionRegister
  | CustodyPage
  | DestructionRegister
  | AppraisalReport
  | OpeningReviewSheet
  | ExtensionCatalogue
  | OpenedCatalogue
  | DisposalPlanPaper
  | DisposalInventoryPaper
  | DueList
  | DisposalCompletionPaper;
