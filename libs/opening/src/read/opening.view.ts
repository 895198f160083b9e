import { balanceOf, manifestOf, nextStep, progressOf, type ActException, type ActStep } from '@fonds/acts';
import type { OpeningReviewPlanned } from '@fonds/event-contracts';
import {
  conclusionOf,
  reviewStanding,
  submittedTo,
  type Conclusion,
  type Consent,
  type OpeningReview,
  type Opinion,
  type ReviewStanding,
} from '../domain/opening.state';

/** An organisation or account of a review, by its id, and its name where it is registered. */
export interface NamedInReview {
  readonly id: string;
  readonly name?: string;
}

/** An account by which titles were looked through for personal data before they were published, and on which day. */
export interface TitleCheck {
  readonly account: NamedInReview;
  readonly on: string;
  /** Ids of the events that drew what it looked through. */
  readonly drawings: readonly string[];
}

export interface OpeningView {
  readonly act: string;
  readonly fonds: string;
  readonly archives: NamedInReview;
  readonly purpose: OpeningReviewPlanned['purpose'];
  readonly year?: number;
  readonly early?: string;
  readonly ground?: string;
  readonly note?: string;
  readonly phase: 'planned' | 'in-review' | 'sealed' | 'opened' | 'closed' | 'withdrawn';
  /** With whom it is reviewed (INV-20). */
  readonly partner?: NamedInReview;
  readonly partnerAs?: 'forming' | 'transferring' | 'successor' | 'none';
  readonly formerUnit?: NamedInReview;
  readonly function?: string;
  /** Units of the list by where they stand. */
  readonly counts: { readonly [standing: string]: number };
  /** Before whom extensions lie. */
  readonly submittedTo: readonly NamedInReview[];
  /** Units of which a row of the catalogue to be published is drawn. */
  readonly catalogue: number;
  /** Rows of it, of units and of what lies within them, that bear another title than is described. */
  readonly retitled: number;
  /** As the order states it (INV-23); empty without one that stands. */
  readonly checks: readonly TitleCheck[];
  readonly progress?: { readonly step: ActStep['kind']; readonly done: number; readonly total: number };
  readonly exceptions: readonly ActException[];
  readonly gateRefusal?: { readonly code: string; readonly rule?: string; readonly facts: unknown };
  readonly balance: ReturnType<typeof balanceOf>;
  readonly revision: number;
}

const SHOWN_EXCEPTIONS = 100;

/** Of organisations, and of accounts. */
export const partiesOf = (review: OpeningReview): readonly string[] => [
  ...new Set(
    [
      review.plan.custodian,
      review.joint?.partner,
      review.joint?.formerUnit,
      ...review.checks.map(({ account }) => account),
      ...manifestOf(review.act).map((unit) => submittedTo(review, unit)),
    ].flatMap((id) => id ?? []),
  ),
];

export function openingView(
  id: string,
  review: OpeningReview,
  named: (id: string) => NamedInReview,
): OpeningView {
  const { act, plan, joint } = review;
  const { purpose, year, early, ground, note } = plan;
  const step = nextStep(act);
  const counts: Record<string, number> = {};
  const authorities = new Set<string>();
  let [catalogue, retitled] = [0, 0];
  for (const part of act.parts)
    for (const unit of part.keys()) {
      const standing = reviewStanding(review, unit);
      counts[standing] = (counts[standing] ?? 0) + 1;
      const authority = submittedTo(review, unit);
      if (authority && standing === 'submitted') authorities.add(authority);
      const row = standing === 'agreed-open' ? review.catalogue.get(unit) : undefined;
      if (!row) continue;
      catalogue += 1;
      retitled += [row, ...(review.within.get(unit) ?? [])].filter(({ edited }) => edited).length;
    }
  return {
    act: id,
    fonds: plan.fonds,
    archives: named(plan.custodian),
    purpose,
    ...(year !== undefined && { year }),
    ...(early && { early }),
    ...(ground && { ground }),
    ...(note && { note }),
    phase: phaseOf(review),
    ...(joint && {
      partnerAs: joint.as,
      ...(joint.partner && { partner: named(joint.partner) }),
      ...(joint.formerUnit && { formerUnit: named(joint.formerUnit) }),
      ...(joint.function && { function: joint.function }),
      ...(joint.ground && { ground: joint.ground }),
    }),
    counts,
    submittedTo: [...authorities].map(named),
    catalogue,
    retitled,
    checks: checksOf(review).map(({ account, ...check }) => ({ account: named(account), ...check })),
    ...(step && { progress: { step: step.kind, ...progressOf(act) } }),
    exceptions: act.exceptions.slice(0, SHOWN_EXCEPTIONS),
    ...(act.refused && { gateRefusal: act.refused }),
    balance: balanceOf(act),
    revision: act.revision,
  };
}

/** An order that the gate refused is none: what is published by the next one is looked through again. */
const checksOf = ({ act, checks }: OpeningReview): OpeningReview['checks'] => (act.sealed ? checks : []);

function phaseOf({ act, joint }: OpeningReview): OpeningView['phase'] {
  if (act.withdrawn) return 'withdrawn';
  if (act.decided) return 'opened';
  if (act.closed) return 'closed';
  if (act.sealed) return 'sealed';
  return joint ? 'in-review' : 'planned';
}

/** A unit of a review with what each side, both together and the authority have said of it. */
export interface ReviewedUnit {
  readonly unit: string;
  readonly code?: string;
  readonly title?: string;
  readonly dates?: string;
  readonly standing: ReviewStanding;
  readonly archives?: Opinion;
  readonly partner?: Opinion;
  readonly conclusion?: Conclusion;
  readonly submittedTo?: string;
  readonly consent?: Consent;
  /** Title under which it is published. */
  readonly publishedTitle?: string;
  readonly exception?: ActException;
}

export function reviewedUnit(review: OpeningReview, unit: string): ReviewedUnit {
  const [archives, partner] = [review.archives.get(unit), review.partner.get(unit)];
  const conclusion = conclusionOf(review, unit);
  const [authority, consent] = [submittedTo(review, unit), review.consents.get(unit)];
  const published = review.catalogue.get(unit);
  const exception = review.act.exceptions.find((each) => each.unit === unit);
  return {
    unit,
    standing: reviewStanding(review, unit),
    ...(archives && { archives }),
    ...(partner && { partner }),
    ...(conclusion && { conclusion }),
    ...(authority && { submittedTo: authority }),
    ...(consent && { consent }),
    ...(published && { publishedTitle: published.title }),
    ...(exception && { exception }),
  };
}
