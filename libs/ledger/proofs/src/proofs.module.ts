import { Module } from '@nestjs/common';
import { CustodyModule } from '@fonds/custody';
import { registerMessages } from '@fonds/http-edge';
import { EventProofs } from './application/event-proof';
import { ProofController } from './http/proof.controller';
import { PROOF_MESSAGES } from './messages';

/** Proofs for people. Needs, from global modules: Ledger, EVENT_STORE, APP_POOL, ProjectionHost and identity. */
@Module({
  imports: [CustodyModule],
  controllers: [ProofController],
  providers: [EventProofs],
  exports: [EventProofs],
})
export class ProofsModule {
  constructor() {
    registerMessages(PROOF_MESSAGES);
  }
}
