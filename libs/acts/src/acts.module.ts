import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLAIM_SETTLER, HoldingsModule } from '@fonds/holdings';
import { FondsModule } from '@fonds/fonds';
import { registerMessages } from '@fonds/http-edge';
import {
  OpenActHandler,
  ProposeEffectCorrectionHandler,
  RecordFactHandler,
  SecondActHandler,
  SecondEffectCorrectionHandler,
  WithdrawActHandler,
} from './application/act.handlers';
import { ActKinds } from './application/act-kind';
import { ActOpeningDoor } from './application/act-opening.door';
import { ActProcess } from './application/act.process';
import { ActRunner } from './application/act.runner';
import { ActSweep } from './application/act.sweep';
import { ActClaimSettler } from './application/claim-settler';
import { ClaimPart } from './application/claim-part';
import { CORRECTIONS_KIND } from './application/corrections.kind';
import { EffectDoor } from './application/effect.door';
import { FactDoor } from './application/fact.door';
import { GatePassage } from './application/gate-passage';
import { HoldDoor } from './application/hold.door';
import { LiftHoldHandler, PlaceHoldHandler } from './application/hold.handlers';
import { LOAN_KIND, MOVE_KIND } from './application/loan-and-move.kinds';
import { OwnActDoor } from './application/own-act.door';
import { ProposeCorrectionsHandler } from './application/propose-corrections.handler';
import { REARRANGEMENT_KIND } from './application/rearrangement.kind';
import { ActController } from './http/act.controller';
import { ACT_MESSAGES } from './messages';
import { ActUnitsQuery } from './read/act-units.query';
import { ExceptionsInWords } from './read/exceptions-in-words';
import { ActQuery } from './read/act.query';
import { FactController } from './http/fact.controller';
import { HoldController } from './http/hold.controller';
import { InboxController } from './http/inbox.controller';
import { KeepingController } from './http/keeping.controller';
import { PassageController } from './http/passage.controller';
import { TwoHandsController } from './http/two-hands.controller';
import { HoldQuery } from './read/hold.query';
import { InboxQuery } from './read/inbox.query';
import { KeepersQuery } from './read/keepers.query';
import { PartyAccountsQuery } from './read/party-accounts.query';
import { PassageQuery } from './read/passage.query';

const HANDLERS = [
  OpenActHandler,
  ProposeCorrectionsHandler,
  SecondActHandler,
  WithdrawActHandler,
  RecordFactHandler,
  PlaceHoldHandler,
  LiftHoldHandler,
  ProposeEffectCorrectionHandler,
  SecondEffectCorrectionHandler,
];

const DOORS = [ActOpeningDoor, EffectDoor, FactDoor, HoldDoor, OwnActDoor];
const QUERIES = [ExceptionsInWords, HoldQuery, InboxQuery, KeepersQuery, PassageQuery];

/** The process of acts. Global: whoever loads a unit settles its claims, and other libraries register their kinds. */
@Global()
@Module({
  providers: [
    ActQuery,
    ActUnitsQuery,
    ActKinds,
    ActProcess,
    ActRunner,
    ActSweep,
    ActClaimSettler,
    { provide: CLAIM_SETTLER, useExisting: ActClaimSettler },
    ClaimPart,
    GatePassage,
    PartyAccountsQuery,
  ],
  exports: [
    ActQuery,
    ActUnitsQuery,
    ActKinds,
    ActProcess,
    ActRunner,
    ActSweep,
    ActClaimSettler,
    CLAIM_SETTLER,
    PartyAccountsQuery,
  ],
})
export class ActProcessModule {
  constructor(kinds: ActKinds) {
    for (const spec of [LOAN_KIND, MOVE_KIND, REARRANGEMENT_KIND, CORRECTIONS_KIND]) kinds.register(spec);
  }
}

/** Acts over many units: loans, moves, rearrangements, batches of corrections; facts and holds at the gate of a fonds. */
@Module({
  imports: [CqrsModule, ActProcessModule, FondsModule, HoldingsModule],
  controllers: [
    ActController,
    FactController,
    HoldController,
    InboxController,
    KeepingController,
    PassageController,
    TwoHandsController,
  ],
  providers: [...HANDLERS, ...DOORS, ...QUERIES],
  exports: [...DOORS, ...QUERIES],
})
export class ActsModule {
  constructor() {
    registerMessages(ACT_MESSAGES);
  }
}
