import type { Description } from '@fonds/event-contracts';

const MARKED = '^(绝密|机密|秘密)';

/**
 * The opening state of a row of `read.custody` as readers see it. What became secret after it was opened is nobody's to
 * read until it is declassified (INV-22); a mark whose term has ended is taken away by the clock (CLK-13, SEC 24).
 */
export const openToReaders = (row: string): string =>
  `CASE WHEN ${row}.secrecy ~ '${MARKED}' THEN NULL ELSE ${row}.opening END`;

/** The same of a unit as its own events describe it. */
export const openingToReaders = ({
  opening,
  secrecy = '',
}: Pick<Description, 'opening' | 'secrecy'>): string | undefined =>
  new RegExp(MARKED, 'u').test(secrecy) ? undefined : opening;
