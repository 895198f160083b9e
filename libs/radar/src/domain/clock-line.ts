import type { ClockRan } from '@fonds/event-contracts';

/** What one day of the clock says of one fonds and clock. */
export type ClockLine = ClockRan['lines'][number];
