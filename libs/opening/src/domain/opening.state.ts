import { evolveAct, manifestOf, type Act } from '@fonds/acts';
import type {
  ExtensionConsented,
  JointReviewOpened,
  OpeningAgreed,
  OpeningCatalogueDrawn,
  OpeningOpinionGiven,
  OpeningOrdered,
  OpeningReviewPlanned,
  PastEvent,
} from '@fonds/event-contracts';
import { laterDay, type CivilDate } from '@fonds/kernel';
import { UnitMarks } from '@fonds/transfer';

export type OpeningSide = OpeningOpinionGiven['side'];
export type Opinion = Omit<OpeningOpinionGiven, 'side' | 'units'>;
export type Conclusion = Omit<OpeningAgreed, 'units'>;
/** What is published of a unit, or of an entry within it. */
export type CatalogueRow = Omit<OpeningCatalogueDrawn['rows'][number], 'unit' | 'entry'>;
export type EntryRow = CatalogueRow & { readonly entry: string };

/** What the authority has said to the extension of one unit. */
export interface Consent extends Omit<ExtensionConsented, 'units'> {
  readonly event: string;
  readonly since: CivilDate;
}

/** Who has looked for personal data in rows of the catalogue, by drawing them, and on which day. */
export interface Drawing {
  readonly event: string;
  readonly account: string;
  readonly on: CivilDate;
}

/** Which authority has been asked to consent to the extension of one unit, and on which day. */
interface Submission {
  readonly authority: string;
  readonly on: CivilDate;
}

/** A joint opening review (会同开放审核): the act, and what is a review's own. Marks are of units, the newest word counts. */
export interface OpeningReview {
  readonly act: Act;
  readonly plan: OpeningReviewPlanned;
  readonly joint?: JointReviewOpened;
  readonly archives: UnitMarks<Opinion>;
  readonly partner: UnitMarks<Opinion>;
  /** `open`: a rejected extension puts the unit back before both sides. */
  readonly conclusions: UnitMarks<Conclusion | 'open'>;
  /** `open`: it was sent back. */
  readonly submitted: UnitMarks<Submission | 'open'>;
  /** The recorded decision on which an authority was asked, where the register or the law does not name it. */
  readonly askedBy: ReadonlyMap<string, string>;
  readonly consents: UnitMarks<Consent>;
  readonly catalogue: UnitMarks<CatalogueRow>;
  /** By unit, what is published of the entries within it. */
  readonly within: UnitMarks<readonly EntryRow[]>;
  /** By unit or entry, the title that a person has put in the place of what is described; it stays when drawn again. */
  readonly otherTitles: UnitMarks<string | undefined>;
  /** By unit, the drawings that have its rows: a list that did not fit in one event is drawn in several. */
  readonly drawings: UnitMarks<readonly Drawing[]>;
  /** Days on which the steps of each unit were taken: one that rests on another is not before it. */
  readonly days: {
    readonly joint?: CivilDate;
    /** Of the newest word of each side. */
    readonly archives: UnitMarks<CivilDate>;
    readonly partner: UnitMarks<CivilDate>;
    /** Of the conclusion, or of the rejection that put it back before both sides. */
    readonly settled: UnitMarks<CivilDate>;
  };
  /** The latest day of the joint review and of its conclusions: nothing is opened before it. */
  readonly concludedOn?: CivilDate;
  /** Day of the last order to open. */
  readonly ordered?: CivilDate;
  /** Who had looked through the titles that it publishes. */
  readonly checks: OpeningOrdered['catalogue']['checks'];
  /** Accounts by what they have done: nobody decides on his own proposal. */
  readonly hands: {
    readonly archives: ReadonlySet<string>;
    readonly partner: ReadonlySet<string>;
    readonly submitted: ReadonlySet<string>;
  };
}

const begun = (act: Act, plan: OpeningReviewPlanned): OpeningReview => ({
  act,
  plan,
  archives: UnitMarks.none(),
  partner: UnitMarks.none(),
  conclusions: UnitMarks.none(),
  submitted: UnitMarks.none(),
  askedBy: new Map(),
  consents: UnitMarks.none(),
  catalogue: UnitMarks.none(),
  within: UnitMarks.none(),
  otherTitles: UnitMarks.none(),
  drawings: UnitMarks.none(),
  checks: [],
  days: { archives: UnitMarks.none(), partner: UnitMarks.none(), settled: UnitMarks.none() },
  hands: { archives: new Set(), partner: new Set(), submitted: new Set() },
});

export function evolveOpening(
  review: OpeningReview | undefined,
  event: PastEvent,
): OpeningReview | undefined {
  if (event.type === 'OpeningReviewPlanned') {
    const act = evolveAct(undefined, event);
    return act && begun(act, event.data);
  }
  if (!review) return undefined;
  return step({ ...review, act: evolveAct(review.act, event) ?? review.act }, event);
}

const all = <Mark>(units: readonly string[], mark: Mark) => units.map((unit) => [unit, mark] as const);

