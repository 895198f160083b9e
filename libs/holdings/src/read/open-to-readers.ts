import type { Description } from '@fonds/event-contracts';
import { OPEN } from '@fonds/identity';

const MARKED = '^(绝密|机密|秘密)';
/** A legal mark of secrecy stands on a row. */
export const isMarked = (row: string): string => `coalesce(${row}.secrecy, '') ~ '${MARKED}'`;
const presentOf = (row: string): string => `c.unit = ${row}.unit AND c.known_to IS NULL AND c.until IS NULL`;

/**
 * Whether a row of the published catalogue (开放档案目录) stands: it is the last that was published of its unit, which was
 * not closed again since (INV-24). What became secret after it was opened is nobody's to read until it is declassified
 * (INV-22); a mark whose term has ended is taken away by the clock (CLK-13, SEC 24).
 *
 * @param row SQL name of a row of `read.opened_catalogue`
 */
export const publishedStands = (row: string): string => `${row}.position IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM read.opened_catalogue d WHERE d.unit = ${row}.unit AND d.position > ${row}.position)
  AND NOT EXISTS (SELECT 1 FROM read.opening_state s
    WHERE s.unit = ${row}.unit AND (s.secret OR s.state <> '${OPEN}' AND s.position > ${row}.position))`;

/**
 * Whether a node was open when its unit was taken on, by the catalogue that was checked then (E95), and no review has
 * looked at the unit here: not what an act brought into being. An entry is as open as its unit unless it says otherwise.
 *
 * @param node SQL name of a row of `read.node`
 */
export const openByItsCatalogue = (node: string): string => `coalesce(${node}.opening, '${OPEN}') = '${OPEN}'
  AND NOT ${isMarked(node)}
  AND NOT EXISTS (SELECT 1 FROM read.opening_state s WHERE s.unit = ${node}.unit)
  AND NOT EXISTS (SELECT 1 FROM read.custody b WHERE b.unit = ${node}.unit AND b.known_to IS NULL AND b.gate IS NOT NULL)
  AND EXISTS (SELECT 1 FROM read.custody c WHERE ${presentOf(node)} AND c.opening = '${OPEN}' AND NOT ${isMarked('c')})`;

/** The state that counts for a node: its own, or that of the unit which an entry follows or was published with. */
export const nodeOpening = (node: string): string => `CASE WHEN ${node}.kind = 'entry'
  AND (${node}.opening IS NULL OR EXISTS (SELECT 1 FROM read.opened_catalogue p WHERE p.node = ${node}.id AND ${publishedStands('p')}))
  THEN (SELECT u.opening FROM read.node u WHERE u.id = ${node}.unit) ELSE ${node}.opening END`;

/** The opening state of a unit, as its own events describe it, for whoever reads what is 开放. */
export const openingToReaders = ({
  opening,
  secrecy = '',
}: Pick<Description, 'opening' | 'secrecy'>): string | undefined =>
  new RegExp(MARKED, 'u').test(secrecy) ? undefined : opening;
