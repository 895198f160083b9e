export * from './domain/custody-timeline';
export * from './domain/holding-ids';
export { unitDecider, type Deed, type NewValue, type UnitCommand } from './domain/unit.decider';
export type { Unit, UnitState } from './domain/unit.types';
export { fondsNumbered } from './application/decide-set-aside.handler';
export { lawOf, lawOnDay } from './domain/law-day';
export { isElectronic } from './domain/medium';
export { fieldsOf, isFree } from './domain/unit.state';
export { CORRECTABLE_FIELDS, fieldValue, refusedChange } from './domain/unit-fields';
export { sameValue } from '@fonds/corrections';
export * from './domain/unit-effects';
export * from './domain/gate-effect';
export * from './domain/unit-destruction.rule';
export { datesWithin, unitStart } from './domain/unit-start.rule';
export * from './domain/unit-opening.rule';
export { lastCustodyDay } from './domain/unit-claim.rule';
export { CLAIM_SETTLER, type ClaimSettler } from './claim-settler.port';
export { giveCode } from './application/give-code';
export { underEnvelope } from './application/under-envelope';
export { bearerOf } from './application/code-place';
export { loadUnit, resolveUnit } from './application/resolve-unit';
export { deedOf } from './application/deed';
export { registeredParties } from './application/registered-parties';
export { readCode } from './application/read-code';
export { custodyProjection } from './read/custody.projection';
export { setAsideProjection } from './read/set-aside.projection';
export { SetAsideQuery, type SetAsideFilter } from './read/set-aside.query';
export { catalogueProjection } from './read/catalogue.projection';
export { codeKey } from './read/code-key';
export { bigrams, searchText } from './read/bigrams';
export type { HoldingsScope } from './read/custody-where';
export * from './read/holdings.query';
export * from './read/holdings-balance.query';
export * from './read/balance-terms';
export * from './read/catalogue.query';
export { openingToReaders, publishedStands } from './read/open-to-readers';
export * from './http/unit.dto';
export { HoldingsModule } from './holdings.module';
export { HOLDING_MESSAGES } from './messages';
export { ClosedReading } from './application/closed-reading';
export {
  ActOnUnit,
  DecideSetAside,
  GiveUnitCode,
  ProposeCodePassage,
  type UnitOrder,
} from './application/unit.commands';
export { UnitDoor, type OwnUnits, type PresentUnit } from './application/unit-door';
export { partiesOf, unitView, type UnitView } from './read/unit.view';
export { ACT_KIND_WORDS, FIELD_WORDS, OUT_WORDS } from './value-words';
export { HoldingFilterDto } from './http/holding-filter.dto';
export { NamesModule } from './names.module';
export { NamesOfIds } from './read/names-of-ids.query';
