import type { EventDraft } from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import {
  namedUnits,
  ok,
  refuse,
  type Citation,
  type CivilDate,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { dueDay, ruleRefusal } from '@fonds/law';
import { toSubmit } from './conclusion.rule';
import { conclusionOf, submissionOf, type OpeningReview } from './opening.state';
import { submissionTooEarly } from './step-days.rule';

export interface ExtensionOrder {
  readonly authority: string;
  readonly units: readonly string[];
  /** Why the authority is not the one that is competent on the day of the deed (INV-21). */
  readonly refusal?: Refusal;
}

/** When a closure is looked at again by a local rule (E103), and which rule says so. */
export interface Reassessment {
  readonly by: CivilDate;
  readonly basis: readonly Citation[];
}

type Drafts = Result<readonly EventDraft[]>;
type Refused = Extract<Drafts, { ok: false }>;

/** Who agrees to an extension was settled otherwise in each regime (domain.md §1.0): the article of that day. */
const agreedUnder = (deed: Deed): readonly Citation[] => lawOnDay(deed).regime.extension.basis;

/** E62: the catalogue of what both sides want to stay closed, to the authority that is competent on the day. */
export function submit(
  review: OpeningReview,
  { authority, units, refusal, deed }: ExtensionOrder & { readonly deed: Deed },
): Drafts {
  if (refusal) return refuse(refusal);
  const other = units.filter((unit) => !toSubmit(review, unit));
  if (other.length) return refuse(ruleRefusal('opening-not-to-submit', 'INV-21', namedUnits(other)));
  const early = submissionTooEarly(review, units, deed.businessDate);
  if (early) return refuse(early);
  return ok([
    {
      type: 'ExtensionSubmitted',
      data: { authority, units: [...units], ...(deed.reason && { decision: deed.reason }) },
      rules: ['INV-21'],
      basis: agreedUnder(deed),
    },
  ]);
}

/** Before this authority, on no day before it was asked, and by somebody who has no hand in the proposal. */
function answerable(
  review: OpeningReview,
  { authority, units }: ExtensionOrder,
  { account, businessDate }: Deed,
): Refused | undefined {
  const other = units.filter((unit) => submissionOf(review, unit)?.authority !== authority);
  if (other.length) return refuse(ruleRefusal('opening-not-submitted', 'INV-21', namedUnits(other)));
  const asked = units.map((unit) => submissionOf(review, unit)?.on).find((on) => on && on > businessDate);
  if (asked) return refuse(ruleRefusal('answered-before-submission', 'INV-21', { asked, on: businessDate }));
  const { archives, partner, submitted } = review.hands;
  return [archives, partner, submitted].some((hands) => hands.has(account))
    ? refuse(ruleRefusal('opening-same-person', 'INV-21'))
    : undefined;
}

/**
 * The authority that is competent on the day of its consent: the law may have changed since it was asked. From here the
 * units stay closed, and are reassessed (CLK-09; five years are a default).
 */
export function consent(
  review: OpeningReview,
  {
    authority,
    units,
    document,
    refusal,
    reassess,
    deed,
  }: ExtensionOrder & {
    readonly document?: string;
    /** By a local rule, where one gives the time (E103). */
    readonly reassess?: Reassessment;
    readonly deed: Deed;
  },
): Drafts {
  const refused = answerable(review, { authority, units }, deed);
  if (refused) return refused;
  if (refusal) return refuse(refusal);
  const due = dueDay('CLK-09', deed.businessDate, lawOnDay(deed));
  if (typeof due !== 'object') throw new Error('the reassessment of an extension has a length in years');
  return ok([
    {
      type: 'ExtensionConsented',
      data: {
        authority,
        units: [...units],
        ...(document && { document }),
        reassessBy: reassess?.by ?? due.computed,
      },
      rules: ['INV-21', 'CLK-09'],
      basis: [...agreedUnder(deed), ...(reassess?.basis ?? [])],
    },
  ]);
}

/** Whoever was asked sends it back, also one that the law no longer names: nothing is closed by that. */
export function reject(
  review: OpeningReview,
  { authority, units, ground, deed }: ExtensionOrder & { readonly ground: string; readonly deed: Deed },
): Drafts {
  return (
    answerable(review, { authority, units }, deed) ??
    ok([
      {
        type: 'ExtensionRejected',
        data: { authority, units: [...units], ground },
        rules: ['INV-21'],
        basis: agreedUnder(deed),
      },
    ])
  );
}

/** What the stream of a unit receives when it leaves the review closed. */
export function extensionOf(review: OpeningReview, act: string, unit: string): EventDraft | undefined {
  const [consented, conclusion] = [review.consents.get(unit), conclusionOf(review, unit)];
  if (!consented || !conclusion || conclusion.opinion === '开放' || !conclusion.ground) return undefined;
  const { event, since, reassessBy, authority, document } = consented;
  const { opinion, ground, text, until } = conclusion;
  return {
    type: 'OpeningExtended',
    data: {
      act,
      state: opinion,
      ground,
      ...(text && { text }),
      ...(until && { until }),
      since,
      reassessBy,
      authority,
      consent: event,
      ...(document && { document }),
    },
    rules: ['INV-21', 'CLK-09', ...(review.plan.purpose === 'reclosing' ? ['INV-24'] : [])],
  };
}
