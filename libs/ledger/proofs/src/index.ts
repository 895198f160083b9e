export { BundleMaker } from './application/bundle-maker';
export { EventProofs, type EventProof } from './application/event-proof';
export { HoldingsStatements, type MadeStatement } from './application/holdings-statement';
export { ProofsModule } from './proofs.module';
export { BundleQuery } from './http/bundle.dto';
export { StatementDto } from './http/statement.dto';
