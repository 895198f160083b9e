import type { EventDraft, JointReviewOpened, OpeningReviewPlanned, PastEvent } from '@fonds/event-contracts';
import { type Deed, lawOf } from '@fonds/holdings';
import { namedUnits, ok, refuse, type Decider, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';
import { agree, coordinate, giveOpinion, type OpinionOrder } from './conclusion.rule';
import { consent, reject, submit, type ExtensionOrder, type Reassessment } from './extension.rule';
import { drawCatalogue, orderOpening, type CatalogueEntry, type OpenOrder } from './order-opening.rule';
import { evolveOpening, unitsStanding, type OpeningReview } from './opening.state';
import type { Partner } from './review-partner.rule';
import { jointTooEarly } from './step-days.rule';

export type OpeningCommand = { readonly deed: Deed } & (
  | {
      readonly kind: 'plan';
      readonly plan: OpeningReviewPlanned;
      /** The custodian is a state archives (国家档案馆). */
      readonly stateArchives: boolean;
    }
  | { readonly kind: 'open-review'; readonly partner: Partner }
  | ({ readonly kind: 'opinion' } & OpinionOrder)
  | { readonly kind: 'agree'; readonly units: readonly string[]; readonly secret: readonly string[] }
  | ({
      readonly kind: 'coordinate';
      readonly authority: string;
      readonly document?: string;
      readonly secret: readonly string[];
    } & Omit<OpinionOrder, 'side'>)
  | ({ readonly kind: 'submit' } & ExtensionOrder)
  | ({
      readonly kind: 'consent';
      readonly document?: string;
      readonly reassess?: Reassessment;
    } & ExtensionOrder)
  | ({ readonly kind: 'reject'; readonly ground: string } & ExtensionOrder)
  | { readonly kind: 'draw-catalogue'; readonly rows: readonly CatalogueEntry[] }
  | { readonly kind: 'take-out'; readonly units: readonly string[]; readonly ground: string }
  | ({ readonly kind: 'order' } & OpenOrder)
  | { readonly kind: 'withdraw'; readonly ground: string }
);

type Drafts = Result<readonly EventDraft[]>;
type Refused = Extract<Drafts, { ok: false }>;

/** E58–E64, INV-19…24: what the two sides, the director and the authority may do with a review, and when. */
export const openingDecider: Decider<OpeningReview | undefined, OpeningCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveOpening,
  decide(command, review) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'plan') return review ? refuse(plainRefusal('opening-exists')) : plan(command);
    if (!review) return refuse(plainRefusal('opening-unknown'));
    return decideKnown(command, review);
  },
};

function plan({ plan: data, stateArchives, deed }: Extract<OpeningCommand, { kind: 'plan' }>): Drafts {
  // O19 2 was read; since when it is in force was not: until then a recorded decision may say otherwise.
  const sure = lawOf(deed).enforces('INV-19');
  if (!stateArchives && (sure || !deed.reason))
    return refuse(ruleRefusal('opening-only-archives', 'INV-19', { default: !sure }));
  // INV-24 is a default of this design: closing again is a new review, with its reason.
  if (data.purpose === 'reclosing' && !data.ground)
    return refuse(ruleRefusal('opening-reason-missing', 'INV-24'));
  return ok([{ type: 'OpeningReviewPlanned', data, rules: ['INV-19', 'INV-24'] }]);
}

function decideKnown(command: Exclude<OpeningCommand, { kind: 'plan' }>, review: OpeningReview): Drafts {
  const { act } = review;
  if (act.closed || act.withdrawn) return refuse(plainRefusal('act-ended'));
  // After the seal only the gate answers (architecture.md §5, step 3).
  if (act.sealed) return refuse(ruleRefusal('act-sealed', 'INV-02', { root: act.sealed.root }));
  switch (command.kind) {
    case 'open-review':
      return openReview(review, command);
    case 'opinion':
      return underReview(review, command.units) ?? giveOpinion(review, command);
    case 'agree':
      return underReview(review, command.units) ?? agree(review, command);
    case 'coordinate':
      return underReview(review, command.units) ?? coordinate(review, command);
    case 'submit':
      return underReview(review, command.units) ?? submit(review, command);
    case 'consent':
      return underReview(review, command.units) ?? consent(review, command);
    case 'reject':
      return underReview(review, command.units) ?? reject(review, command);
    case 'draw-catalogue':
      return (
        underReview(
          review,
          command.rows.map(({ unit }) => unit),
        ) ?? drawCatalogue(review, command.rows)
      );
    case 'take-out':
      return underReview(review, command.units) ?? takeOut(review, command);
    case 'order':
      return claimsDone(review) ?? orderOpening(review, command);
    case 'withdraw':
      return ok([{ type: 'ActWithdrawn', data: { ground: command.ground }, rules: ['INV-02'] }]);
  }
}

function openReview(
  review: OpeningReview,
  { partner, deed }: Extract<OpeningCommand, { kind: 'open-review' }>,
): Drafts {
  const { act, joint } = review;
  if (joint) return refuse(plainRefusal('opening-review-open'));
  if (!act.listed) return refuse(plainRefusal('list-open'));
  const early = jointTooEarly(review, deed.businessDate);
  if (early) return refuse(early);
  const data: JointReviewOpened = { ...act.listed, ...partner };
  return ok([{ type: 'JointReviewOpened', data, rules: ['INV-20'] }]);
}

/** Nothing is opened, or closed again, without a review of it: what is taken out stays as it was. */
const takeOut = (
  { plan }: OpeningReview,
  { units, ground }: Extract<OpeningCommand, { kind: 'take-out' }>,
): Drafts =>
  ok([
    {
      type: 'OpeningUnitsTakenOut',
      data: { units: [...units], ground },
      rules: [plan.purpose === 'reclosing' ? 'INV-24' : 'INV-19'],
    },
  ]);

/** S4: nothing is said of a unit, and nothing opened, before the joint review is open. */
function claimsDone({ act, joint }: OpeningReview): Refused | undefined {
  if (!joint) return refuse(ruleRefusal('opening-no-review', 'INV-20'));
  return act.claimedParts.size < act.parts.length ? refuse(plainRefusal('claims-under-way')) : undefined;
}

const STANDING = ['in-review', 'disputed', 'agreed-open', 'agreed-closed', 'submitted'] as const;

/** Only of what is in the review now: not refused at its claim, taken out, or extended. */
function underReview(review: OpeningReview, units: readonly string[]): Refused | undefined {
  const early = claimsDone(review);
  if (early) return early;
  if (!units.length) return refuse(plainRefusal('opening-nothing-to-do'));
  const present = new Set(unitsStanding(review, ...STANDING));
  const gone = units.filter((unit) => !present.has(unit));
  return gone.length ? refuse(plainRefusal('not-in-the-list', namedUnits(gone))) : undefined;
}
