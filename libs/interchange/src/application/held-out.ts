import type { CivilDate } from '@fonds/kernel';
import { heldOutReason } from '../catalogue/secrecy.rule';
import type { SourceDescription, SourceItem, SourceSeries, SourceUnit } from '../source';

/**
 * Holds out the components of a finding aid that carry an unexpired or undated legal secrecy mark, as the catalogue
 * reader does with its rows (architecture.md §9): a unit with everything within it, a series with everything below
 * it. Nothing of their text goes further than here.
 */
export async function* withoutHeldOut(
  items: AsyncIterable<SourceItem>,
  today: CivilDate,
): AsyncGenerator<SourceItem> {
  /** Series that are held out, by fonds and key. */
  const closed = new Set<string>();
  const nameOf = (fonds: string, key: string): string => `${fonds}\u001f${key}`;
  for await (const item of items) {
    if (item.kind !== 'series' && item.kind !== 'unit') {
      yield item;
      continue;
    }
    const above = item.kind === 'series' ? item.parent : item.series;
    const below = above !== undefined && closed.has(nameOf(item.fonds, above));
    if (!below && !isMarked(item, today)) {
      yield item;
      continue;
    }
    if (item.kind === 'series') closed.add(nameOf(item.fonds, item.key));
    yield { kind: 'heldOut', components: item.components, place: item.place, problems: [] };
  }
}

const isMarked = (item: SourceSeries | SourceUnit, today: CivilDate): boolean =>
  [item.description, ...(item.kind === 'unit' ? item.entries.map((entry) => entry.description) : [])].some(
    (d) => bearsRunningMark(d, today),
  );

function bearsRunningMark(description: SourceDescription, today: CivilDate): boolean {
  const { title, secrecy, accessRestrictions, useRestrictions, scope, other } = description;
  const days = (description.dates ?? []).flatMap((date) => date.to ?? []);
  return (
    heldOutReason({
      marks: secrecy ? [secrecy] : [],
      title,
      others: [accessRestrictions, useRestrictions, scope, ...Object.values(other ?? {})].filter(
        (text): text is string => text !== undefined,
      ),
      formed: days.sort().pop(),
      today,
    }) !== undefined
  );
}
