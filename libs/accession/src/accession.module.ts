import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActKinds } from '@fonds/acts';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { InterchangeModule } from '@fonds/interchange';
import { AccessionNumbering } from './application/accession-numbering';
import { ACCESSION_KIND, ARRANGEMENT_KIND, WITHDRAWAL_KIND } from './application/act-kinds';
import { AccessionUploads } from './application/accession-uploads';
import { EnterFiles } from './application/enter-file';
import { AgreeAcquisitionHandler } from './application/agree-acquisition.handler';
import { ArrangeLotHandler } from './application/arrange-lot.handler';
import { CaptureRecordHandler } from './application/capture-record.handler';
import { CloseLotHandler } from './application/close-lot.handler';
import { CorrectAccessionDate } from './application/correct-accession-date';
import { CorrectLotDate } from './application/correct-lot-date';
import { AccessionImport } from './application/import-accessions';
import { RegisterAccessionHandler } from './application/register-accession.handler';
import { RegisterBatchAccessionHandler } from './application/register-batch-accession.handler';
import { RegisterLotHandler } from './application/register-lot.handler';
import { SetScopeVersionHandler } from './application/set-scope-version.handler';
import {
  CancelWithdrawalHandler,
  CheckWithdrawalHandler,
  RequestWithdrawalHandler,
} from './application/withdrawal.handlers';
import { AccessionUploadController } from './http/accession-upload.controller';
import { AccessionController } from './http/accession.controller';
import { AccessionDoor } from './http/accession-door';
import { AgreementController } from './http/agreement.controller';
import { LotController } from './http/lot.controller';
import { RecordController } from './http/record.controller';
import { RegisterPaperController } from './http/register-paper.controller';
import { ScopeController } from './http/scope.controller';
import { WithdrawalListController } from './http/withdrawal-list.controller';
import { WithdrawalController } from './http/withdrawal.controller';
import { ACCESSION_MESSAGES } from './messages';
import { AccessionQuery } from './read/accession.query';
import { AgreementQuery } from './read/agreement.query';
import { LotQuery } from './read/lot.query';
import { RegisterPaper } from './read/register-paper';
import { ScopesOfArchivesModule } from './scopes-of-archives.module';
import { ScopeQuery } from './read/scope.query';

const HANDLERS = [
  SetScopeVersionHandler,
  AgreeAcquisitionHandler,
  RegisterAccessionHandler,
  RegisterBatchAccessionHandler,
  RegisterLotHandler,
  ArrangeLotHandler,
  CloseLotHandler,
  RequestWithdrawalHandler,
  CheckWithdrawalHandler,
  CancelWithdrawalHandler,
  CaptureRecordHandler,
];

const QUERIES = [AccessionQuery, AgreementQuery, LotQuery, ScopeQuery];

/**
 * What comes into an archives otherwise than by a transfer alone, and the register of all of it (收进登记). Needs, from
 * global modules: EVENT_STORE, APP_POOL, CLOCK, ProjectionHost, acts, organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule, InterchangeModule, ScopesOfArchivesModule],
  controllers: [
    AccessionUploadController,
    AccessionController,
    RegisterPaperController,
    AgreementController,
    ScopeController,
    LotController,
    WithdrawalListController,
    WithdrawalController,
    RecordController,
  ],
  providers: [
    ...HANDLERS,
    AccessionDoor,
    AccessionNumbering,
    AccessionImport,
    AccessionUploads,
    EnterFiles,
    CorrectAccessionDate,
    CorrectLotDate,
    ...QUERIES,
    RegisterPaper,
  ],
  exports: [...QUERIES, AccessionImport, RegisterPaper, CorrectAccessionDate, CorrectLotDate],
})
export class AccessionModule {
  constructor(kinds: ActKinds, numbering: AccessionNumbering) {
    // A process that died between the list and the number leaves the number to whoever sweeps.
    kinds.register({ ...ACCESSION_KIND, resume: (act) => numbering.carry(act) });
    for (const spec of [ARRANGEMENT_KIND, WITHDRAWAL_KIND]) kinds.register(spec);
    registerMessages(ACCESSION_MESSAGES);
  }
}
