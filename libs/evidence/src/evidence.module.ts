import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { registerMessages } from '@fonds/http-edge';
import { CLOCK } from '@fonds/identity';
import type { Clock } from '@fonds/kernel';
import { FileEvidenceStore, type FileEvidenceOptions } from './adapters/file/file-evidence-store';
import { CitedPapers } from './application/cited-papers';
import { OpenEvidenceHandler } from './application/open-evidence.handler';
import { StoreEvidenceHandler } from './application/store-evidence.handler';
import { EVIDENCE_STORE } from './evidence-store.port';
import { CitedEvidenceInterceptor } from './http/cited-evidence.interceptor';
import { EvidenceController } from './http/evidence.controller';
import { EVIDENCE_MESSAGES } from './messages';

/** Supporting files, for every module: exports EVIDENCE_STORE and CitedPapers. Needs, from global modules: EVENT_STORE, EVIDENCE_VISIBILITY, CLOCK, identity. */
@Module({})
export class EvidenceModule {
  constructor() {
    registerMessages(EVIDENCE_MESSAGES);
  }

  static forRoot(options: Pick<FileEvidenceOptions, 'dataDir' | 'maxBytes'>): DynamicModule {
    return {
      module: EvidenceModule,
      global: true,
      imports: [CqrsModule],
      controllers: [EvidenceController],
      providers: [
        {
          provide: EVIDENCE_STORE,
          inject: [CLOCK],
          useFactory: (clock: Clock) => FileEvidenceStore.open({ ...options, clock }),
        },
        OpenEvidenceHandler,
        StoreEvidenceHandler,
        CitedPapers,
        { provide: APP_INTERCEPTOR, useClass: CitedEvidenceInterceptor },
      ],
      exports: [EVIDENCE_STORE, CitedPapers],
    };
  }
}
