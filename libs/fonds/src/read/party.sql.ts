/**
 * Whether one of the viewer's organisations is a party of a fonds: its numbering body, or custodian, owner or
 * transferring unit of any of its units, by their opening entries or by what was described and corrected since
 * (architecture.md §8).
 *
 * @param fonds SQL of the fonds id. @param organisations SQL of a `uuid[]` of the viewer's organisations.
 */
export const partyOfFonds = (fonds: string, organisations: string): string =>
  `(${['fonds_party', 'later_party']
    .map(
      (table) =>
        `EXISTS (SELECT 1 FROM read.${table} p WHERE p.fonds = ${fonds} AND p.organisation = ANY(${organisations}))`,
    )
    .join(' OR ')})`;
