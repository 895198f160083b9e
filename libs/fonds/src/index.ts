export * from './domain/fonds-ids';
export { fondsDecider, type FondsCommand } from './domain/fonds.decider';
export type { Fonds, FondsState } from './domain/fonds.state';
export {
  actOnFonds,
  assignNumber,
  loadFonds,
  settleNumber,
  type FondsOrder,
} from './application/fonds-commands';
export { unknownSeries } from './application/known-series';
export { dossierProjection } from './read/dossier.projection';
export { DossierQuery, type DossierPaper } from './read/dossier.query';
export { fondsProjection } from './read/fonds.projection';
export {
  ChangeFonds,
  CorrectSeries,
  RegisterFonds,
  type FondsChange,
  type FondsInput,
  type RegisteredFonds,
} from './application/fonds.commands';
export { UndecidedUnitsQuery } from './read/undecided-units.query';
export { FondsDoor } from './application/fonds-door';
export * from './http/fonds.dto';
export { evolveSeries, NO_SERIES, type SeriesState } from './domain/series.state';
export { FondsModule } from './fonds.module';
export { FONDS_MESSAGES } from './messages';
export { partyOfFonds } from './read/party.sql';
export { FondsQuery, type FondsDetail, type FondsFilter, type FondsRow } from './read/fonds.query';
