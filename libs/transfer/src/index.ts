export { transferDecider, type TransferCommand } from './domain/transfer.decider';
export { HEAD_AND_HANDLER, type SignaturePolicy } from './domain/signature-policy';
export { evolveTransfer, type Transfer } from './domain/transfer.state';
export { actOnTransfer, type TransferOrder } from './application/act-on-transfer';
export { TRANSFER_KIND } from './application/transfer.kind';
