import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { registerMessages } from '@fonds/http-edge';
import { ChangeFondsHandler } from './application/change-fonds.handler';
import { FondsDoor } from './application/fonds-door';
import { RegisterFondsHandler } from './application/register-fonds.handler';
import { FondsController } from './http/fonds.controller';
import { FONDS_DOOR_MESSAGES } from './http/messages';
import { FONDS_MESSAGES } from './messages';
import { FondsQuery } from './read/fonds.query';
import { UndecidedUnitsQuery } from './read/undecided-units.query';

/** The register of fonds. Needs, from global modules: EVENT_STORE, APP_POOL, ProjectionHost, organisations and identity. */
@Module({
  imports: [CqrsModule],
  controllers: [FondsController],
  providers: [FondsQuery, UndecidedUnitsQuery, FondsDoor, RegisterFondsHandler, ChangeFondsHandler],
  exports: [FondsQuery, FondsDoor],
})
export class FondsModule {
  constructor() {
    registerMessages(FONDS_MESSAGES);
    registerMessages(FONDS_DOOR_MESSAGES);
  }
}
