import type { CaseUnitsSorted } from '@fonds/event-contracts';
import { rootOfRows } from '@fonds/ledger/core';
import type { ArchiveClass } from '@fonds/law';
import { groupKey, type DisposalCase } from '../domain/case.state';
import type { HeldUnit } from '../read/case-units.query';
import type { SeriesClass } from '../read/series-classes.query';

export interface SortedUnits {
  readonly sorting: CaseUnitsSorted;
  /** Fixed units that were drawn out by name before: they lie where they were put. */
  readonly drawnOut: number;
}

interface Given {
  /** Classes of series as people say, by id, code or title. */
  readonly classes?: ReadonlyMap<string, ArchiveClass> | undefined;
  readonly moved: DisposalCase['moved'];
}

/** The fixed units by the class of their series and by secrecy. */
export function sortedUnits(
  held: readonly HeldUnit[],
  known: readonly SeriesClass[],
  { classes, moved }: Given,
): SortedUnits {
  const classOf = new Map<string, ArchiveClass | undefined>();
  for (const { series, code, title, class: of } of known) {
    const said = [series, code, title].map((name) => name && classes?.get(name)).find(Boolean);
    classOf.set(series, said || of);
  }
  classOf.set('', classes?.get(''));
  const groups = new Map<string, { of?: ArchiveClass; secret: boolean; units: string[]; files: number }>();
  const used = new Set<string>();
  let drawnOut = 0;
  for (const { unit, series = '', secret, level } of held) {
    used.add(series);
    if (moved.has(unit)) {
      drawnOut++;
      continue;
    }
    const of = classOf.get(series);
    const key = groupKey(of, secret);
    const group = groups.get(key) ?? { ...(of && { of }), secret, units: [], files: 0 };
    group.units.push(unit);
    if (level === 'file') group.files++;
    groups.set(key, group);
  }
  const sorting: CaseUnitsSorted = {
    bySeries: [...used].map((series) => {
      const of = classOf.get(series);
      return { ...(series && { series }), ...(of && { class: of }) };
    }),
    groups: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { of, secret, units, files }]) => ({
        group,
        ...(of && { class: of }),
        secret,
        count: units.length,
        files,
        items: units.length - files,
        root: rootOfRows(units),
      })),
  };
  return { sorting, drawnOut };
}
