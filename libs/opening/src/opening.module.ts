import { Inject, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ActKinds, ExceptionsInWords } from '@fonds/acts';
import { FondsModule } from '@fonds/fonds';
import { HoldingsModule } from '@fonds/holdings';
import { registerMessages } from '@fonds/http-edge';
import { InterchangeModule } from '@fonds/interchange';
import { LOCAL_CLOCKS, RadarModule, type LocalClocks } from '@fonds/radar';
import { TransferModule } from '@fonds/transfer';
import { HandleComplaintHandler } from './application/handle-complaint.handler';
import { ComplaintQuery } from './read/complaint.query';
import { ActOnOpeningHandler } from './application/act-on-opening.handler';
import { OpeningAsks } from './application/opening-asks';
import { OpeningDoor } from './application/opening-door';
import { openingKind } from './application/opening.kind';
import { PlanDoor } from './application/plan-door';
import { PlanOpeningHandler } from './application/plan-opening.handler';
import { ReviewingOrganisations } from './application/reviewing-organisations';
import { UnitsUnderReview } from './application/units-under-review';
import { OpenedController } from './http/opened.controller';
import { OpeningDecisionController } from './http/opening-decision.controller';
import { OpeningPaperController } from './http/opening-paper.controller';
import { PrintedOpeningPapers } from './application/printed-opening-papers';
import { OpeningPapers } from './read/opening-papers';
import { OpeningPlanController } from './http/opening-plan.controller';
import { OpeningReviewController } from './http/opening-review.controller';
import { ComplaintController } from './http/complaint.controller';
import { OpeningSteps } from './http/opening-steps';
import { OPENING_MESSAGES } from './messages';
import { OpenedQuery } from './read/opened.query';
import { OpeningQuery } from './read/opening.query';

/** Opening reviews and what they publish (E58–E64). */
@Module({
  imports: [CqrsModule, FondsModule, HoldingsModule, InterchangeModule, TransferModule, RadarModule],
  controllers: [
    OpeningPaperController,
    ComplaintController,
    OpenedController,
    OpeningPlanController,
    OpeningReviewController,
    OpeningDecisionController,
  ],
  providers: [
    ExceptionsInWords,
    UnitsUnderReview,
    ReviewingOrganisations,
    OpeningDoor,
    PlanDoor,
    OpeningAsks,
    OpeningSteps,
    OpenedQuery,
    OpeningQuery,
    PlanOpeningHandler,
    ActOnOpeningHandler,
    ComplaintQuery,
    OpeningPapers,
    PrintedOpeningPapers,
    HandleComplaintHandler,
  ],
  exports: [
    OpeningDoor,
    PlanDoor,
    OpeningAsks,
    OpenedQuery,
    OpeningQuery,
    ComplaintQuery,
    PrintedOpeningPapers,
  ],
})
export class OpeningModule {
  constructor(kinds: ActKinds, @Inject(LOCAL_CLOCKS) localClocks: LocalClocks) {
    kinds.register(openingKind(localClocks));
    registerMessages(OPENING_MESSAGES);
  }
}
