import type { InstrumentId } from './instruments';

/** A citation whose instrument the compiler knows. An empty article cites the instrument as a whole. */
export interface KnownCitation {
  readonly instrument: InstrumentId;
  readonly article: string;
}

/** One citation for each article of an instrument; the instrument as a whole when no article is named. */
export const cite = (instrument: InstrumentId, ...articles: readonly string[]): readonly KnownCitation[] =>
  (articles.length ? articles : ['']).map((article) => ({ instrument, article }));
