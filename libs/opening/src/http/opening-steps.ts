import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { ActRunner } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, RequestContextFactory, type ActDto } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import { ActOnOpening, type OpeningAsk } from '../application/opening.commands';
import { contextIn, OpeningDoor, type EnteredReview, type ReviewParty } from '../application/opening-door';

type Asks = Result<readonly OpeningAsk[]>;

/** One step of a review over HTTP: whose it is, what is asked, and the act is carried on behind the answer. */
@Injectable()
export class OpeningSteps {
  private readonly logger = new Logger('OpeningSteps');

  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: OpeningDoor,
    private readonly runner: ActRunner,
  ) {}

  async take(
    act: string,
    parties: readonly ReviewParty[],
    ask: (entered: EnteredReview) => Promise<Asks> | Asks,
    body: Pick<ActDto, 'businessDate' | 'occurredAt' | 'reason' | 'onBehalfOf' | 'evidence'>,
    { request, response }: { readonly request: Request; readonly response: Response },
  ): Promise<CommandAnswer> {
    const { caller, permission, wanted } = accessOf(request);
    const asked = this.contexts.from(request, body);
    const evidence = asked.evidence.length;
    const entered = unwrap(await this.door.enter(act, caller, { parties, permission, wanted, evidence }));
    const asks = unwrap(await ask(entered));
    const outcome = unwrap(
      await this.commands.execute(new ActOnOpening(act, asks, contextIn(asked, entered))),
    );
    this.carry(act);
    return commandAnswer(outcome, response);
  }

  /** Behind the answer: a hundred thousand claims take longer than a client waits. */
  private carry(act: string): void {
    this.runner.kick(act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }
}
