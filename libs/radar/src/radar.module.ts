import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FondsModule } from '@fonds/fonds';
import { registerMessages } from '@fonds/http-edge';
import { DueController } from './http/due.controller';
import { DueDoor } from './http/due.door';
import { LOCAL_CLOCKS, NO_LOCAL_CLOCKS } from './local-clocks.port';
import { RADAR_MESSAGES } from './messages';
import { DueDates } from './read/due-dates';
import { DueQuery } from './read/due.query';
import { RadarQuery } from './read/radar.query';

/**
 * What is due under which law on which day. Needs, from global modules: EVENT_STORE, APP_POOL, CLOCK, ProjectionHost,
 * organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule],
  controllers: [DueController],
  providers: [{ provide: LOCAL_CLOCKS, useValue: NO_LOCAL_CLOCKS }, DueDates, DueDoor, DueQuery, RadarQuery],
  exports: [DueDates, DueDoor, DueQuery, RadarQuery],
})
export class RadarModule {
  constructor() {
    registerMessages(RADAR_MESSAGES);
  }
}
