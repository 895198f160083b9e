import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { ActRunner } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, RequestContextFactory, type ActDto } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import { contextIn } from '../application/context-in';
import { ActOnTransfer, type TransferAsk } from '../application/transfer.commands';
import { TransferDoor, type EnteredTransfer, type EnterOrder } from '../application/transfer-door';

/** One step of a transfer over HTTP: whose it is, what is asked, and the act is carried on behind the answer. */
@Injectable()
export class TransferSteps {
  private readonly logger = new Logger('TransferSteps');

  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: TransferDoor,
    private readonly runner: ActRunner,
  ) {}

  async take(
    act: string,
    order: Pick<EnterOrder, 'side' | 'capacity' | 'ownSideOnly' | 'paperGiven'>,
    ask: (
      entered: EnteredTransfer,
    ) => Promise<Result<readonly TransferAsk[]>> | Result<readonly TransferAsk[]>,
    body: Pick<ActDto, 'businessDate' | 'occurredAt' | 'reason' | 'onBehalfOf' | 'evidence'>,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const { caller, permission, wanted } = accessOf(request);
    const asked = this.contexts.from(request, body);
    const evidence = asked.evidence.length;
    const entered = unwrap(await this.door.enter(act, caller, { ...order, permission, wanted, evidence }));
    const asks = unwrap(await ask(entered));
    const command = new ActOnTransfer(act, asks, contextIn(asked, entered));
    const outcome = unwrap(await this.commands.execute(command));
    this.carry(act);
    return commandAnswer(outcome, response);
  }

  /** Behind the answer: a hundred thousand claims take longer than a client waits. */
  carry(act: string): void {
    this.runner.kick(act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }
}
