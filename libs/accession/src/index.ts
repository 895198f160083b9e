export * from './domain/source-kinds';
export * from './domain/topics';
export type { Agreement } from './domain/agreement.decider';
export { OUTSIDE_REASONS, outsideScope } from './domain/scope.rule';
export type { ScopeLine } from './domain/scope.decider';
export * from './application/accession.commands';
export type { UnitInput } from './application/unit-draft';
export { unitsOfList } from './application/listed-units';
export { toldProblem } from './application/told-problem';
export { AccessionImport, type AccessionProblem } from './application/import-accessions';
export { CorrectAccessionDate } from './application/correct-accession-date';
export { CorrectLotDate } from './application/correct-lot-date';
export { accessionProjection } from './read/accession.projection';
export * from './read/accession.query';
export * from './read/agreement.query';
export * from './read/lot.query';
export * from './read/scope.query';
export { RegisterPaper } from './read/register-paper';
export { AccessionModule } from './accession.module';
export { UnitDto } from './http/accession-parts.dto';
export { AtomAccessionsQuery } from './http/accession-upload.dto';
export {
  DateCorrectionDto,
  RegisterAccessionDto,
  RegisterBatchDto,
  SecondDateDto,
} from './http/accession.dto';
export { AgreeDto } from './http/agreement.dto';
export { ArrangeLotDto, CloseLotDto, RegisterLotDto } from './http/lot.dto';
export { SetScopeDto } from './http/scope.dto';
export { CheckWithdrawalDto, WithdrawDto } from './http/withdrawal.dto';
