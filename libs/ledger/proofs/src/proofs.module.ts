import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActsModule } from '@fonds/acts';
import { CustodyModule } from '@fonds/custody';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { RestructuringModule } from '@fonds/restructuring';
import { BundleMaker } from './application/bundle-maker';
import { BundlePages } from './application/bundle-page';
import { BundlePapers } from './application/bundle-papers';
import { BundleScopes } from './application/bundle-scope';
import { CaseContent } from './application/case-content';
import { EventProofs } from './application/event-proof';
import { HoldingsStatements } from './application/holdings-statement';
import { BundleController } from './http/bundle.controller';
import { ProofController } from './http/proof.controller';
import { StatementController } from './http/statement.controller';
import { PROOF_MESSAGES } from './messages';

/** Proofs for people. Needs, from global modules: Ledger, EVENT_STORE, APP_POOL, ProjectionHost, evidence and identity. */
@Module({
  imports: [CqrsModule, ActsModule, CustodyModule, FondsModule, HoldingsModule, RestructuringModule],
  controllers: [ProofController, BundleController, StatementController],
  providers: [
    EventProofs,
    BundleScopes,
    BundlePages,
    BundlePapers,
    CaseContent,
    BundleMaker,
    HoldingsStatements,
  ],
  exports: [EventProofs, BundleMaker, HoldingsStatements],
})
export class ProofsModule {
  constructor() {
    registerMessages(PROOF_MESSAGES);
  }
}
