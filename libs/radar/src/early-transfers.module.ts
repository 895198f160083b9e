import { Global, Module } from '@nestjs/common';
import { EARLY_TRANSFERS } from '@fonds/transfer';
import { EarlyTransfersQuery } from './read/early-transfers';

/** What may come early, for whoever transfers. Global: a transfer knows no due dates. */
@Global()
@Module({
  providers: [{ provide: EARLY_TRANSFERS, useClass: EarlyTransfersQuery }],
  exports: [EARLY_TRANSFERS],
})
export class EarlyTransfersModule {}
