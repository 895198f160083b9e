import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActsModule } from '@fonds/acts';
import { FondsModule } from '@fonds/fonds';
import { registerMessages } from '@fonds/http-edge';
import { InterchangeModule } from '@fonds/interchange';
import { ActOnCaseHandler } from './application/act-on-case.handler';
import { CaseAssets } from './application/case-assets';
import { CaseBatches } from './application/case-batches';
import { CaseClosing } from './application/case-closing';
import { CaseDoor } from './application/case.door';
import { CaseExecution } from './application/case-execution';
import { CaseFixing } from './application/case-fixing';
import { CaseFonds } from './application/case-fonds';
import { CaseLoans } from './application/case-loans';
import { CaseLoansTold } from './application/case-loans-told';
import { CaseOrders } from './application/case-orders';
import { CasePrints } from './application/case-prints';
import { CaseProof } from './application/case-proof';
import { CaseShown } from './application/case-shown';
import { CaseUnits } from './application/case-units';
import { CaseWords } from './application/case-words';
import { CompletionPaper } from './application/completion-paper';
import { GroupRetention } from './application/group-retention';
import { OpenCaseHandler } from './application/open-case.handler';
import { PermanentUnits } from './application/permanent-units';
import { CaseAnswers } from './http/case-answer';
import { CaseController } from './http/case.controller';
import { CaseDecidingController } from './http/case-deciding.controller';
import { CaseLedgerController } from './http/case-ledger.controller';
import { CasePlanController } from './http/case-plan.controller';
import { CasePreparingController } from './http/case-preparing.controller';
import { CasePaperController } from './http/case-paper.controller';
import { CaseRecordingController } from './http/case-recording.controller';
import { SeenCases } from './http/seen-cases';
import { CASE_MESSAGES } from './messages';
import { AdministratorAccounts } from './read/administrator-accounts.query';
import { CaseHoldingsQuery } from './read/case-holdings.query';
import { CaseLedgerRows } from './application/case-ledger-rows';
import { CasePapers } from './read/case-papers';
import { CaseQuery } from './read/case.query';
import { OpenLotsQuery } from './read/open-lots.query';
import { PaperHead } from './read/paper-head';
import { CaseUnitsQuery } from './read/case-units.query';
import { SeriesClassesQuery } from './read/series-classes.query';
import { WhatIfQuery } from './read/what-if.query';

/**
 * Restructuring cases (处置案), from the decision to the closing balance. Needs, from global modules: EVENT_STORE, APP_POOL,
 * CLOCK, ProjectionHost, acts, organisations and identity.
 */
@Module({
  imports: [CqrsModule, ActsModule, FondsModule, InterchangeModule],
  controllers: [
    CaseController,
    CasePreparingController,
    CaseDecidingController,
    CasePaperController,
    CaseRecordingController,
    CaseLedgerController,
    CasePlanController,
  ],
  providers: [
    OpenCaseHandler,
    ActOnCaseHandler,
    CaseAnswers,
    CaseAssets,
    CaseBatches,
    CaseClosing,
    CaseDoor,
    CaseExecution,
    CaseFixing,
    CaseFonds,
    CaseLoans,
    CaseLoansTold,
    CaseOrders,
    CaseProof,
    CaseShown,
    CaseUnits,
    CaseWords,
    AdministratorAccounts,
    CaseHoldingsQuery,
    CaseLedgerRows,
    CasePapers,
    CasePrints,
    CompletionPaper,
    GroupRetention,
    OpenLotsQuery,
    PaperHead,
    PermanentUnits,
    CaseQuery,
    CaseUnitsQuery,
    SeenCases,
    SeriesClassesQuery,
    WhatIfQuery,
  ],
  exports: [
    CaseBatches,
    CaseDoor,
    CaseLedgerRows,
    CasePrints,
    CaseProof,
    CaseQuery,
    CaseShown,
    CaseUnits,
    CaseWords,
    WhatIfQuery,
  ],
})
export class RestructuringModule {
  constructor() {
    registerMessages(CASE_MESSAGES);
  }
}
