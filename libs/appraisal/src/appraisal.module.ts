import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActKinds } from '@fonds/acts';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { InterchangeModule } from '@fonds/interchange';
import { ActOnDestructionHandler } from './application/act-on-destruction.handler';
import { AppraisalOpinions } from './application/appraisal-opinions';
import { AppraisalDoor } from './application/appraisal-door';
import {
  DecideAppraisalHandler,
  ReportAppraisalHandler,
  WithdrawAppraisalHandler,
} from './application/appraisal.handlers';
import { DestructionDoor } from './application/destruction-door';
import { ApproveScheduleHandler } from './application/approve-schedule.handler';
import { DESTRUCTION_KIND } from './application/destruction.kind';
import { DrawDestructionHandler } from './application/draw-destruction.handler';
import { OpenAppraisalHandler } from './application/open-appraisal.handler';
import { OpenAppraisals } from './application/open-appraisals';
import { RecordDestructionFactsHandler } from './application/record-destruction-facts.handler';
import { RetentionDoor } from './application/retention-door';
import { AppraisalController } from './http/appraisal.controller';
import { DestructionPaperController } from './http/destruction-paper.controller';
import { DestructionSteps } from './http/destruction-steps';
import { DestructionController } from './http/destruction.controller';
import { FilingController } from './http/filing.controller';
import { RetentionController } from './http/retention.controller';
import { SupervisionController } from './http/supervision.controller';
import { UnitBarsController } from './http/unit-bars.controller';
import { APPRAISAL_MESSAGES } from './messages';
import { AppraisalListQuery } from './read/appraisal-list.query';
import { AppraisalPaper } from './read/appraisal-paper';
import { AppraisalUnitsQuery } from './read/appraisal-units.query';
import { AppraisalViewQuery } from './read/appraisal.view';
import { DestructionPapers } from './read/destruction-papers';
import { DestructionQuery } from './read/destruction.query';
import { ExpiredUnitsQuery } from './read/expired-units.query';

/**
 * Filing, appraisal and destruction (E05, E06, E12, E13, E34, E46–E55, E99, E105). Needs, from global modules: EVENT_STORE, APP_POOL,
 * ProjectionHost, acts, organisations and identity.
 */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule, InterchangeModule],
  controllers: [
    AppraisalController,
    DestructionController,
    SupervisionController,
    DestructionPaperController,
    RetentionController,
    FilingController,
    UnitBarsController,
  ],
  providers: [
    DrawDestructionHandler,
    ActOnDestructionHandler,
    RecordDestructionFactsHandler,
    OpenAppraisalHandler,
    DecideAppraisalHandler,
    ReportAppraisalHandler,
    WithdrawAppraisalHandler,
    OpenAppraisals,
    AppraisalOpinions,
    AppraisalDoor,
    DestructionDoor,
    DestructionSteps,
    DestructionQuery,
    DestructionPapers,
    AppraisalPaper,
    AppraisalListQuery,
    AppraisalUnitsQuery,
    AppraisalViewQuery,
    ExpiredUnitsQuery,
    RetentionDoor,
    ApproveScheduleHandler,
  ],
  exports: [
    AppraisalListQuery,
    AppraisalUnitsQuery,
    AppraisalViewQuery,
    AppraisalPaper,
    DestructionPapers,
    AppraisalDoor,
    DestructionDoor,
    DestructionQuery,
    RetentionDoor,
  ],
})
export class AppraisalModule {
  constructor(kinds: ActKinds) {
    kinds.register(DESTRUCTION_KIND);
    registerMessages(APPRAISAL_MESSAGES);
  }
}
