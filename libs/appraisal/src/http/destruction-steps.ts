import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { askingOf, type Asking } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer, type Exchange } from '@fonds/http-edge';
import { RequestContextFactory, type ActDto } from '@fonds/identity';
import type { DestructionAsk } from '../application/destruction.commands';
import { DestructionDoor } from '../application/destruction-door';

/** One step of a register of destruction over HTTP: who asks, what is asked, and what was written. */
@Injectable()
export class DestructionSteps {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: DestructionDoor,
  ) {}

  asking({ request }: Exchange, body: ActDto): Asking {
    return askingOf(request, this.contexts, body);
  }

  async take(act: string, ask: DestructionAsk, body: ActDto, exchange: Exchange): Promise<CommandAnswer> {
    const command = unwrap(await this.door.act(act, ask, this.asking(exchange, body)));
    const { outcome } = unwrap(await this.commands.execute(command));
    return commandAnswer(outcome, exchange.response);
  }
}
