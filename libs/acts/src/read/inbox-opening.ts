import type { DomainEvent } from '@fonds/event-contracts';
import type { Row } from '@fonds/projections';
import type { InboxItem, ItemMaker } from './inbox-item';
import { Marks } from './inbox-marks';
import type { Spoken } from './inbox-spoken';

/** An opening review, as far as somebody waits for it. An opinion that is given twice for one unit counts once. */
export function openingAfter(act: Row, event: DomainEvent, spoken: Spoken): Row {
  const marks = Marks.of(act);
  switch (event.type) {
    case 'JointReviewOpened': {
      const { partner = null } = event.data;
      return { ...act, stage: 'review', counterpart: partner };
    }
    case 'ActUnitsClaimed':
      return { ...act, marks: marks.plus({ left: event.data.refused.length }) };
    case 'OpeningUnitsTakenOut': {
      // Of what has left nobody needs to speak, and nothing that was said of it counts.
      const { units } = event.data;
      return { ...act, marks: marks.plus({ left: units.length, ...unsaid(spoken, units) }) };
    }
    case 'OpeningOpinionGiven': {
      const { side, units } = event.data;
      return { ...act, marks: marks.plus({ [side]: spoken.hears(side, units) }) };
    }
    case 'OpeningAgreed': {
      const { opinion, units } = event.data;
      const said = opinion === '开放' ? 'open' : 'closed';
      return { ...act, marks: marks.plus({ [said]: spoken.hears(said, units) }) };
    }
    case 'ExtensionSubmitted': {
      const { authority, units } = event.data;
      const asked = { ...act, marks: marks.with({ authority }) };
      return { ...asked, marks: Marks.of(asked).plus({ submitted: spoken.hears('submitted', units) }) };
    }
    case 'ExtensionConsented':
      return { ...act, marks: marks.plus({ consented: event.data.units.length }) };
    case 'ExtensionRejected': {
      // Back before both sides.
      return { ...act, marks: marks.plus(unsaid(spoken, event.data.units)) };
    }
    default:
      return act;
  }
}

const unsaid = (spoken: Spoken, units: readonly string[]): { readonly [side: string]: number } =>
  Object.fromEntries(Object.entries(spoken.forgets(units)).map(([side, n]) => [side, -n]));

/** Whose turn it is: the archives', the other side's, or the authority's. */
export function openingItems(act: Row, item: ItemMaker): readonly InboxItem[] {
  const { stage, counterpart } = act;
  if (stage === 'listed') return [item('review', 'opening-to-review')];
  if (stage === 'refused') return [item('refused', 'opening-refused')];
  if (stage !== 'review') return [];
  const marks = Marks.of(act);
  const n = (name: string): number => marks.count(name);
  const units = Number(act.units ?? 0) - n('left');
  const found: InboxItem[] = [];
  if (n('open') + n('closed') < units) {
    const ours = n('archives') < units;
    const theirs = counterpart !== null && n('partner') < units;
    if (ours) found.push(item('opinion from', 'opening-opinion'));
    if (theirs) found.push(item('opinion to', 'opening-opinion', 'to'));
    if (!ours && !theirs) found.push(item('conclude', 'opening-to-conclude'));
  }
  if (n('closed') > n('submitted')) found.push(item('submit', 'extension-to-submit'));
  const authority = marks.text('authority');
  if (authority !== undefined && n('submitted') > n('consented'))
    found.push({
      ...item('answer', 'extension-to-answer'),
      organisation: authority,
      party: String(act.custodian),
    });
  if (n('open') > 0 && n('open') + n('consented') >= units) found.push(item('order', 'opening-to-order'));
  return found;
}
