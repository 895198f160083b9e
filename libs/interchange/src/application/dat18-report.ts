import { dat18Missing } from '../catalogue/dat18.profile';
import type { Place, SourceItem } from '../source';

/**
 * Says once for each field that DA/T 18 demands how many units of a finding aid lack it, where somebody chose that
 * profile for it (`domain.md` §3.3). A catalogue says so by itself, sheet by sheet.
 */
export async function* reportingDat18(
  items: AsyncIterable<SourceItem>,
  place: Place,
): AsyncGenerator<SourceItem> {
  const missing = new Map<string, { count: number; firstRow: number }>();
  for await (const item of items) {
    yield item;
    if (item.kind !== 'unit') continue;
    for (const field of dat18Missing(item.description, item.level)) {
      const seen = missing.get(field) ?? { count: 0, firstRow: item.place.line ?? 0 };
      seen.count++;
      missing.set(field, seen);
    }
  }
  for (const [field, seen] of missing)
    yield {
      kind: 'problem',
      problem: { code: 'dat18-missing', severity: 'warning', place, facts: { field, ...seen } },
    };
}
