import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { ActRunner } from '@fonds/acts';
import type { CommandContext, Outcome } from '@fonds/event-store';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, RequestContextFactory, type ActDto } from '@fonds/identity';
import type { Result } from '@fonds/kernel';
import { ActOnOpening, type OpeningAsk } from '../application/opening.commands';
import { contextIn, OpeningDoor, type EnteredReview, type ReviewParty } from '../application/opening-door';

type Asks = Result<readonly OpeningAsk[]>;
interface At {
  readonly request: Request;
  /** Organisation id of the authority whose word it is. */
  readonly authority?: string;
}

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
    { request, response, authority }: At & { readonly response: Response },
  ): Promise<CommandAnswer> {
    const asked = this.contexts.from(request, body);
    const outcome =
      (await this.door.told(act, asked)) ??
      (await this.taken(act, parties, ask, asked, { request, authority }));
    this.carry(act);
    return commandAnswer(outcome, response);
  }

  private async taken(
    act: string,
    parties: readonly ReviewParty[],
    ask: (entered: EnteredReview) => Promise<Asks> | Asks,
    asked: CommandContext,
    { request, authority }: At,
  ): Promise<Outcome> {
    const { caller, permission, wanted } = accessOf(request);
    const evidence = asked.evidence.length;
    const order = { parties, authority, permission, wanted, evidence };
    const entered = unwrap(await this.door.enter(act, caller, order));
    const asks = unwrap(await ask(entered));
    return unwrap(await this.commands.execute(new ActOnOpening(act, asks, contextIn(asked, entered))));
  }

  /** Behind the answer: a hundred thousand claims take longer than a client waits. */
  private carry(act: string): void {
    this.runner.kick(act, (error) =>
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }
}
