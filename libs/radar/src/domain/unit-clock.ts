/** Clocks that run over units. CLK-03 takes the place of CLK-01 and CLK-02 where an extension was approved (E20). */
export const UNIT_CLOCKS = ['CLK-01', 'CLK-02', 'CLK-03', 'CLK-08', 'CLK-10', 'CLK-13'] as const;
export type UnitClock = (typeof UNIT_CLOCKS)[number];
