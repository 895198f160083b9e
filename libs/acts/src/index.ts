export * from './domain/act.state';
export {
  UNITS_A_PART,
  UNITS_OF_AN_ACT,
  balanceOf,
  nextStep,
  progressOf,
  type ActStep,
} from './domain/act.steps';
export { refusedCase } from './domain/case-hold.rule';
export { HOLD_KINDS, STOPPABLE_WORDS, type HoldKind } from './domain/hold-kinds';
export { coveredBy } from './domain/gate.decider';
export type { Gate, Hold } from './domain/gate.state';
export { ActKinds, type ActKindSpec } from './application/act-kind';
export { ActProcess, type ActProgress } from './application/act.process';
export { ActClaimSettler } from './application/claim-settler';
export { ClaimPart } from './application/claim-part';
export { GatePassage } from './application/gate-passage';
export { citedManifests, loadAct, loadGate, sealedManifest, type LoadedAct } from './application/loaded-act';
export { draftedIn, enteredUnit, type DraftedUnit } from './application/drafted-units';
export { inChunks } from './application/in-chunks';
export { lawDataOfAct, stepEvent } from './application/act-events';
export { atGate } from './application/at-gate';
export { fenced } from './application/fence';
export { listUnits } from './application/list-units';
export { answeredList, listChosen } from './application/list-chosen';
export { actIdOf, refusedAtGate, refusedWhole } from './application/open-act';
export { recordFact, UNITS_OF_A_FACT } from './application/record-fact';
export { among, dayOfEffect } from './domain/gate.state';
export { ActSweep } from './application/act.sweep';
export { ActRunner } from './application/act.runner';
export { ProposeEffectCorrection, SecondEffectCorrection } from './application/act.commands';
export { LoanReturnWordsDto, LoanWordsDto, MoveWordsDto } from './http/keeping.dto';
export { askingOf } from './http/asking';
export { ACT_PHASE_WORDS, STEP_WORDS, UNIT_STANDING_WORDS } from './act-words';
export { ActsModule } from './acts.module';
export { actProjection } from './read/act.projection';
export { ActQuery, type ActPhase, type ActRow, type Named } from './read/act.query';
export {
  ActUnitsQuery,
  UNIT_STANDINGS,
  type ActDetail,
  type ActUnitRow,
  type UnitStanding,
} from './read/act-units.query';
export { ExceptionsInWords, type InWords } from './read/exceptions-in-words';
export { idsOfExceptions, toldException, type ToldException } from './read/told-exception';
export { ACT_MESSAGES } from './messages';
export * from './application/act.commands';
export { ActOpeningDoor, type Asking } from './application/act-opening.door';
export { EffectDoor } from './application/effect.door';
export { endOf } from './application/end-of-act';
export { FactDoor, type FactWords } from './application/fact.door';
export { HoldDoor } from './application/hold.door';
export { inRole } from './application/in-role';
export { OwnActDoor } from './application/own-act.door';
export type { ProductWords } from './application/rearranged-products';
export type { ChangeWords, WantedChange } from './application/wanted-changes';
export { HoldQuery } from './read/hold.query';
export { PartyAccountsQuery } from './read/party-accounts.query';
export { PassageQuery } from './read/passage.query';
export { dutiesOf } from './application/inbox-duties';
export { inboxProjection } from './read/inbox.projection';
export { APPROVERS_ABOVE } from './read/inbox-destruction';
export { CAPACITY_WORDS, SIDE_WORDS, type InboxKind } from './read/inbox-words';
export { CAPACITIES_THAT_SIGN, InboxQuery } from './read/inbox.query';
export { INBOX_NOTICES, type InboxNotices } from './application/inbox-notices';
export { ownActDecider } from './domain/own-act.decider';
export { FactDto, factWords, FactWordsDto } from './http/fact.dto';
export { GroundDto, HoldDto } from './http/hold.dto';
export { LoanDto, LoanReturnDto, MoveDto } from './http/keeping.dto';
export { EffectDateDto } from './http/passage.dto';
export { ChangeDto, CorrectionBatchDto, RearrangementDto, SecondActDto } from './http/two-hands.dto';
export { UnitsDto } from './http/units.dto';
