import type { DomainEvent } from '@fonds/event-contracts';
import type { Row } from '@fonds/projections';
import type { InboxItem, ItemMaker } from './inbox-item';
import { Marks } from './inbox-marks';
import type { Spoken } from './inbox-spoken';

/** Whoever gives opinions in an appraisal: its group, as one. */
const GROUP = 'group';

/** An appraisal (E46–E48), as far as somebody waits for it. */
export function appraisalAfter(act: Row, event: DomainEvent, spoken: Spoken): Row {
  switch (event.type) {
    case 'AppraisalUnitsListed':
      return {
        ...act,
        ...(event.data.last && { stage: 'listed' }),
        units: Number(act.units ?? 0) + event.data.units.length,
      };
    case 'AppraisalDecided': {
      // A later opinion takes the place of an earlier one: the unit counts once.
      const units = event.data.opinions.flatMap((opinion) => opinion.units);
      return { ...act, marks: Marks.of(act).plus(spoken.hears(GROUP, units)) };
    }
    case 'AppraisalReported':
      return { ...act, stage: 'reported' };
    case 'AppraisalWithdrawn':
      return { ...act, stage: 'withdrawn' };
    default:
      return act;
  }
}

/** REG 24: the group has an opinion of every unit, and files its report. */
export function appraisalItems(act: Row, item: ItemMaker): readonly InboxItem[] {
  if (act.stage !== 'listed') return [];
  return Marks.of(act).count(GROUP) < Number(act.units ?? 0)
    ? [item('opinion', 'appraisal-opinion')]
    : [item('report', 'appraisal-to-report')];
}
