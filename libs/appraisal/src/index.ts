export { AppraisalModule } from './appraisal.module';
export { DESTRUCTION_KIND } from './application/destruction.kind';
export { DestructionDoor } from './application/destruction-door';
export {
  ActOnDestruction,
  DrawDestruction,
  RecordDestructionFacts,
  type DestructionAsk,
  type ToldFacts,
} from './application/destruction.commands';
export { registerOf } from './application/draw-destruction.handler';
export { APPROVER_WORDS } from './domain/approver.rule';
export { barsOf } from './read/unit-bars';
export { AppraisalPaper } from './read/appraisal-paper';
export { DestructionPapers } from './read/destruction-papers';
export { DestructionQuery, type DestructionDetail } from './read/destruction.query';
export * from './http/destruction.dto';
export * from './http/destruction-asks';
export {
  CAPACITY_WORDS,
  FORM_WORDS,
  LEFT_OUT_WORDS,
  OFFICE_WORDS,
  OPINION_WORDS,
  RESTS_ON_WORDS,
} from './words';
export * from './http/filing.dto';
export * from './http/retention.dto';
export * from './http/appraisal.dto';
export { AppraisalDoor } from './application/appraisal-door';
export { AppraisalViewQuery } from './read/appraisal.view';
export { RetentionDoor } from './application/retention-door';
export { appraisalProjection } from './read/appraisal.projection';
export { AppraisalListQuery, type AppraisalStanding } from './read/appraisal-list.query';
export { AppraisalUnitsQuery, type AppraisedAs } from './read/appraisal-units.query';
