export { BundleMaker, type BundleOrder, type MadeBundle } from './application/bundle-maker';
export { EventProofs, type EventProof } from './application/event-proof';
export {
  HoldingsStatements,
  type MadeStatement,
  type StatementOrder,
} from './application/holdings-statement';
export { PROOF_MESSAGES } from './messages';
export { ProofsModule } from './proofs.module';
export { BundleQuery } from './http/bundle.dto';
export { StatementDto } from './http/statement.dto';
