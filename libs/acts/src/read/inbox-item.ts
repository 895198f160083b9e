import type { LoggedEvent, Row } from '@fonds/projections';

/** A row of which nothing is said but what it is about, and since when it waits. */
export const blankItem = (subject: string, stored: LoggedEvent['stored']): Row => ({
  subject,
  party: null,
  fonds: null,
  unit: null,
  side: null,
  capacity: null,
  revision: null,
  units: null,
  due: null,
  not_by: [],
  since: stored.meta.recordedAt,
  position: stored.position.toString(),
});

/** One thing that waits, as the act that it belongs to has it. */
export interface InboxItem {
  /** Tells it from the others of its act. */
  readonly item: string;
  readonly kind: string;
  readonly organisation: string;
  readonly party: string | null;
  readonly fonds: string | null;
  readonly side: string | null;
  readonly capacity: string | null;
  readonly units: number | null;
  readonly not_by: readonly string[];
}

/** An item of one act: its name there, its kind, the side whose turn it is, and who may not. */
export type ItemMaker = (
  name: string,
  kind: string,
  side?: 'from' | 'to',
  notBy?: readonly string[],
) => InboxItem;
