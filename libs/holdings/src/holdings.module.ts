import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FondsModule } from '@fonds/fonds';
import { CORRECTION_MESSAGES } from '@fonds/corrections';
import { registerMessages } from '@fonds/http-edge';
import { ActOnUnitHandler } from './application/act-on-unit.handler';
import { ClosedReading } from './application/closed-reading';
import { DecideSetAsideHandler } from './application/decide-set-aside.handler';
import { GiveUnitCodeHandler } from './application/give-unit-code.handler';
import { ProposeCodePassageHandler } from './application/propose-code-passage.handler';
import { UnitDoor } from './application/unit-door';
import { CatalogueController } from './http/catalogue.controller';
import { HoldingsController } from './http/holdings.controller';
import { HOLDING_DOOR_MESSAGES } from './http/messages';
import { UnitDeedController } from './http/unit-deed.controller';
import { SetAsideController } from './http/set-aside.controller';
import { UnitController } from './http/unit.controller';
import { HOLDING_MESSAGES } from './messages';
import { CatalogueQuery } from './read/catalogue.query';
import { HoldingsBalanceQuery } from './read/holdings-balance.query';
import { HoldingsQuery } from './read/holdings.query';
import { NamesOfIds } from './read/names-of-ids.query';
import { SetAsideQuery } from './read/set-aside.query';

/**
 * Units, holdings and catalogue. Needs, from global modules: EVENT_STORE, APP_POOL, CLOCK, ProjectionHost,
 * organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule],
  controllers: [
    SetAsideController,
    UnitController,
    UnitDeedController,
    HoldingsController,
    CatalogueController,
  ],
  providers: [
    HoldingsQuery,
    HoldingsBalanceQuery,
    CatalogueQuery,
    SetAsideQuery,
    NamesOfIds,
    UnitDoor,
    ClosedReading,
    ActOnUnitHandler,
    GiveUnitCodeHandler,
    ProposeCodePassageHandler,
    DecideSetAsideHandler,
  ],
  exports: [
    HoldingsQuery,
    HoldingsBalanceQuery,
    CatalogueQuery,
    SetAsideQuery,
    NamesOfIds,
    UnitDoor,
    ClosedReading,
  ],
})
export class HoldingsModule {
  constructor() {
    registerMessages(CORRECTION_MESSAGES);
    registerMessages(HOLDING_MESSAGES);
    registerMessages(HOLDING_DOOR_MESSAGES);
  }
}
