import type { DisposalCell, DisposalTable } from '../../disposal/disposal.types';
import { CONVERSION_CELLS } from './cells-of-conversions';
import { MERGER_CELLS } from './cells-of-mergers';
import { ORGAN_CELLS } from './cells-of-organs';
import { DISPOSAL_DEADLINES } from './deadlines';
import { ENTERPRISE_KINDS } from './kinds-of-enterprises';
import { ORGAN_KINDS } from './kinds-of-organs';
import { OBLIGATIONS } from './obligations';
import { DISPOSAL_OVERLAYS } from './overlays';

const cells: readonly (readonly [string, DisposalCell])[] = [
  ...Object.entries({ ...MERGER_CELLS, ...CONVERSION_CELLS }).flatMap(([kind, row]) =>
    Object.entries(row).map(([column, cell]): [string, DisposalCell] => [`${kind}/${column}`, cell]),
  ),
  ...Object.entries(ORGAN_CELLS).map(([kind, cell]): [string, DisposalCell] => [`${kind}/*`, cell]),
];

/** Of the first version of the data. Another table comes with a later version (versions.ts), under a version of its own. */
export const DISPOSAL_TABLES: readonly DisposalTable[] = [
  {
    version: '2026-11-22',
    kinds: [...ENTERPRISE_KINDS, ...ORGAN_KINDS],
    cells: Object.fromEntries(cells),
    overlays: DISPOSAL_OVERLAYS,
    obligations: OBLIGATIONS,
    deadlines: DISPOSAL_DEADLINES,
  },
];
