import {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  ActRunner,
  ClaimPart,
  GatePassage,
  refusedAtGate,
} from '@fonds/acts';
import type { CommandContext, EventStore } from '@fonds/event-store';
import { ok, refuse, type Result } from '@fonds/kernel';
import { ARCHIVES, FONDS, testId } from '@fonds/testing';
import {
  DecideAppraisalHandler,
  ReportAppraisalHandler,
} from '../../libs/appraisal/src/application/appraisal.handlers';
import { OpenAppraisalHandler } from '../../libs/appraisal/src/application/open-appraisal.handler';
import { underWayIn } from '../../libs/appraisal/test/under-way.fixture';
import { AppraisalOpinions } from '../../libs/appraisal/src/application/appraisal-opinions';
import { ActOnDestructionHandler } from '../../libs/appraisal/src/application/act-on-destruction.handler';
import { DESTRUCTION_KIND } from '../../libs/appraisal/src/application/destruction.kind';
import { DrawDestructionHandler } from '../../libs/appraisal/src/application/draw-destruction.handler';
import { RecordDestructionFactsHandler } from '../../libs/appraisal/src/application/record-destruction-facts.handler';
import { LiftHoldHandler, PlaceHoldHandler } from '../../libs/acts/src/application/hold.handlers';
import { LOAN_KIND } from '../../libs/acts/src/application/loan-and-move.kinds';
import { ActOnOpeningHandler } from '../../libs/opening/src/application/act-on-opening.handler';
import { ActOnOpening, type OpeningAsk } from '../../libs/opening/src/application/opening.commands';
import { openingKind } from '../../libs/opening/src/application/opening.kind';
import { PlanOpeningHandler } from '../../libs/opening/src/application/plan-opening.handler';
import { ReviewingOrganisations } from '../../libs/opening/src/application/reviewing-organisations';
import { UnitsUnderReview } from '../../libs/opening/src/application/units-under-review';

export const GOVERNMENT = testId<'organisation'>();
/** The authority of the archives’ own level, and the one above it. */
export const [CITY, PROVINCE] = [testId<'organisation'>(), testId<'organisation'>()];
export const PARTNER = testId<'organisation'>();

/** Registered organisations; the custodian is a state archives, or an enterprise that keeps its own archives. */
function organisationsOf(stateArchives: boolean) {
  const custodian = stateArchives
    ? { kind: 'comprehensive-archives', level: 'city', parent: GOVERNMENT }
    : { kind: 'state-enterprise' };
  const known = new Map<string, object>([
    [ARCHIVES, custodian],
    [CITY, { kind: 'authority', level: 'city', parent: GOVERNMENT }],
    [PROVINCE, { kind: 'authority', level: 'province', parent: GOVERNMENT }],
  ]);
  return {
    state: (id: string) => Promise.resolve({ attributes: known.get(id), successors: {} }),
    upwards: (id: string) => Promise.resolve(id === ARCHIVES ? [ARCHIVES, GOVERNMENT] : [id]),
  } as never;
}

/** What a unit is chosen by is a matter of catalogues; here it is named. */
const selection = {
  resolve: ({ texts }: { readonly texts: readonly string[] }) =>
    Promise.resolve(ok({ fonds: FONDS, units: texts })),
} as never;

/** The product’s own command handlers over one store, as a server has them. */
export function lifeBench(store: EventStore, stateArchives: boolean) {
  const kinds = new ActKinds();
  const noLocalClocks = { on: () => Promise.resolve([]) };
  for (const spec of [LOAN_KIND, DESTRUCTION_KIND, openingKind(noLocalClocks)]) kinds.register(spec);
  const settler = new ActClaimSettler(store, kinds);
  const claims = new ClaimPart(store, kinds, settler);
  const process = new ActProcess(store, kinds, claims, new GatePassage(store, kinds));
  const runner = new ActRunner(process);
  const organisations = organisationsOf(stateArchives);
  const nothing = undefined as never;
  const opening = new ActOnOpeningHandler(
    store,
    process,
    new UnitsUnderReview(store, noLocalClocks),
    new ReviewingOrganisations(organisations),
  );
  return {
    settler,
    process,
    runner,
    placeHold: new PlaceHoldHandler(store, settler),
    liftHold: new LiftHoldHandler(store),
    openAppraisal: new OpenAppraisalHandler(store, settler, nothing, underWayIn(store)),
    decideAppraisal: new DecideAppraisalHandler(store, organisations),
    reportAppraisal: new ReportAppraisalHandler(store, settler, underWayIn(store)),
    draw: new DrawDestructionHandler(
      store,
      settler,
      runner,
      organisations,
      nothing,
      new AppraisalOpinions(store),
    ),
    onDestruction: new ActOnDestructionHandler(store, settler, process, runner),
    facts: new RecordDestructionFactsHandler(store, settler),
    plan: new PlanOpeningHandler(store, selection, organisations),
    /** As over HTTP, where the act is carried behind the answer; what the gate said is asked for then. */
    async onOpening(act: string, ask: OpeningAsk, context: CommandContext): Promise<Result<unknown>> {
      const told = await opening.execute(new ActOnOpening(act, [ask], context));
      if (!told.ok) return told;
      const carried = await runner.carry(act);
      const refusal = ask.kind === 'order' ? refusedAtGate(carried) : undefined;
      return refusal ? refuse(refusal) : told;
    },
  };
}
