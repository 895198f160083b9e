import { Command } from '@nestjs/cqrs';
import type { TransferDrafted } from '@fonds/event-contracts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import type { TransferOrder } from './act-on-transfer';
import type { Selection } from './unit-selection';

export interface DraftInput extends Omit<TransferDrafted, 'fonds'> {
  /** Id; the units' own when absent. */
  readonly fonds?: string;
  readonly selection: Selection;
}

export interface DraftedTransfer {
  readonly act: string;
  readonly units: number;
  readonly outcome: Outcome;
}

/**
 * E22. The act's id follows from account and command: the same command again goes on with its list, or answers what it
 * did. Refused also: `units-unknown`, `unit-ambiguous`, `several-fonds`, `too-many-units`, `list-empty`.
 */
export class DraftTransfer extends Command<Result<DraftedTransfer>> {
  constructor(
    readonly input: DraftInput,
    readonly viewer: Viewer,
    readonly context: CommandContext,
  ) {
    super();
  }
}

type WithoutSite<O> = O extends TransferOrder ? Omit<O, 'policy' | 'intoArchives' | 'finding'> : never;
/** What a side asks of a batch; the site's policy and what the receiver is are added by the handler. */
export type TransferAsk = WithoutSite<TransferOrder>;

/** E23–E27. Several asks of one kind are one command: a list that does not fit in one event. */
export class ActOnTransfer extends Command<Result<Outcome>> {
  constructor(
    readonly act: string,
    readonly asks: readonly TransferAsk[],
    readonly context: CommandContext,
  ) {
    super();
  }
}
