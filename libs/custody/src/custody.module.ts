import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HoldingsModule } from '@fonds/holdings';
import { CustodyChainQuery } from './read/custody-chain.query';
import { TrailQuery } from './read/trail.query';

/** Custody chains and the audit trail. Needs, from global modules: EVENT_STORE, APP_POOL, ProjectionHost and identity. */
@Module({
  imports: [CqrsModule, HoldingsModule],
  providers: [CustodyChainQuery, TrailQuery],
  exports: [CustodyChainQuery, TrailQuery],
})
export class CustodyModule {}
