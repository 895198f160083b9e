import type { EventType } from '@fonds/event-contracts';
import type { LoggedEvent, Rows } from '@fonds/projections';
import { blankItem } from './inbox-item';

export const ORDER_TYPES = [
  'RectificationOrdered',
  'RectificationReported',
  'ReinspectionHeld',
] as const satisfies readonly EventType[];

type OrderEvent = Extract<LoggedEvent['event'], { type: (typeof ORDER_TYPES)[number] }>;

export const isAboutOrder = (event: LoggedEvent['event']): event is OrderEvent =>
  (ORDER_TYPES as readonly string[]).includes(event.type);

/**
 * An order to put something right (E80): the body reports, the authority that ordered reinspects. Until a reinspection finds
 * it done both items are of the order; that of the authority counts from the report, or from the day after the order's own,
 * which is for the query to know.
 */
export function foldOrder(event: OrderEvent, stored: LoggedEvent['stored'], rows: Rows): void {
  const subject = event.data.order;
  switch (event.type) {
    case 'RectificationOrdered': {
      const { authority, organisation, dueOn: due } = event.data;
      const blank = { ...blankItem(subject, stored), due };
      rows.put('inbox_item', {
        ...{ ...blank, item: 'reinspect', kind: 'order-to-reinspect' },
        ...{ organisation: authority, party: organisation },
      });
      return rows.put('inbox_item', { ...blank, ...REPORT, organisation, party: authority });
    }
    case 'RectificationReported': {
      for (const row of rows.group('inbox_item', subject))
        if (row.item === REPORT.item) rows.remove('inbox_item', row);
        else rows.put('inbox_item', { ...row, ...sinceOf(stored) });
      return;
    }
    case 'ReinspectionHeld': {
      const waiting = rows.get('inbox_item', { subject, item: 'reinspect' });
      if (event.data.result === 'done' || !waiting) {
        for (const row of rows.group('inbox_item', subject)) rows.remove('inbox_item', row);
        return;
      }
      const { organisation: authority, party: organisation } = waiting;
      return rows.put('inbox_item', {
        ...{ ...waiting, ...REPORT, ...sinceOf(stored) },
        ...{ organisation: organisation ?? null, party: authority ?? null },
      });
    }
  }
}

const REPORT = { item: 'report', kind: 'order-to-report' } as const;

const sinceOf = ({ meta, position }: LoggedEvent['stored']) => ({
  since: meta.recordedAt,
  position: position.toString(),
});
