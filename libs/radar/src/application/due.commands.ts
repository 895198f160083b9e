import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { CivilDate, Result } from '@fonds/kernel';
import type { EarlyTransfer, Extension } from '../domain/transfer-day.decider';

/** E20. */
export class ApproveExtension extends Command<Result<{ id: string; outcome: Outcome }>> {
  constructor(
    readonly input: Omit<Extension, 'extension'>,
    readonly levels: { readonly authority?: string; readonly archives?: string },
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** E21. */
export class AgreeEarlyTransfer extends Command<Result<{ id: string; outcome: Outcome }>> {
  constructor(
    readonly input: Omit<EarlyTransfer, 'agreement'>,
    readonly ended: CivilDate | undefined,
    readonly context: CommandContext,
  ) {
    super();
  }
}
