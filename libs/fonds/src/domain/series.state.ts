import { believe, NOTHING_TOLD, type BelievedStream } from '@fonds/corrections';
import type { Description, PastEvent } from '@fonds/event-contracts';
import { SERIES_EVENTS } from './series-events';

export interface Series {
  readonly fonds: string;
  readonly level: string;
  readonly description: Description;
}

export type SeriesState =
  | { readonly kind: 'none' }
  | { readonly kind: 'series'; readonly series: Series; readonly past: BelievedStream };

export const NO_SERIES: SeriesState = { kind: 'none' };

export function evolveSeries(state: SeriesState, event: PastEvent): SeriesState {
  const past = believe(state.kind === 'series' ? state.past : NOTHING_TOLD, event, SERIES_EVENTS);
  const series = foldSeries(past.events);
  return series ? { kind: 'series', series, past } : state;
}

export function foldSeries(events: readonly PastEvent[]): Series | undefined {
  const registered = events.find((event) => event.type === 'SeriesRegistered');
  if (!registered) return undefined;
  const { fonds, level, description } = registered.data;
  return { fonds, level, description };
}
