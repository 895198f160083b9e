import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { InterchangeModule } from '@fonds/interchange';
import { registerMessages } from '@fonds/http-edge';
import { ClockSweep } from './application/clock.sweep';
import { AgreeEarlyTransferHandler, ApproveExtensionHandler } from './application/due.handlers';
import { AnswerRectificationHandler, OrderRectificationHandler } from './application/rectification.commands';
import { EarlyTransfersModule } from './early-transfers.module';
import { DuePaperController } from './http/due-paper.controller';
import { DueController } from './http/due.controller';
import { DueDoor } from './http/due.door';
import { RectificationController } from './http/rectification.controller';
import { RectificationDoor } from './http/rectification.door';
import { TransferDayController } from './http/transfer-day.controller';
import { TransferDayDoor } from './http/transfer-day.door';
import { RADAR_MESSAGES } from './messages';
import { DueDates } from './read/due-dates';
import { ClockRunQuery } from './read/clock-run.query';
import { DuePaper } from './read/due-paper';
import { DueOrders } from './read/due-orders';
import { DueQuery } from './read/due.query';
import { RectificationQuery } from './read/rectification.query';
import { RadarQuery } from './read/radar.query';

const QUERIES = [DueQuery, DuePaper, RadarQuery, RectificationQuery, ClockRunQuery];

/**
 * What is due under which law on which day. Needs, from global modules: EVENT_STORE, APP_POOL, CLOCK, LOCAL_CLOCKS,
 * ProjectionHost, organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule, InterchangeModule, EarlyTransfersModule],
  controllers: [DueController, TransferDayController, RectificationController, DuePaperController],
  providers: [
    DueDates,
    DueDoor,
    TransferDayDoor,
    RectificationDoor,
    DueOrders,
    ...QUERIES,
    ApproveExtensionHandler,
    AgreeEarlyTransferHandler,
    OrderRectificationHandler,
    AnswerRectificationHandler,
    ClockSweep,
  ],
  exports: [DueDates, DueDoor, TransferDayDoor, RectificationDoor, ...QUERIES, ClockSweep],
})
export class RadarModule {
  constructor() {
    registerMessages(RADAR_MESSAGES);
  }
}
