import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { ClockSweep } from './application/clock.sweep';
import { AgreeEarlyTransferHandler, ApproveExtensionHandler } from './application/due.handlers';
import { DueController } from './http/due.controller';
import { DueDoor } from './http/due.door';
import { TransferDayController } from './http/transfer-day.controller';
import { TransferDayDoor } from './http/transfer-day.door';
import { LOCAL_CLOCKS, NO_LOCAL_CLOCKS } from './local-clocks.port';
import { RADAR_MESSAGES } from './messages';
import { DueDates } from './read/due-dates';
import { ClockRunQuery } from './read/clock-run.query';
import { DueQuery } from './read/due.query';
import { RadarQuery } from './read/radar.query';

const QUERIES = [DueQuery, RadarQuery, ClockRunQuery];

/**
 * What is due under which law on which day. Needs, from global modules: EVENT_STORE, APP_POOL, CLOCK, ProjectionHost,
 * organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule],
  controllers: [DueController, TransferDayController],
  providers: [
    { provide: LOCAL_CLOCKS, useValue: NO_LOCAL_CLOCKS },
    DueDates,
    DueDoor,
    TransferDayDoor,
    ...QUERIES,
    ApproveExtensionHandler,
    AgreeEarlyTransferHandler,
    ClockSweep,
  ],
  exports: [DueDates, DueDoor, TransferDayDoor, ...QUERIES, ClockSweep],
})
export class RadarModule {
  constructor() {
    registerMessages(RADAR_MESSAGES);
  }
}
