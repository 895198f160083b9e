import type { CivilDate } from '@fonds/kernel';
import { heldOutReason, markIn } from '../catalogue/secrecy.rule';
import type {
  SourceDescription,
  SourceFonds,
  SourceItem,
  SourceRefused,
  SourceSeries,
  SourceUnit,
} from '../source';

/**
 * Holds out the components of a finding aid that carry an unexpired or undated legal secrecy mark, as the catalogue
 * reader does with its rows (architecture.md §9): a unit with everything within it, a series or a fonds with everything
 * below it, a row that would be handed back. Nothing of their text goes further than here.
 */
export async function* withoutHeldOut(
  items: AsyncIterable<SourceItem>,
  today: CivilDate,
): AsyncGenerator<SourceItem> {
  /** Series that are held out, by fonds and key. */
  const closed = new Set<string>();
  const nameOf = (fonds: string, key: string): string => `${fonds}\u001f${key}`;
  const closedFonds = new Set<string>();
  for await (const item of items) {
    if (!isHeldOut(item)) {
      yield item;
      continue;
    }
    if (item.kind === 'fonds') closedFonds.add(item.key.value);
    if (item.kind === 'series') closed.add(nameOf(item.fonds, item.key));
    yield { kind: 'heldOut', components: item.components ?? 0, place: item.place, problems: [] };
  }

  function isHeldOut(item: SourceItem): item is SourceFonds | SourceSeries | SourceUnit | SourceRefused {
    switch (item.kind) {
      case 'fonds':
        return bearsRunningMark(item.description, today);
      case 'series':
      case 'unit': {
        const above = item.kind === 'series' ? item.parent : item.series;
        if (closedFonds.has(item.fonds)) return true;
        return (above !== undefined && closed.has(nameOf(item.fonds, above))) || isMarked(item, today);
      }
      case 'refused':
        // No date was read from such a row: whatever mark it bears is taken to run.
        return Object.values(item.row ?? {}).some((text) => markIn(text) !== undefined);
      default:
        return false;
    }
  }
}

const isMarked = (item: SourceSeries | SourceUnit, today: CivilDate): boolean =>
  [item.description, ...(item.kind === 'unit' ? item.entries.map((entry) => entry.description) : [])].some(
    (d) => bearsRunningMark(d, today),
  );

function bearsRunningMark(description: SourceDescription, today: CivilDate): boolean {
  const { title, secrecy, code, medium, accessRestrictions, useRestrictions, scope, other } = description;
  const days = (description.dates ?? []).flatMap((date) => date.to ?? []);
  return (
    heldOutReason({
      marks: secrecy ? [secrecy] : [],
      title,
      codes: code ? [code] : [],
      others: [
        ...[code, medium, accessRestrictions, useRestrictions, scope, ...Object.values(other ?? {})],
        ...[...(description.creators ?? []), ...(description.extents ?? [])],
        ...(description.containers ?? []).flatMap(({ type, label, value }) => [type, label, value]),
      ].filter((text): text is string => text !== undefined),
      formed: days.sort().pop(),
      today,
    }) !== undefined
  );
}
