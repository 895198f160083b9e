import type { ActKindSpec } from '@fonds/acts';
import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import type { Unit } from '@fonds/holdings';
import type { Refusal } from '@fonds/kernel';
import { ruleRefusal, law } from '@fonds/law';
import type { LocalClocks } from '@fonds/radar';
import { extensionOf } from '../domain/extension.rule';
import { ageRefusal, fitnessOf, secretRefusal } from '../domain/opening-age.rule';
import { openingOf, type OpeningReview } from '../domain/opening.state';
import { beforeConclusion } from '../domain/order-opening.rule';
import { localAgeOf, openingDue } from './opening-due';

const folded = new WeakMap<readonly PastEvent[], OpeningReview>();

/** A hundred thousand units ask the same review: it is folded once for each reading of the act. */
function reviewOf(events: readonly PastEvent[]): OpeningReview {
  const known = folded.get(events) ?? openingOf(events);
  if (!known) throw new Error('not an opening review');
  folded.set(events, known);
  return known;
}

/** What a review of this purpose is about: what is not open, what was extended, or what is open. */
function wrongState(
  { opening, description }: Unit,
  purpose: OpeningReview['plan']['purpose'],
): Refusal | undefined {
  const state = description.opening ?? '未审核';
  switch (purpose) {
    case 'opening':
      return state === '开放' ? ruleRefusal('opening-already-open', 'INV-24', { opening: state }) : undefined;
    case 'reassessment':
      return (opening && opening.state !== '开放') || state === '延期开放' || state === '控制'
        ? undefined
        : ruleRefusal('opening-not-extended', 'INV-21', { opening: state });
    case 'reclosing':
      return state === '开放' ? undefined : ruleRefusal('opening-not-open', 'INV-24', { opening: state });
  }
}

/** E58–E63: an opening review asks the gate to open what both sides concluded to open. */
export const openingKind = (localClocks: Pick<LocalClocks, 'on'>): ActKindSpec => ({
  kind: 'opening',
  described: false,
  stoppable: () => 'opening',
  claimable: (_unit, state, events) => wrongState(state, reviewOf(events).plan.purpose),
  effect({ events, of }) {
    // The one that sealed: an order before it was refused at the gate.
    const ordered = events.findLast((event) => event.type === 'OpeningOrdered');
    if (ordered?.type !== 'OpeningOrdered')
      throw new Error('an opening is ordered before it passes the gate');
    const { form, place } = ordered.data;
    const { root, count } = ordered.data.catalogue;
    const { plan } = reviewOf(events);
    return {
      event: {
        type: 'ItemsOpened',
        data: {
          of,
          since: ordered.businessDate,
          institution: plan.custodian,
          catalogue: { root, count },
          form,
          place,
        },
      },
      paper: false,
      papers: events.filter(({ type }) => CITED.has(type)).map(({ id }) => id),
    };
  },
  async redated({ events, after, lawData, units }): Promise<readonly Refusal[]> {
    const { plan, concludedOn } = reviewOf(events);
    const [then, rules] = [law.at(after, lawData), await localClocks.on(after)];
    const local = localAgeOf(plan.custodian, after, rules);
    const dueFrom = openingDue(plan.custodian, then, rules);
    const fitness = new Map(
      [...units].map(([unit, state]) => [unit, fitnessOf(state, then, dueFrom)] as const),
    );
    const secret = [...fitness].flatMap(([unit, { secret: still }]) => (still ? [unit] : []));
    return [
      beforeConclusion(concludedOn, after),
      secretRefusal(secret),
      ageRefusal(fitness, {
        ...{ on: after, lawOn: then },
        ...(local && { local }),
        ...(plan.early && { early: plan.early }),
      }),
    ].flatMap((refusal) => refusal ?? []);
  },
  copies({ act, gate }): readonly EventDraft[] {
    const { since, institution } = gate.data as { since: string; institution: string };
    const fonds = gate.stream.slice('gate-'.length);
    const at = { fonds, revision: gate.revision, event: gate.id };
    return [{ type: 'UnitOpened', data: { act, gate: at, since, institution }, rules: ['INV-23'] }];
  },
  released({ act, unit, events }): readonly EventDraft[] {
    const extended = extensionOf(reviewOf(events), act, unit);
    return extended ? [extended] : [];
  },
});

const CITED: ReadonlySet<string> = new Set(['JointReviewOpened', 'OpeningAgreed', 'OpeningOrdered']);
