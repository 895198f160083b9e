import { pastEvent, type EventStore } from '@fonds/event-store';
import { fold, isUuid, type Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { seriesStream } from '../domain/fonds-ids';
import { seriesDecider } from '../domain/series.decider';

/**
 * Units lie in series of their own fonds: under any other one no tree would show them.
 *
 * @returns a refusal `series-unknown` that names the first one that is none of this fonds
 */
export async function unknownSeries(
  store: EventStore,
  fonds: string,
  named: readonly (string | undefined)[],
): Promise<Refusal | undefined> {
  for (const series of new Set(named)) {
    if (series === undefined) continue;
    const state = isUuid(series)
      ? fold(seriesDecider, (await store.readStream(seriesStream(series))).map(pastEvent))
      : undefined;
    if (state?.kind !== 'series' || state.series.fonds !== fonds)
      return plainRefusal('series-unknown', { series });
  }
  return undefined;
}
