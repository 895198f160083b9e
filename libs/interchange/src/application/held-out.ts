import type { CivilDate } from '@fonds/kernel';
import { heldOutReason, markIn } from '../catalogue/secrecy.rule';
import type {
  SourceEntry,
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
  /** Lines of rows that are held out and would have been handed back: what depends on one is handed back no more than it. */
  const closedRows = new Set<string | number>();
  for await (const item of items) {
    if (!isHeldOut(item)) {
      yield item;
      continue;
    }
    if (item.kind === 'fonds') closedFonds.add(item.key.value);
    if (item.kind === 'series') closed.add(nameOf(item.fonds, item.key));
    if (item.kind === 'refused') closedRows.add(item.place.line ?? 0);
    yield { kind: 'heldOut', components: item.components ?? 0, place: item.place, problems: [] };
  }

  function isHeldOut(item: SourceItem): item is SourceFonds | SourceSeries | SourceUnit | SourceRefused {
    switch (item.kind) {
      case 'fonds':
        return bearsRunningMark(item, today);
      case 'series':
      case 'unit': {
        const above = item.kind === 'series' ? item.parent : item.series;
        if (closedFonds.has(item.fonds)) return true;
        return (above !== undefined && closed.has(nameOf(item.fonds, above))) || isMarked(item, today);
      }
      case 'refused':
        // No date was read from such a row: whatever mark it bears is taken to run.
        return (
          (item.marks?.length ?? 0) > 0 ||
          Object.values(item.row ?? {}).some((text) => markIn(text) !== undefined) ||
          item.problems.some(
            ({ code, facts }) => code === 'atom-depends-on-refused' && closedRows.has(facts.line ?? ''),
          )
        );
      default:
        return false;
    }
  }
}

const isMarked = (item: SourceSeries | SourceUnit, today: CivilDate): boolean =>
  [item, ...(item.kind === 'unit' ? item.entries : [])].some((each) => bearsRunningMark(each, today));

function bearsRunningMark(
  { description, marks = [] }: Pick<SourceEntry, 'description' | 'marks'>,
  today: CivilDate,
): boolean {
  const { title, secrecy, code, medium, accessRestrictions, useRestrictions, scope, other } = description;
  const days = (description.dates ?? []).flatMap((date) => date.to ?? []);
  return (
    heldOutReason({
      marks: [...(secrecy ? [secrecy] : []), ...marks],
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
