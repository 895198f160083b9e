export { AppraisalModule } from './appraisal.module';
export { APPRAISAL_MESSAGES } from './messages';
export { DESTRUCTION_KIND } from './application/destruction.kind';
export { DestructionDoor, type DrawWords } from './application/destruction-door';
export {
  ActOnDestruction,
  DrawDestruction,
  RecordDestructionFacts,
  type DestructionAsk,
  type DrawInput,
} from './application/destruction.commands';
export { destructionDecider, type DestructionCommand } from './domain/destruction.decider';
export { evolveDestruction, type Destruction } from './domain/destruction.state';
export { APPROVER_KINDS, APPROVER_WORDS } from './domain/approver.rule';
export { barsOf, type UnitBar } from './read/unit-bars';
export { AppraisalPaper } from './read/appraisal-paper';
export { DestructionPapers } from './read/destruction-papers';
export { DestructionQuery, type DestructionDetail, type ExcludedUnit } from './read/destruction.query';
export * from './http/destruction.dto';
export * from './http/destruction-asks';
export { CAPACITY_WORDS, FORM_WORDS, OFFICE_WORDS, OUTCOME_WORDS, RESTS_ON_WORDS } from './words';
export * from './http/filing.dto';
export * from './http/retention.dto';
export * from './http/appraisal.dto';
export { AppraisalDoor, type AppraisalWords } from './application/appraisal-door';
export { appraisalView, type AppraisalView } from './read/appraisal.view';
export { RetentionDoor, type AssignWords } from './application/retention-door';
export { appraisalProjection } from './read/appraisal.projection';
export { AppraisalListQuery, type AppraisalRow } from './read/appraisal-list.query';
