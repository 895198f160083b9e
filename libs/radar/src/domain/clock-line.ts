import type { ClockRan } from '@fonds/event-contracts';

/** What one day of the clock says of one fonds and clock. */
export type ClockLine = ClockRan['lines'][number];

/** Orders to put something right (CLK-14) that a day noticed: they lie over bodies, not over units. */
export type ClockOrders = NonNullable<ClockRan['orders']>;
