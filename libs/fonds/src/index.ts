export * from './domain/fonds-ids';
export { fondsDecider, type Fonds, type FondsCommand, type FondsState } from './domain/fonds.decider';
export {
  actOnFonds,
  assignNumber,
  loadFonds,
  settleNumber,
  type FondsOrder,
} from './application/fonds-commands';
export { fondsProjection } from './read/fonds.projection';
export {
  ChangeFonds,
  RegisterFonds,
  type FondsChange,
  type FondsInput,
  type RegisteredFonds,
} from './application/fonds.commands';
export { FondsDoor } from './application/fonds-door';
export { FondsModule } from './fonds.module';
export { FONDS_MESSAGES } from './messages';
export { partyOfFonds } from './read/party.sql';
export { FondsQuery, type FondsDetail, type FondsFilter, type FondsRow } from './read/fonds.query';