function step(review: OpeningReview, event: PastEvent): OpeningReview {
  switch (event.type) {
    case 'JointReviewOpened':
      return {
        ...review,
        joint: event.data,
        days: { ...review.days, joint: event.businessDate },
        concludedOn: laterDay(review.concludedOn, event.businessDate),
      };
    case 'OpeningOpinionGiven': {
      const { side, units, ...opinion } = event.data;
      const days = onDay(review, side, units, event.businessDate);
      const given = { ...review, days, [side]: review[side].with(all(units, opinion)) };
      return withHand(given, side, event.account);
    }
    case 'OpeningAgreed': {
      const { units, ...conclusion } = event.data;
      return {
        ...review,
        conclusions: review.conclusions.with(all(units, conclusion)),
        days: onDay(review, 'settled', units, event.businessDate),
        concludedOn: laterDay(review.concludedOn, event.businessDate),
      };
    }
    case 'ExtensionSubmitted': {
      const { units, authority, decision } = event.data;
      const askedBy = decision ? new Map([...review.askedBy, [authority, decision]]) : review.askedBy;
      const submission: Submission = { authority, on: event.businessDate };
      const asked = { ...review, askedBy, submitted: review.submitted.with(all(units, submission)) };
      return withHand(asked, 'submitted', event.account);
    }
    case 'ExtensionConsented': {
      const { units, ...data } = event.data;
      const consent: Consent = { ...data, event: event.id, since: event.businessDate };
      return { ...review, consents: review.consents.with(all(units, consent)) };
    }
    case 'ExtensionRejected': {
      const back = all(event.data.units, 'open' as const);
      return {
        ...review,
        conclusions: review.conclusions.with(back),
        submitted: review.submitted.with(back),
        days: onDay(review, 'settled', event.data.units, event.businessDate),
      };
    }
    case 'OpeningOrdered':
      return { ...review, ordered: event.businessDate, checks: event.data.catalogue.checks };
    case 'OpeningCatalogueDrawn':
      return drawn(review, event.data.rows, {
        event: event.id,
        account: event.account,
        on: event.businessDate,
      });
    default:
      return review;
  }
}

const onDay = (
  { days }: OpeningReview,
  step: 'archives' | 'partner' | 'settled',
  units: readonly string[],
  on: CivilDate,
): OpeningReview['days'] => ({ ...days, [step]: days[step].with(all(units, on)) });

/** The row of a unit begins what is published of it anew; those of its entries follow, in this event or the next. */
function drawn(review: OpeningReview, rows: OpeningCatalogueDrawn['rows'], drawing: Drawing): OpeningReview {
  const units = new Map<string, CatalogueRow>();
  const within = new Map<string, EntryRow[]>();
  const drawings = new Map<string, readonly Drawing[]>();
  for (const { unit, entry, ...row } of rows)
    if (entry === undefined) {
      units.set(unit, row);
      within.set(unit, []);
      drawings.set(unit, [drawing]);
    } else {
      const known = within.get(unit) ?? [...(review.within.get(unit) ?? [])];
      within.set(unit, [...known, { entry, ...row }]);
      if (!drawings.has(unit)) drawings.set(unit, [...(review.drawings.get(unit) ?? []), drawing]);
    }
  return {
    ...review,
    catalogue: review.catalogue.with(units),
    within: review.within.with(within),
    otherTitles: review.otherTitles.with(
      rows.map(({ unit, entry = unit, title, edited }) => [entry, edited ? title : undefined] as const),
    ),
    drawings: review.drawings.with(drawings),
  };
}

const withHand = (
  review: OpeningReview,
  hand: keyof OpeningReview['hands'],
  account: string,
): OpeningReview => ({
  ...review,
  hands: { ...review.hands, [hand]: new Set([...review.hands[hand], account]) },
});

export const openingOf = (events: readonly PastEvent[]): OpeningReview | undefined =>
  events.reduce<OpeningReview | undefined>(evolveOpening, undefined);

export const conclusionOf = (review: OpeningReview, unit: string): Conclusion | undefined => {
  const conclusion = review.conclusions.get(unit);
  return conclusion === 'open' ? undefined : conclusion;
};

/** The authority before which the unit's extension lies. */
export const submittedTo = (review: OpeningReview, unit: string): string | undefined =>
  submissionOf(review, unit)?.authority;

/** What the authority has not answered yet. */
export const submissionOf = (review: OpeningReview, unit: string): Submission | undefined => {
  const submission = review.submitted.get(unit);
  return submission === 'open' || review.consents.get(unit) ? undefined : submission;
};

/** Where a unit of the review stands; S6: without the authority's consent it stays in review. */
export type ReviewStanding =
  | 'planned'
  | 'in-review'
  | 'disputed'
  | 'agreed-open'
  | 'agreed-closed'
  | 'submitted'
  | 'extended'
  | 'opened'
  | 'refused'
  | 'taken-out';

export function reviewStanding(review: OpeningReview, unit: string): ReviewStanding {
  const { act } = review;
  if (act.decided?.manifest.has(unit)) return 'opened';
  const inAct = act.parts.find((part) => part.has(unit))?.get(unit);
  if (inAct?.standing === 'refused') return 'refused';
  if (review.consents.get(unit)) return 'extended';
  if (inAct?.standing === 'released' || inAct?.leaving) return 'taken-out';
  if (submittedTo(review, unit)) return 'submitted';
  const conclusion = conclusionOf(review, unit);
  if (conclusion) return conclusion.opinion === '开放' ? 'agreed-open' : 'agreed-closed';
  if (!review.joint) return 'planned';
  const [one, other] = [review.archives.get(unit), review.partner.get(unit)];
  return one && other && !sameOpinion(one, other) ? 'disputed' : 'in-review';
}

/** Equal conclusions: the state, its ground, and the day until which. How each side puts it in words may differ. */
export const sameOpinion = (one: Opinion, other: Opinion): boolean =>
  one.opinion === other.opinion && one.ground === other.ground && one.until === other.until;

/** Units of the review that are in it now and stand so. */
export const unitsStanding = (
  review: OpeningReview,
  ...standings: readonly ReviewStanding[]
): readonly string[] =>
  manifestOf(review.act).filter((unit) => standings.includes(reviewStanding(review, unit)));
