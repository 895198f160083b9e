import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActsModule } from '@fonds/acts';
import { registerMessages } from '@fonds/http-edge';
import { CatalogueExporter } from './application/catalogue-export';
import { ImportJobs } from './application/import-jobs';
import { ImportService } from './application/import.service';
import { ActListController } from './http/act-list.controller';
import { FactListController } from './http/fact-list.controller';
import { ImportJobController } from './http/import-job.controller';
import { ImportController } from './http/import.controller';
import { INTERCHANGE_DOOR_MESSAGES } from './http/messages';
import { INTERCHANGE_MESSAGES } from './messages';
import { UploadedListBody } from './http/uploaded-list';
import { UploadedLists } from './unit-list/list-file';
import { PaperExport } from './application/paper-export';
import { ImportQuery } from './read/import.query';

/**
 * Imports, and catalogues that go out again. Needs, from global modules: EVENT_STORE, EVIDENCE_STORE, APP_POOL, CLOCK,
 * IMPORT_FOLDER, ProjectionHost, organisations and identity.
 */
@Module({
  imports: [CqrsModule, ActsModule],
  controllers: [ActListController, FactListController, ImportJobController, ImportController],
  providers: [
    ImportService,
    ImportQuery,
    ImportJobs,
    CatalogueExporter,
    PaperExport,
    UploadedLists,
    UploadedListBody,
  ],
  exports: [ImportService, ImportQuery, CatalogueExporter, PaperExport, UploadedLists, UploadedListBody],
})
export class InterchangeModule {
  constructor() {
    registerMessages(INTERCHANGE_MESSAGES);
    registerMessages(INTERCHANGE_DOOR_MESSAGES);
  }
}
