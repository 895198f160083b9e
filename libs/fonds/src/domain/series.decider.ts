import { decideCorrection, type CorrectionCommand, type CorrectionDeed } from '@fonds/corrections';
import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { refuse, type CivilDate, type Decider } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';
import { SERIES_EVENTS } from './series-events';
import { evolveSeries, foldSeries, NO_SERIES, type Series, type SeriesState } from './series.state';

export type SeriesCommand = CorrectionCommand & {
  readonly deed: CorrectionDeed & { readonly businessDate: CivilDate };
};

/** A class of a fonds comes from a finding aid; afterwards two people correct what was told of it (E92). */
export const seriesDecider: Decider<SeriesState, SeriesCommand, PastEvent, EventDraft> = {
  initial: NO_SERIES,
  evolve: evolveSeries,
  decide(command, state) {
    if (state.kind !== 'series') return refuse(plainRefusal('series-unknown'));
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    const subject = { stream: state.past, events: SERIES_EVENTS, fold: foldSeries, shown };
    return decideCorrection(subject, command, command.deed);
  },
};

const shown = (series: Series | undefined): Readonly<Record<string, unknown>> => ({
  level: series?.level,
  ...series?.description,
});
