import type { Outcome } from '@fonds/event-store';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { ok, type Result } from '@fonds/kernel';
import {
  ActOnOpening,
  HandleComplaint,
  OpeningAsks,
  openingContext,
  OpeningDoor,
  PlanDoor,
  type EnteredReview,
  type OpeningAsk,
  type PlanWords,
  type ReviewParty,
} from '@fonds/opening';
import { word, type Action, type DeedOptions, type Invocation } from '../session/invocation';
import { dayOption, evidenceOption, optionalDay } from '../session/option-values';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { misread } from '../terminal/form';
import { namedUnits, unitsOrFonds, type ListOptions } from './named-units';
import { outcomeData, tellOutcome } from './outcome-answer';
import { carried } from './transfer-entry';

type Asks = Promise<Result<readonly OpeningAsk[]>> | Result<readonly OpeningAsk[]>;
interface Asking<Options> {
  readonly invocation: Invocation<Options>;
  readonly session: Session;
  readonly asks: OpeningAsks;
  /** Named in words or a list; absent: all that the step is about. */
  readonly units?: readonly string[];
}

interface Whose {
  readonly parties: readonly ReviewParty[];
  /** Code. */
  readonly authority?: string;
}

/** A step of a review: whose it is, what is asked; then the act is carried on. */
function openingStep<Options extends DeedOptions & ListOptions>(
  permission: Permission,
  whose: (options: Options) => Whose,
  ask: (entered: EnteredReview, asking: Asking<Options>) => Asks,
): Action<Options> {
  const taken = async (act: string, invocation: Invocation<Options>, session: Session): Promise<Outcome> => {
    const { installation, caller } = session;
    const { options, words } = invocation;
    const { parties, authority: code } = whose(options);
    const entered = unwrap(
      await installation.get(OpeningDoor).enter(act, caller, {
        parties,
        ...(code !== undefined && { authority: (await session.organisation(code)).id }),
        permission,
        wanted: session.asked,
        evidence: evidenceOption(options.evidence).length,
      }),
    );
    const units = await namedUnits(session, words.slice(1), options);
    const asking = { invocation, session, asks: installation.get(OpeningAsks), ...(units && { units }) };
    const asked = unwrap(await ask(entered, asking));
    const context = openingContext(session.context(permission, options), entered);
    return session.execute(new ActOnOpening(act, asked, context));
  };
  return (invocation) =>
    Session.use(invocation, permission, async (session) => {
      const { out } = session;
      const act = word(invocation, 0);
      const context = session.context(permission, invocation.options);
      const told = await session.installation.get(OpeningDoor).told(act, context);
      const outcome = told ?? (await taken(act, invocation, session));
      const { state } = await carried(session, act);
      const counts = { exceptions: state.exceptions.length, opened: state.applied, closed: state.closed };
      if (out.json) return out.data({ act, ...outcomeData(outcome), ...counts });
      tellOutcome(out, outcome);
      if (counts.exceptions)
        out.note({
          zh: `${counts.exceptions} 个保管单位未能列入，见 fonds opening units ${act} --standing refused`,
          en: `${counts.exceptions} units could not be had; see fonds opening units ${act} --standing refused`,
        });
      if (counts.opened)
        out.note({
          zh: `已开放并公布 ${counts.opened}。`,
          en: `${counts.opened} units are open and published.`,
        });
    });
}

const archives = (): Whose => ({ parties: ['archives'] });
const authority = ({ authority: code }: WhosePaperOptions): Whose => ({
  parties: ['authority'],
  ...(code !== undefined && { authority: code }),
});

export interface PlanOptions extends DeedOptions, ListOptions {
  readonly purpose?: PlanWords['purpose'];
  readonly fonds?: string;
  readonly archives?: string;
  readonly year?: string;
  readonly early?: PlanWords['early'];
  readonly ground?: string;
  readonly note?: string;
  readonly opening?: string;
  readonly formedFrom?: string;
  readonly formedTo?: string;
  readonly due?: string;
}

/** What a plan says, as HTTP is told it. @throws UsageError */
export function planOf(options: PlanOptions, units: readonly string[] | undefined): PlanWords {
  const { purpose = 'opening', fonds, archives: at, year, early, ground, note, opening } = options;
  const formedFrom = optionalDay('--formed-from', options.formedFrom);
  const formedTo = optionalDay('--formed-to', options.formedTo);
  const dueBy = optionalDay('--due', options.due);
  const filter = units || dueBy || fonds === undefined ? undefined : { fonds, opening, formedFrom, formedTo };
  return {
    ...{ purpose, archives: at, early, ground, note, units, filter, dueBy },
    ...((units ?? dueBy) && { fonds }),
    ...(year !== undefined && { year: Number(year) }),
  };
}

/** A plan may be of a hundred thousand units. */
const PLANNING = { zh: '正在选取并列入待审核的单位', en: 'Choosing and listing the units to be reviewed' };

/** E58: of the units named, of a list, or of what a filter finds in the archives' holdings. */
export const plan: Action<PlanOptions> = (invocation) =>
  Session.use(invocation, Permission.OpeningPlan, async (session) => {
    const { options, words, out } = invocation;
    const units = await unitsOrFonds(session, words, options);
    const context = session.context(Permission.OpeningPlan, options);
    const asked = planOf(options, units);
    const door = session.installation.get(PlanDoor);
    const { act, outcome, ...made } = await whileWaiting(out, PLANNING, async (progress) =>
      session.execute(unwrap(await door.command(asked, session.caller, session.asked, context, progress))),
    );
    if (out.json) return out.data({ act, units: made.units, ...outcomeData(outcome) });
    tellOutcome(out, outcome);
    out.line(act);
  });

