export { OpeningModule } from './opening.module';
export { openingDecider, type OpeningCommand } from './domain/opening.decider';
export type { Conclusion, OpeningReview, ReviewStanding } from './domain/opening.state';
export { openingKind } from './application/opening.kind';
export { ActOnOpening, type OpeningAsk } from './application/opening.commands';
export {
  contextIn as openingContext,
  OpeningDoor,
  type EnteredReview,
  type ReviewParty,
} from './application/opening-door';
export { OpeningAsks } from './application/opening-asks';
export { PlanDoor, type PlanWords } from './application/plan-door';
export { openedProjection } from './read/opened.projection';
export { OpenedQuery } from './read/opened.query';
export { OpeningQuery } from './read/opening.query';
export { HandleComplaint } from './application/handle-complaint.handler';
export { PrintedOpeningPapers } from './application/printed-opening-papers';
export type { OpeningPaper } from './read/opening-papers';
export * from './http/opening.dto';
export { PARTNER_WORDS, PURPOSE_WORDS, REVIEW_PHASE_WORDS, REVIEW_STANDING_WORDS } from './opening-words';
export { ComplaintDto } from './http/complaint.dto';
