import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CORRECTION_MESSAGES } from '@fonds/corrections';
import { registerMessages } from '@fonds/http-edge';
import { ChangeFondsHandler } from './application/change-fonds.handler';
import { CorrectSeriesHandler } from './application/correct-series.handler';
import { FondsDoor } from './application/fonds-door';
import { RegisterFondsHandler } from './application/register-fonds.handler';
import { FondsController } from './http/fonds.controller';
import { SeriesController } from './http/series.controller';
import { FONDS_DOOR_MESSAGES } from './http/messages';
import { FONDS_MESSAGES } from './messages';
import { DossierQuery } from './read/dossier.query';
import { FondsQuery } from './read/fonds.query';
import { UndecidedUnitsQuery } from './read/undecided-units.query';

/** The register of fonds. Needs, from global modules: EVENT_STORE, APP_POOL, ProjectionHost, organisations and identity. */
@Module({
  imports: [CqrsModule],
  controllers: [FondsController, SeriesController],
  providers: [
    FondsQuery,
    DossierQuery,
    UndecidedUnitsQuery,
    FondsDoor,
    RegisterFondsHandler,
    ChangeFondsHandler,
    CorrectSeriesHandler,
  ],
  exports: [FondsQuery, DossierQuery, FondsDoor, UndecidedUnitsQuery],
})
export class FondsModule {
  constructor() {
    registerMessages(CORRECTION_MESSAGES);
    registerMessages(FONDS_MESSAGES);
    registerMessages(FONDS_DOOR_MESSAGES);
  }
}
