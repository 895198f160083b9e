export * from './application/case.commands';
export { assetsOfSheet, type AssetSheetOptions } from './application/asset-sheet';
export { CaseBatches, type SuspendedBatch } from './application/case-batches';
export { CaseDoor, type OpeningWords } from './application/case.door';
export type { ToldLoan } from './application/case-loans-told';
export { CaseShown, type ShownCase } from './application/case-shown';
export { CaseProof, type CaseAtGate, type CaseProofLists } from './application/case-proof';
export { CaseUnits } from './application/case-units';
export {
  CaseWords,
  classesIn,
  defined,
  differenceOf,
  type DecideWords,
  type FactWords,
  type SplitWords,
} from './application/case-words';
export { caseDecider } from './domain/case.decider';
export { caseStream } from './domain/case-ids';
export { CASE_PHASES, type CasePhase } from './domain/case.state';
export type { ChecklistLine } from './domain/checklist.rule';
export type { CaseDeadline } from './domain/deadline.rule';
export { balanceOfCase, endingLine, type CaseBalance, type Ending } from './domain/ending.rule';
export {
  comparedPlans,
  type LineField,
  type PlanComparison,
  type TermField,
} from './domain/plan-comparison.rule';
export * from './http/case.dto';
export * from './http/case-deciding.dto';
export { ReceiverDto, ReceiverFactsDto } from './http/case-parts.dto';
export * from './http/case-preparing.dto';
export * from './http/case-recording.dto';
export { CASE_MESSAGES } from './messages';
export { balanceView, type BalanceView } from './read/balance.view';
export * from './read/case-ledger';
export { CaseLedgerRows } from './application/case-ledger-rows';
export { caseProjection } from './read/case.projection';
export { CasePrints } from './application/case-prints';
export { CASE_FORMS, CasePapers, type CaseForm } from './read/case-papers';
export { CaseQuery, type CaseRow } from './read/case.query';
export { caseView, type CaseView } from './read/case.view';
export { WhatIfQuery, type WhatIfAnswer } from './read/what-if.query';
export { RestructuringModule } from './restructuring.module';
