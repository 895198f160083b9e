import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, ok, type Result } from '@fonds/kernel';
import { transferDayDecider, type TransferDayCommand } from '../domain/transfer-day.decider';
import { AgreeEarlyTransfer, ApproveExtension } from './due.commands';

type Decided = Result<{ id: string; outcome: Outcome }>;

/** Decisions are named by the command that made them: the same command is the same decision. */
const commandedId = (what: string, { account, command }: CommandContext): string =>
  derivedId(`${what}/1`, account, command);

async function decided(
  store: EventStore,
  id: string,
  command: TransferDayCommand,
  context: CommandContext,
): Promise<Decided> {
  const outcome = await execute(store, `transfer-day-${id}`, transferDayDecider, command, context);
  return outcome.ok ? ok({ id, outcome: outcome.value }) : outcome;
}

@CommandHandler(ApproveExtension)
export class ApproveExtensionHandler implements ICommandHandler<ApproveExtension> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ input, levels, context }: ApproveExtension): Promise<Decided> {
    const extension = commandedId('extension', context);
    const deed = deedOf(context);
    const command = { kind: 'extend', extension: { extension, ...input }, levels, deed } as const;
    return decided(this.store, extension, command, context);
  }
}

@CommandHandler(AgreeEarlyTransfer)
export class AgreeEarlyTransferHandler implements ICommandHandler<AgreeEarlyTransfer> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ input, ended, context }: AgreeEarlyTransfer): Promise<Decided> {
    const agreement = commandedId('early-transfer', context);
    const deed = deedOf(context);
    const command = { kind: 'agree-early', agreement: { agreement, ...input }, ended, deed } as const;
    return decided(this.store, agreement, command, context);
  }
}
