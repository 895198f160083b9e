import { OPEN } from '@fonds/identity';
import { UNREVIEWED } from '../domain/unit-opening.rule';

/**
 * The opening state of a row of `read.custody` as readers see it. What became secret after it was opened is nobody's to
 * read until it is declassified (INV-22); a mark whose term has ended is taken away by the clock (CLK-13, SEC 24).
 */
export const openToReaders = (row: string): string =>
  `CASE WHEN ${marked(row)} THEN NULL ELSE ${row}.opening END`;

const marked = (row: string): string => `coalesce(${row}.secrecy, '') ~ '^(绝密|机密|秘密)'`;

/** Whether an entry is what a review made of its unit: it waited for one when that was opened. */
const wentAlong = (node: string): string =>
  `${node}.kind = 'entry' AND ${node}.opening = '${UNREVIEWED}'
    AND EXISTS (SELECT 1 FROM read.node u WHERE u.id = ${node}.unit AND u.opened > ${node}.ord)`;

/**
 * The opening state of a node of the catalogue as readers see it, beside the row of its unit: an entry is as open as
 * its unit unless it says 控制 or 延期开放 of itself, waits for a review of its own, or bears a mark of secrecy.
 */
export const nodeOpenToReaders = (node: string, row: string): string =>
  `CASE WHEN (coalesce(${node}.opening, '${OPEN}') = '${OPEN}' OR ${wentAlong(node)}) AND NOT ${marked(node)} THEN ${openToReaders(row)} END`;

/** The state that counts for a node of the catalogue: its own, or that of the unit an entry follows. */
export const nodeOpening = (node: string): string =>
  `CASE WHEN ${node}.kind = 'entry' AND (${node}.opening IS NULL OR ${wentAlong(node)}) THEN (SELECT u.opening FROM read.node u WHERE u.id = ${node}.unit) ELSE ${node}.opening END`;
