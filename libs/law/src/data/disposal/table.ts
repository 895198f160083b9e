import type { CivilDate } from '@fonds/kernel';
import type { DisposalCell, DisposalTable } from '../../disposal/disposal.types';
import { CONVERSION_CELLS } from './cells-of-conversions';
import { MERGER_CELLS } from './cells-of-mergers';
import { ORGAN_CELLS } from './cells-of-organs';
import { ENTERPRISE_KINDS } from './kinds-of-enterprises';
import { ORGAN_KINDS } from './kinds-of-organs';

/** `kind/column`; an organ's one cell for all classes is `kind/*`. */
const cells = new Map<string, DisposalCell>([
  ...Object.entries({ ...MERGER_CELLS, ...CONVERSION_CELLS }).flatMap(([kind, row]) =>
    Object.entries(row).map(([column, cell]): [string, DisposalCell] => [`${kind}/${column}`, cell]),
  ),
  ...Object.entries(ORGAN_CELLS).map(([kind, cell]): [string, DisposalCell] => [`${kind}/*`, cell]),
]);

/** Newest last. A case stores the version that it was proposed by; a later table never rewrites it. */
export const DISPOSAL_TABLES: readonly DisposalTable[] = [
  { version: '2026-11-22', kinds: [...ENTERPRISE_KINDS, ...ORGAN_KINDS], cells },
];

/**
 * JG83 was certainly in force from the year after its own until Order 13: its first and last day were not read, so the
 * days between are left out [D].
 */
export const JG83_CERTAIN = { from: '1984-01-01' as CivilDate, until: '2018-12-31' as CivilDate };
