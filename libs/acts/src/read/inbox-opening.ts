import type { DomainEvent } from '@fonds/event-contracts';
import type { Row } from '@fonds/projections';
import type { InboxItem, ItemMaker } from './inbox-item';
import { LEFT, Marks } from './inbox-marks';
import { DIFFER, type Spoken } from './inbox-spoken';

/** An opening review, as far as somebody waits for it. An opinion that is given twice for one unit counts once. */
export function openingAfter(act: Row, event: DomainEvent, spoken: Spoken): Row {
  const marks = Marks.of(act);
  switch (event.type) {
    case 'JointReviewOpened': {
      const { partner = null } = event.data;
      return { ...act, stage: 'review', counterpart: partner };
    }
    case 'ActUnitsClaimed':
      return { ...act, marks: marks.plus({ [LEFT]: event.data.refused.length }) };
    case 'OpeningUnitsTakenOut':
    case 'ActUnitsReleased': {
      const units = leftIn(event);
      return { ...act, marks: marks.plus({ [LEFT]: units.length, ...spoken.forgets(units) }) };
    }
    case 'OpeningOpinionGiven': {
      const { side, units, opinion, ground = '', until = '' } = event.data;
      return { ...act, marks: marks.plus(spoken.hears(side, units, [opinion, ground, until].join(' '))) };
    }
    case 'OpeningAgreed': {
      const { opinion, units } = event.data;
      const said = opinion === '开放' ? 'open' : 'closed';
      return { ...act, marks: marks.plus(spoken.hears(said, units)) };
    }
    case 'ExtensionSubmitted': {
      const { authority, units } = event.data;
      const asked = { ...act, marks: marks.with({ authority }) };
      return { ...asked, marks: Marks.of(asked).plus(spoken.hears('submitted', units)) };
    }
    case 'ExtensionConsented':
      return { ...act, marks: marks.plus({ consented: event.data.units.length }) };
    case 'ExtensionRejected': {
      // Back before both sides.
      return { ...act, marks: marks.plus(spoken.forgets(event.data.units)) };
    }
    default:
      return act;
  }
}

/**
 * Units that leave a review: nobody needs to speak of them, and nothing that was said of them counts. What is given back for
 * another reason than a fact was taken out or consented to before, or the review is at its end.
 */
export function leftIn(event: DomainEvent<'OpeningUnitsTakenOut' | 'ActUnitsReleased'>): readonly string[] {
  const { type, data } = event;
  return type === 'OpeningUnitsTakenOut' || data.why === 'changed' || data.why === 'lost' ? data.units : [];
}

/**
 * Whose turn it is: the archives', the other side's, or the authority's. Where both differ it coordinates (REG 30(3)): the
 * one before which the review lies already, else whichever the query finds over the archives.
 */
export function openingItems(act: Row, item: ItemMaker): readonly InboxItem[] {
  const { stage, counterpart } = act;
  if (stage === 'listed') return [item('review', 'opening-to-review')];
  const marks = Marks.of(act);
  const n = (name: string): number => marks.count(name);
  if (stage === 'refused') return [{ ...item('refused', 'opening-refused'), units: n('open') }];
  if (stage !== 'review') return [];
  const units = Number(act.units ?? 0) - n(LEFT);
  const unconcluded = units - n('open') - n('closed');
  const agreed = unconcluded - n(DIFFER);
  const unsaid = { from: units - n('archives'), to: counterpart === null ? 0 : units - n('partner') };
  const unsubmitted = n('closed') - n('submitted');
  const unanswered = n('submitted') - n('consented');
  const found: InboxItem[] = [];
  if (unconcluded > 0) {
    if (unsaid.from > 0) found.push({ ...item('opinion from', 'opening-opinion'), units: unsaid.from });
    if (unsaid.to > 0) found.push({ ...item('opinion to', 'opening-opinion', 'to'), units: unsaid.to });
    if (unsaid.from <= 0 && unsaid.to <= 0 && agreed > 0)
      found.push({ ...item('conclude', 'opening-to-conclude'), units: agreed });
  }
  const authority = marks.text('authority');
  const before = authority !== undefined && { organisation: authority, party: String(act.custodian) };
  if (n(DIFFER) > 0)
    found.push({
      ...item('coordinate', 'opening-to-coordinate'),
      ...(unanswered > 0 && before),
      units: n(DIFFER),
    });
  if (unsubmitted > 0) found.push({ ...item('submit', 'extension-to-submit'), units: unsubmitted });
  if (before && unanswered > 0)
    found.push({ ...item('answer', 'extension-to-answer'), ...before, units: unanswered });
  if (n('open') > 0 && n('open') + n('consented') >= units)
    found.push({ ...item('order', 'opening-to-order'), units: n('open') });
  return found;
}
