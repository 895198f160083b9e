import type { EventDraft } from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import { namedUnits, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal, type RuleId } from '@fonds/law';
import { secretRefusal } from './opening-age.rule';
import { conclusionTooEarly, opinionTooEarly } from './step-days.rule';
import {
  conclusionOf,
  sameOpinion,
  submittedTo,
  type Opinion,
  type OpeningReview,
  type OpeningSide,
} from './opening.state';

export interface OpinionOrder {
  readonly side: OpeningSide;
  readonly opinion: Opinion;
  readonly units: readonly string[];
  /** Of them, those that are still secret on the day. */
  readonly secret: readonly string[];
}

type Drafts = Result<readonly EventDraft[]>;
type Refused = Extract<Drafts, { ok: false }>;

/** E60: each side for itself, unit by unit; not to open needs one of the four grounds (O19 8). */
export function giveOpinion(
  review: OpeningReview,
  { side, opinion, units, secret, deed }: OpinionOrder & { readonly deed: Deed },
): Drafts {
  const refusal =
    wordsRefusal(review, opinion, secret) ?? concluded(review, units) ?? otherSide(review, side, deed);
  if (refusal) return refusal;
  if (side === 'partner' && !review.joint?.partner) return refuse(ruleRefusal('opening-alone', 'INV-20'));
  const early = opinionTooEarly(review, units, deed.businessDate);
  if (early) return refuse(early);
  return ok([
    {
      type: 'OpeningOpinionGiven',
      data: { side, ...opinion, units: [...units] },
      rules: ['INV-20', ...(opinion.opinion === '开放' ? ['INV-22'] : ['INV-21'])] as RuleId[],
    },
  ]);
}

/** What an opinion or a coordinated conclusion must say, whoever says it. */
function wordsRefusal(
  { plan }: OpeningReview,
  { opinion, ground, until }: Opinion,
  secret: readonly string[],
): Refused | undefined {
  if (opinion === '开放') {
    if (ground || until) return refuse(plainRefusal('opening-ground-not-wanted'));
    // What stays open needs no conclusion: it is taken out of a review that would close it again.
    if (plan.purpose === 'reclosing') return refuse(ruleRefusal('opening-stays-open', 'INV-24'));
    const held = secretRefusal(secret);
    return held && refuse(held);
  }
  return ground ? undefined : refuse(ruleRefusal('opening-ground-missing', 'INV-21'));
}

function concluded(review: OpeningReview, units: readonly string[]): Refused | undefined {
  const known = units.filter((unit) => conclusionOf(review, unit));
  return known.length ? refuse(plainRefusal('opening-concluded', namedUnits(known))) : undefined;
}

/** INV-20: two sides are two people. */
function otherSide({ hands }: OpeningReview, side: OpeningSide, { account }: Deed): Refused | undefined {
  const other = side === 'archives' ? hands.partner : hands.archives;
  return other.has(account) ? refuse(ruleRefusal('opening-same-person', 'INV-20')) : undefined;
}

/** E61, S5: an agreement is the equality of both opinions; who differs asks the authority (REG 30(3)). */
export function agree(
  review: OpeningReview,
  {
    units,
    secret,
    deed,
  }: { readonly units: readonly string[]; readonly secret: readonly string[]; readonly deed: Deed },
): Drafts {
  const twice = concluded(review, units);
  if (twice) return twice;
  const alone = review.joint?.as === 'none';
  const silent = units.filter((unit) => !review.archives.get(unit) || (!alone && !review.partner.get(unit)));
  if (silent.length) return refuse(ruleRefusal('opening-opinion-missing', 'INV-20', namedUnits(silent)));
  const differing = units.filter((unit) => {
    const [one, other] = [review.archives.get(unit), review.partner.get(unit)];
    return !alone && one && other && !sameOpinion(one, other);
  });
  if (differing.length)
    return refuse(ruleRefusal('opening-opinions-differ', 'INV-20', namedUnits(differing)));
  const open = units.filter((unit) => review.archives.get(unit)?.opinion === '开放');
  const held = secretRefusal(secret.filter((unit) => open.includes(unit)));
  if (held) return refuse(held);
  const early = conclusionTooEarly(review, units, deed.businessDate);
  if (early) return refuse(early);
  return ok(
    grouped(review, units).map(([opinion, of]) => ({
      type: 'OpeningAgreed',
      data: { how: alone ? 'alone' : 'agreed', ...opinion, units: of },
      rules: ['INV-20'],
    })),
  );
}

/** One event for each opinion that was agreed on, in the order in which they come. */
function grouped(review: OpeningReview, units: readonly string[]): readonly [Opinion, string[]][] {
  const groups = new Map<string, [Opinion, string[]]>();
  for (const unit of units) {
    const given = review.archives.get(unit);
    if (!given) continue;
    const { text: _, ...opinion } = given;
    const key = JSON.stringify([opinion.opinion, opinion.ground, opinion.until]);
    const group: [Opinion, string[]] = groups.get(key) ?? [
      given.text ? { ...opinion, text: given.text } : opinion,
      [],
    ];
    group[1].push(unit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** REG 30(3): where both sides differ, the authority coordinates; the conclusion is what it records. */
export function coordinate(
  review: OpeningReview,
  {
    opinion,
    units,
    secret,
    authority,
    document,
    deed,
  }: Omit<OpinionOrder, 'side'> & {
    readonly authority: string;
    readonly document?: string;
    readonly deed: Deed;
  },
): Drafts {
  const refusal = wordsRefusal(review, opinion, secret) ?? concluded(review, units);
  if (refusal) return refusal;
  const agreed = units.filter((unit) => {
    const [one, other] = [review.archives.get(unit), review.partner.get(unit)];
    return !one || !other || sameOpinion(one, other);
  });
  if (agreed.length) return refuse(ruleRefusal('opening-not-disputed', 'INV-20', namedUnits(agreed)));
  if ([review.hands.archives, review.hands.partner].some((hands) => hands.has(deed.account)))
    return refuse(ruleRefusal('opening-same-person', 'INV-20'));
  const early = conclusionTooEarly(review, units, deed.businessDate);
  if (early) return refuse(early);
  return ok([
    {
      type: 'OpeningAgreed',
      data: { how: 'coordinated', ...opinion, authority, ...(document && { document }), units: [...units] },
      rules: ['INV-20'],
      basis: lawOnDay(deed).inForce('REG') ? [{ instrument: 'REG', article: '30(3)' }] : [],
    },
  ]);
}

/** Concluded to stay closed, and not before the authority. */
export const toSubmit = (review: OpeningReview, unit: string): boolean => {
  const conclusion = conclusionOf(review, unit);
  return conclusion !== undefined && conclusion.opinion !== '开放' && !submittedTo(review, unit);
};
