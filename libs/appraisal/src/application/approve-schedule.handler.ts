import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  EVENT_STORE,
  execute,
  pastEvent,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { fold, type Result } from '@fonds/kernel';
import { scheduleDecider, type ApproveSchedule } from '../domain/schedule.decider';
import { scheduleStream, type Schedule } from '../domain/schedule.state';

/** E06. */
export class ApproveRetentionSchedule extends Command<Result<Outcome>> {
  constructor(
    readonly schedule: ApproveSchedule['schedule'],
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ApproveRetentionSchedule)
export class ApproveScheduleHandler implements ICommandHandler<ApproveRetentionSchedule> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ schedule, context }: ApproveRetentionSchedule): Promise<Result<Outcome>> {
    const byAnother = context.organisation !== schedule.organisation;
    const command = { kind: 'approve', schedule, byAnother, deed: deedOf(context) } as const;
    return execute(this.store, scheduleStream(schedule.organisation), scheduleDecider, command, context);
  }
}

export const loadSchedule = async (store: EventStore, organisation: string): Promise<Schedule> =>
  fold(scheduleDecider, (await store.readStream(scheduleStream(organisation))).map(pastEvent));
