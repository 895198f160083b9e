import type { DomainEvent } from '@fonds/event-contracts';
import type { Row, Rows } from '@fonds/projections';
import { redate } from './accession-rows';

export function foldLot(
  event: DomainEvent<'LotRegistered' | 'LotArranged' | 'LotClosed' | 'LotDateCorrected'>,
  id: string,
  position: string,
  rows: Rows,
): void {
  if (event.type === 'LotRegistered') {
    const { archives, fonds, title, owner, estimate, extent, on } = event.data;
    rows.put('lot', {
      id,
      archives,
      fonds: fonds ?? null,
      title,
      owner_kind: owner.kind,
      owner: owner.organisation ?? null,
      registered_on: on,
      files: estimate.files ?? null,
      items: estimate.items ?? null,
      metres: estimate.metres ?? null,
      extent: extent ?? null,
      arranged_files: 0,
      arranged_items: 0,
      closed_on: null,
      explanation: null,
      position,
    });
    return;
  }
  const row: Row | undefined = rows.get('lot', { id: event.type === 'LotArranged' ? event.data.lot : id });
  if (!row) return;
  if (event.type === 'LotDateCorrected') {
    rows.put('lot', { ...row, registered_on: event.data.after });
    // Where it came in by an accession, that one's day.
    redate(id, event.data.after, position, rows);
    return;
  }
  rows.put(
    'lot',
    event.type === 'LotClosed'
      ? { ...row, closed_on: event.data.on, explanation: event.data.explanation ?? null }
      : {
          ...row,
          arranged_files: Number(row.arranged_files) + event.data.files,
          arranged_items: Number(row.arranged_items) + event.data.items,
        },
  );
}
