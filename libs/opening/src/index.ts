export { OpeningModule } from './opening.module';
export { OPENING_MESSAGES } from './messages';
export { openingDecider, type OpeningCommand } from './domain/opening.decider';
export {
  evolveOpening,
  openingOf,
  reviewStanding,
  type Conclusion,
  type OpeningReview,
  type Opinion,
  type ReviewStanding,
} from './domain/opening.state';
export { fitnessOf, type UnitFitness } from './domain/opening-age.rule';
export { OPENING_KIND } from './application/opening.kind';
export {
  ActOnOpening,
  PlanOpening,
  type OpeningAsk,
  type PlannedOpening,
} from './application/opening.commands';
export {
  contextIn as openingContext,
  OpeningDoor,
  type EnteredReview,
  type ReviewParty,
} from './application/opening-door';
export { OpeningAsks, type ConcludeWords } from './application/opening-asks';
export { PlanDoor, type PlanWords } from './application/plan-door';
export { openedProjection } from './read/opened.projection';
export { OpenedQuery, type OpenedFilter, type OpenedRow } from './read/opened.query';
export { OpeningQuery, type ExtendedRow, type OpeningOfUnit } from './read/opening.query';
export { HandleComplaint } from './application/handle-complaint.handler';
export { PrintedOpeningPapers } from './application/printed-opening-papers';
export { OPENING_PAPERS, type OpeningPaper } from './read/opening-papers';
export { ComplaintQuery, type ComplaintRow } from './read/complaint.query';
export * from './http/opening.dto';
export { ComplaintDto } from './http/complaint.dto';
export type { OpeningView, ReviewedUnit } from './read/opening.view';
