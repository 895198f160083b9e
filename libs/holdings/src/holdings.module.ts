import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { registerMessages } from '@fonds/http-edge';
import { HOLDING_MESSAGES } from './messages';
import { CatalogueQuery } from './read/catalogue.query';
import { HoldingsQuery } from './read/holdings.query';

/** Units, holdings and catalogue. Needs, from global modules: EVENT_STORE, APP_POOL, ProjectionHost, organisations and identity. */
@Module({
  imports: [CqrsModule],
  providers: [HoldingsQuery, CatalogueQuery],
  exports: [HoldingsQuery, CatalogueQuery],
})
export class HoldingsModule {
  constructor() {
    registerMessages(HOLDING_MESSAGES);
  }
}
