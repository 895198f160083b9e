import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActKinds, ExceptionsInWords } from '@fonds/acts';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { InterchangeModule } from '@fonds/interchange';
import { ActOnTransferHandler } from './application/act-on-transfer.handler';
import { DraftDoor } from './application/draft-door';
import { DraftTransferHandler } from './application/draft-transfer.handler';
import { PrintedPapers } from './application/printed-papers';
import { TransferAsks } from './application/transfer-asks';
import { TransferDoor } from './application/transfer-door';
import { TRANSFER_KIND } from './application/transfer.kind';
import { UnitSelection } from './application/unit-selection';
import { UnitsOfTransfer } from './application/units-of-transfer';
import { TransferDraftController } from './http/transfer-draft.controller';
import { TransferPaperController } from './http/transfer-paper.controller';
import { TransferReceivingController } from './http/transfer-receiving.controller';
import { TransferSendingController } from './http/transfer-sending.controller';
import { TransferSigningController } from './http/transfer-signing.controller';
import { TransferSteps } from './http/transfer-steps';
import { TransferController } from './http/transfer.controller';
import { TRANSFER_MESSAGES } from './messages';
import { NamedUnitsQuery } from './read/named-units.query';
import { TransferListRows } from './read/transfer-list-rows';
import { TransferPapers } from './read/transfer-papers';
import { TransferQuery } from './read/transfer.query';

/**
 * Transfers with two hands (E22–E27). Needs, from global modules: EVENT_STORE, EVIDENCE_STORE, APP_POOL, IMPORT_FOLDER,
 * TRANSFER_SIGNATURES, ProjectionHost, acts, organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule, InterchangeModule],
  controllers: [
    TransferDraftController,
    TransferController,
    TransferPaperController,
    TransferSendingController,
    TransferReceivingController,
    TransferSigningController,
  ],
  providers: [
    ExceptionsInWords,
    NamedUnitsQuery,
    TransferQuery,
    TransferListRows,
    TransferPapers,
    UnitSelection,
    UnitsOfTransfer,
    TransferDoor,
    DraftDoor,
    TransferAsks,
    PrintedPapers,
    TransferSteps,
    DraftTransferHandler,
    ActOnTransferHandler,
  ],
  exports: [
    UnitSelection,
    UnitsOfTransfer,
    TransferDoor,
    DraftDoor,
    TransferAsks,
    TransferQuery,
    TransferPapers,
    PrintedPapers,
  ],
})
export class TransferModule {
  constructor(kinds: ActKinds) {
    kinds.register(TRANSFER_KIND);
    registerMessages(TRANSFER_MESSAGES);
  }
}
