import type { EventType } from '@fonds/event-contracts';
import type { LoggedEvent, Rows } from '@fonds/projections';
import { blankItem } from './inbox-item';

/**
 * A loss is also an incident, and that is to be reported (AL 44, E56): by unit, the loss of which nobody has said so yet;
 * none where the incident was told before its loss.
 */
export const LOSS_TABLE = {
  name: 'inbox_loss',
  columns: { unit: 'uuid', loss: 'uuid' },
  key: ['unit'],
  group: 'unit',
} as const;

export const LOSS_TYPES = [
  'LossRecorded',
  'RecoveryRecorded',
  'IncidentReported',
] as const satisfies readonly EventType[];

export const isAboutLoss = ({ event }: LoggedEvent): boolean =>
  (LOSS_TYPES as readonly string[]).includes(event.type);

type Groups = readonly { readonly table: string; readonly group: string }[];

const unitsOf = ({ event }: LoggedEvent): readonly string[] => {
  switch (event.type) {
    case 'LossRecorded':
    case 'RecoveryRecorded':
      return event.data.of.units ?? [];
    case 'IncidentReported':
      return event.data.kind === '丢失' ? (event.data.of?.units ?? []) : [];
    default:
      return [];
  }
};

export const lossTouches = (logged: LoggedEvent): Groups =>
  unitsOf(logged).map((group) => ({ table: LOSS_TABLE.name, group }));

/** The items of the losses that its units wait for. */
export function lossNeeds(logged: LoggedEvent, rows: Rows): Groups {
  const waiting = unitsOf(logged).flatMap((unit) => rows.get(LOSS_TABLE.name, { unit })?.loss ?? []);
  return [...new Set(waiting.map(String))].map((group) => ({ table: 'inbox_item', group }));
}

export function foldLoss(logged: LoggedEvent, rows: Rows): void {
  const { event, stored } = logged;
  let waiting = 0;
  for (const unit of unitsOf(logged)) {
    const known = rows.get(LOSS_TABLE.name, { unit });
    if (known) rows.remove(LOSS_TABLE.name, known);
    if (known?.loss) settled(String(known.loss), rows);
    if (event.type === 'LossRecorded' && known?.loss !== null) {
      rows.put(LOSS_TABLE.name, { unit, loss: stored.id });
      waiting += 1;
    }
    if (event.type === 'IncidentReported' && !known?.loss) rows.put(LOSS_TABLE.name, { unit, loss: null });
  }
  if (waiting)
    rows.put('inbox_item', {
      ...blankItem(stored.id, stored),
      item: 'incident',
      kind: 'loss-to-report',
      // Custody stays with whom it was lost by (E57).
      organisation: stored.meta.actor.organisation ?? null,
      fonds: stored.stream.slice('gate-'.length),
      revision: stored.revision,
      units: waiting,
    });
}

/** One unit less waits for the report of a loss. */
function settled(loss: string, rows: Rows): void {
  const item = rows.get('inbox_item', { subject: loss, item: 'incident' });
  if (!item) return;
  const left = Number(item.units) - 1;
  if (left) rows.put('inbox_item', { ...item, units: left });
  else rows.remove('inbox_item', item);
}
