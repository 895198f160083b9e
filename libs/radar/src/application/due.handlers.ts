import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  answered,
  EVENT_STORE,
  execute,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { derivedId, ok, type Result } from '@fonds/kernel';
import { transferDayDecider, type TransferDayCommand } from '../domain/transfer-day.decider';
import { AgreeEarlyTransfer, ApproveExtension } from './due.commands';

interface Decision {
  readonly id: string;
  readonly outcome: Outcome;
}
type Decided = Result<Decision>;
export type DecidedWhat = 'extension' | 'early-transfer';

/** Decisions are named by the command that made them: the same command is the same decision. */
const commandedId = (what: DecidedWhat, { account, command }: CommandContext): string =>
  derivedId(`${what}/1`, account, command);

const decisionStream = (id: string): string => `transfer-day-${id}`;

/** What this very command decided when it came before; its units may have gone to another keeper since. */
export async function decidedBefore(
  store: EventStore,
  what: DecidedWhat,
  context: CommandContext,
): Promise<Decision | undefined> {
  const id = commandedId(what, context);
  const stream = decisionStream(id);
  const done = answered(stream, await store.readStream(stream), context);
  return done?.ok ? { id, outcome: done.value } : undefined;
}

async function decided(
  store: EventStore,
  id: string,
  command: TransferDayCommand,
  context: CommandContext,
): Promise<Decided> {
  const outcome = await execute(store, decisionStream(id), transferDayDecider, command, context);
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
