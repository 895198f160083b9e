import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActsModule, CAPACITIES_THAT_SIGN } from '@fonds/acts';
import { AccessionModule } from '@fonds/accession';
import { CitationVisibility, CustodyModule } from '@fonds/custody';
import { EVIDENCE_VISIBILITY, EvidenceModule } from '@fonds/evidence';
import { EVENT_STORE } from '@fonds/event-store';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { HttpEdgeModule, registerMessages } from '@fonds/http-edge';
import { APP_POOL, CLOCK, IdentityModule } from '@fonds/identity';
import { IMPORT_FOLDER, InterchangeModule } from '@fonds/interchange';
import { Ledger, LedgerModule } from '@fonds/ledger/integrator';
import { ProofsModule } from '@fonds/ledger/proofs';
import { OrganisationsModule } from '@fonds/organisations';
import { ProjectionHost, PROJECTION_MESSAGES } from '@fonds/projections';
import { RadarModule } from '@fonds/radar';
import { signaturePolicyOf, TRANSFER_SIGNATURES, TransferModule } from '@fonds/transfer';
import type { Instance } from './instance';
import { INSTANCE } from './instance.token';

/** What an open {@link Instance} gives to every module: log, database, clock, read models. */
@Global()
@Module({})
export class InstanceModule {
  constructor() {
    registerMessages(PROJECTION_MESSAGES);
  }

  static of(instance: Instance): DynamicModule {
    return {
      module: InstanceModule,
      providers: [
        { provide: INSTANCE, useValue: instance },
        { provide: EVENT_STORE, useFactory: () => instance.store },
        { provide: APP_POOL, useFactory: () => instance.database.app },
        { provide: CLOCK, useFactory: () => instance.clock },
        { provide: ProjectionHost, useFactory: () => instance.projections },
        { provide: Ledger, useFactory: () => instance.ledger },
        {
          provide: EVIDENCE_VISIBILITY,
          useFactory: () => new CitationVisibility(instance.database.app, instance.projections),
        },
        {
          provide: CAPACITIES_THAT_SIGN,
          useFactory: () => signaturePolicyOf(instance.signaturesOfTransfer).capacities,
        },
        {
          provide: TRANSFER_SIGNATURES,
          useFactory: () => signaturePolicyOf(instance.signaturesOfTransfer),
        },
        { provide: IMPORT_FOLDER, useValue: join(instance.dataDir, 'imports') },
      ],
      exports: [
        INSTANCE,
        EVENT_STORE,
        APP_POOL,
        CLOCK,
        ProjectionHost,
        Ledger,
        EVIDENCE_VISIBILITY,
        IMPORT_FOLDER,
        TRANSFER_SIGNATURES,
        CAPACITIES_THAT_SIGN,
      ],
    };
  }
}

/**
 * All contexts of the product on one open instance. The server puts doors before it, the command line asks it for
 * commands and queries. Whoever opened the instance closes it, after Nest has closed.
 *
 * @example const app = await NestFactory.createApplicationContext(ApplicationModule.register(instance));
 */
@Module({})
export class ApplicationModule {
  static register(instance: Instance): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [
        CqrsModule.forRoot(),
        InstanceModule.of(instance),
        HttpEdgeModule,
        IdentityModule,
        LedgerModule,
        OrganisationsModule,
        EvidenceModule.forRoot({ dataDir: instance.dataDir }),
        FondsModule,
        ActsModule,
        AccessionModule,
        HoldingsModule,
        CustodyModule,
        ProofsModule,
        InterchangeModule,
        TransferModule,
        RadarModule,
      ],
      exports: [CqrsModule],
    };
  }
}
