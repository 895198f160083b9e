export { EventProofs, type EventProof } from './application/event-proof';
export { PROOF_MESSAGES } from './messages';
export { ProofsModule } from './proofs.module';
