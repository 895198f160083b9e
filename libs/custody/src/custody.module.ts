import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { TrailExporter } from './application/trail-export';
import { ChainController } from './http/chain.controller';
import { TrailController } from './http/trail.controller';
import { CustodyChainQuery } from './read/custody-chain.query';
import { EventSight } from './read/event-sight.query';
import { TrailQuery } from './read/trail.query';

/** Custody chains and the audit trail. Needs, from global modules: EVENT_STORE, APP_POOL, ProjectionHost and identity. */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule],
  controllers: [ChainController, TrailController],
  providers: [CustodyChainQuery, EventSight, TrailQuery, TrailExporter],
  exports: [CustodyChainQuery, EventSight, TrailQuery, TrailExporter],
})
export class CustodyModule {}
