/**
 * Clocks that run over units. CLK-03 takes the place of CLK-01 and CLK-02 where an extension was approved (E20), CLK-09
 * that of CLK-08 where the authority consented that it stays closed (E62).
 */
export const UNIT_CLOCKS = [
  'CLK-01',
  'CLK-02',
  'CLK-03',
  'CLK-05',
  'CLK-06',
  'CLK-08',
  'CLK-09',
  'CLK-10',
  'CLK-12',
  'CLK-13',
  'CLK-23',
] as const;
/** Over bodies, beside those over units: orders to put something right (E80). */
export const RADAR_CLOCKS = [...UNIT_CLOCKS, 'CLK-14'] as const;
export type RadarClock = (typeof RADAR_CLOCKS)[number];
export type UnitClock = (typeof UNIT_CLOCKS)[number];
