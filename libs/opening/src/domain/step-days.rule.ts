import type { CivilDate, Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import type { OpeningReview } from './opening.state';

/** A step on which another one rests (domain.md §4.7). */
export type EarlierStep = 'plan' | 'joint-review' | 'opinion' | 'conclusion' | 'rejection';

interface TakenStep {
  readonly step: EarlierStep;
  /** Absent: it was not taken. */
  readonly day: CivilDate | undefined;
}

/** The first of these steps that is later than the day of the one which rests on it. */
function afterIt(
  taken: readonly TakenStep[],
  on: CivilDate,
  rule: 'INV-20' | 'INV-21' = 'INV-20',
): Refusal | undefined {
  const later = taken.find(({ day }) => day !== undefined && day > on);
  return later && ruleRefusal('opening-step-too-early', rule, { on, step: later.step, day: later.day ?? '' });
}

/** E59 rests on the plan. */
export const jointTooEarly = ({ act }: OpeningReview, on: CivilDate): Refusal | undefined =>
  afterIt([{ step: 'plan', day: act.businessDate }], on);

/** E60 rests on the joint review, and anew on the rejection that put a unit back before both sides. */
export const opinionTooEarly = (
  { days }: OpeningReview,
  units: readonly string[],
  on: CivilDate,
): Refusal | undefined =>
  afterIt(
    [
      { step: 'joint-review', day: days.joint },
      ...units.map((unit) => ({ step: 'rejection' as const, day: days.settled.get(unit) })),
    ],
    on,
  );

/** E61 rests on what each side has said of the unit. */
export const conclusionTooEarly = (
  review: OpeningReview,
  units: readonly string[],
  on: CivilDate,
): Refusal | undefined =>
  opinionTooEarly(review, units, on) ??
  afterIt(
    units.flatMap((unit) =>
      [review.days.archives, review.days.partner].map((side) => ({
        step: 'opinion' as const,
        day: side.get(unit),
      })),
    ),
    on,
  );

/** E62 rests on the conclusion. */
export const submissionTooEarly = (
  { days }: OpeningReview,
  units: readonly string[],
  on: CivilDate,
): Refusal | undefined =>
  afterIt(
    units.map((unit) => ({ step: 'conclusion', day: days.settled.get(unit) })),
    on,
    'INV-21',
  );