export interface ReviewOptions extends DeedOptions, ListOptions {
  readonly partner?: string;
  readonly function?: string;
  readonly alone?: boolean;
  readonly ground?: string;
}

export const review = openingStep<ReviewOptions>(
  Permission.OpeningReview,
  archives,
  async (_, { invocation: { options }, session }) => {
    const { partner: code, function: work, alone, ground } = options;
    const partner = code === undefined ? undefined : (await session.organisation(code)).id;
    return ok([{ kind: 'open-review', wanted: { partner, function: work, alone, ground } }]);
  },
);

export interface OpinionOptions extends DeedOptions, ListOptions {
  readonly opinion: '开放' | '延期开放' | '控制';
  readonly ground?: 'a' | 'b' | 'c' | 'd';
  readonly text?: string;
  readonly until?: string;
  readonly side?: 'archives' | 'partner';
}

interface WhosePaperOptions {
  readonly authority?: string;
}

export interface CoordinateOptions extends OpinionOptions, WhosePaperOptions {
  readonly document?: string;
}

const wordsOf = ({ opinion, ground, text, until, document }: CoordinateOptions) => ({
  ...{ opinion, ground, text, document },
  ...(until !== undefined && { until: dayOption('--until', until) }),
});

export const opinion = openingStep<OpinionOptions>(
  Permission.OpeningReview,
  ({ side }) => ({ parties: side ? [side] : ['archives', 'partner'] }),
  (entered, { asks, units, invocation: { options } }) =>
    asks.opinion(entered, { ...wordsOf(options), units }),
);

export const coordinate = openingStep<CoordinateOptions>(
  Permission.OpeningAnswer,
  authority,
  (entered, { asks, units, invocation: { options } }) =>
    asks.coordinate(entered, { ...wordsOf(options), units }),
);

export const agree = openingStep<DeedOptions & ListOptions>(
  Permission.OpeningReview,
  archives,
  (entered, { asks, units }) => asks.agree(entered, units),
);

export interface CatalogueOptions extends DeedOptions, ListOptions {
  /** `UNIT=TITLE` */
  readonly title?: readonly string[];
}

/** @throws UsageError for one without a sign of equality */
export const titlesOf = ({ title = [] }: CatalogueOptions): { unit: string; title: string }[] =>
  title.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw misread('unit=title', text, '--title');
    return { unit: text.slice(0, at), title: text.slice(at + 1) };
  });

export const catalogue = openingStep<CatalogueOptions>(
  Permission.OpeningReview,
  archives,
  (entered, { asks, invocation: { options } }) => asks.catalogue(entered, titlesOf(options)),
);

export interface SubmitOptions extends DeedOptions, ListOptions {
  readonly authority: string;
}

export const submit = openingStep<SubmitOptions>(
  Permission.OpeningDecide,
  archives,
  async (entered, { asks, units, session, invocation: { options } }) =>
    asks.submit(entered, (await session.organisation(options.authority)).id, units),
);

export interface ConsentOptions extends DeedOptions, ListOptions, WhosePaperOptions {
  readonly document?: string;
}

export const consent = openingStep<ConsentOptions>(
  Permission.OpeningAnswer,
  authority,
  (entered, { asks, units, invocation: { options } }) =>
    asks.answer(entered, {
      kind: 'consent',
      ...(units && { units }),
      ...(options.document && { document: options.document }),
    }),
);

export interface GroundOptions extends DeedOptions, ListOptions {
  readonly ground: string;
  readonly pending?: boolean;
}

export interface RejectOptions extends GroundOptions, WhosePaperOptions {}

export const reject = openingStep<RejectOptions>(
  Permission.OpeningAnswer,
  authority,
  (entered, { asks, units, invocation: { options } }) =>
    asks.answer(entered, { kind: 'reject', ground: options.ground, ...(units && { units }) }),
);

export const takeOut = openingStep<GroundOptions>(
  Permission.OpeningDecide,
  archives,
  (entered, { asks, units, invocation: { options } }) =>
    asks.takeOut(entered, { units, pending: options.pending, ground: options.ground }),
);

export interface OrderOptions extends DeedOptions, ListOptions {
  readonly form: 'website' | 'print' | 'both';
  readonly place: string;
}

export const order = openingStep<OrderOptions>(
  Permission.OpeningDecide,
  archives,
  (_, { asks, invocation: { options } }) => asks.order(options.form, options.place),
);

export const withdraw = openingStep<GroundOptions>(
  Permission.OpeningDecide,
  archives,
  (_, { invocation: { options } }) => ok([{ kind: 'withdraw', ground: options.ground }]),
);

export interface ComplaintOptions extends DeedOptions {
  readonly archives: string;
  readonly complaint: string;
  readonly finding: string;
  readonly reply: string;
}

/** E65. */
export const complaint: Action<ComplaintOptions> = (invocation) =>
  Session.use(invocation, Permission.OpeningAnswer, async (session) => {
    const { archives: code, complaint: text, finding, reply } = invocation.options;
    const { id } = await session.organisation(code);
    const told = { archives: id, complaint: text, finding, reply };
    const context = session.context(Permission.OpeningAnswer, invocation.options);
    tellOutcome(invocation.out, await session.execute(new HandleComplaint(told, context)));
  });
