import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import type { Result } from '@fonds/kernel';
import { seriesStream } from '../domain/fonds-ids';
import { seriesDecider } from '../domain/series.decider';
import { deedOf } from './fonds-commands';
import { CorrectSeries } from './fonds.commands';

@CommandHandler(CorrectSeries)
export class CorrectSeriesHandler implements ICommandHandler<CorrectSeries> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ series, correction, context }: CorrectSeries): Promise<Result<Outcome>> {
    const command = { ...correction, deed: deedOf(context) };
    return execute(this.store, seriesStream(series), seriesDecider, command, context);
  }
}
