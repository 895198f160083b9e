export { BundleMaker, type BundleOrder, type MadeBundle } from './application/bundle-maker';
export { EventProofs, type EventProof } from './application/event-proof';
export { PROOF_MESSAGES } from './messages';
export { ProofsModule } from './proofs.module';
