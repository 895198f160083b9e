import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportService } from './application/import.service';
import { ImportQuery } from './read/import.query';

/** Imports, and catalogues that go out again. Needs, from global modules: EVENT_STORE, EVIDENCE_STORE, APP_POOL, ProjectionHost, identity. */
@Module({
  imports: [CqrsModule],
  providers: [ImportService, ImportQuery],
  exports: [ImportService, ImportQuery],
})
export class InterchangeModule {}
