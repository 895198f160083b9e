export { TransferModule } from './transfer.module';
export { TRANSFER_MESSAGES } from './messages';
export { HEAD_AND_HANDLER, signaturePolicyOf, type SignaturePolicy } from './domain/signature-policy';
export {
  evolveTransfer,
  type Capacity,
  type Opinion,
  type Side,
  type Transfer,
} from './domain/transfer.state';
export { transferDecider } from './domain/transfer.decider';
export { UnitMarks } from './domain/unit-marks';
export { UnitSelection, type Selection } from './application/unit-selection';
export { UnitsOfTransfer as UnitsOfAct } from './application/units-of-transfer';
export { UnitFilterDto } from './http/transfer.dto';
export { TRANSFER_KIND } from './application/transfer.kind';
export { actOnTransfer } from './application/act-on-transfer';
export {
  ActOnTransfer,
  DraftTransfer,
  type DraftedTransfer,
  type TransferAsk,
} from './application/transfer.commands';
export { contextIn } from './application/context-in';
export { DraftDoor } from './application/draft-door';
export { opinionsOfList } from './application/list-opinions';
export { PrintedPapers } from './application/printed-papers';
export { signatureAsk } from './application/signature-ask';
export { EARLY_TRANSFERS, type AskedTransfer, type EarlyTransfers } from './early-transfers.port';
export { RECEIVING_SCOPES, type ReceivingScopes } from './receiving-scopes.port';
export { TRANSFER_SIGNATURES } from './application/signature-policy.token';
export { TransferAsks, type DefectInput, type OpinionInput } from './application/transfer-asks';
export { TransferDoor, type EnteredTransfer, type EnterOrder } from './application/transfer-door';
export { TransferPapers, type TransferForm } from './read/transfer-papers';
export { TransferQuery, type TransferDetail } from './read/transfer.query';
export { DraftTransferDto } from './http/transfer.dto';
export { OfferDto, offeredWith } from './http/transfer-offer.dto';
export { CheckDto, ReturnDto } from './http/transfer-receiving.dto';
export { DispatchDto, OpinionDto, WithdrawTransferDto } from './http/transfer-sending.dto';
export { PaperSignatureDto, ReportDto, SignDto } from './http/transfer-signing.dto';
export { SIGNATURE_KIND_WORDS, SIGNATURE_WORDS } from './value-words';
