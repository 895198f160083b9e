import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RectificationOrdered } from '@fonds/event-contracts';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, ok, type Result } from '@fonds/kernel';
import {
  rectificationDecider,
  rectificationStream,
  type RectificationCommand,
} from '../domain/rectification.decider';

/** E80; an order is named by the command that gave it. */
export class OrderRectification extends Command<Result<{ id: string; outcome: Outcome }>> {
  constructor(
    readonly order: Omit<RectificationOrdered, 'order'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

type Answering = Extract<RectificationCommand, { kind: 'report' | 'reinspect' }>;
type WithoutDeed<C> = C extends unknown ? Omit<C, 'deed'> : never;

/** E81, E82. */
export class AnswerRectification extends Command<Result<Outcome>> {
  constructor(
    readonly order: string,
    readonly answer: WithoutDeed<Answering>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(OrderRectification)
export class OrderRectificationHandler implements ICommandHandler<OrderRectification> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({
    order: told,
    context,
  }: OrderRectification): Promise<Result<{ id: string; outcome: Outcome }>> {
    const id = derivedId<'rectification'>('rectification/1', context.account, context.command);
    const command = { kind: 'order', order: { order: id, ...told }, deed: deedOf(context) } as const;
    const outcome = await execute(
      this.store,
      rectificationStream(id),
      rectificationDecider,
      command,
      context,
    );
    return outcome.ok ? ok({ id, outcome: outcome.value }) : outcome;
  }
}

@CommandHandler(AnswerRectification)
export class AnswerRectificationHandler implements ICommandHandler<AnswerRectification> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ order, answer, context }: AnswerRectification): Promise<Result<Outcome>> {
    const command: RectificationCommand = { ...answer, deed: deedOf(context) };
    return execute(this.store, rectificationStream(order), rectificationDecider, command, context);
  }
}
