import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, RequestContextFactory, type ActDto } from '@fonds/identity';
import type { CivilDate, Result } from '@fonds/kernel';
import type { CaseOrder } from '../application/case.commands';
import { CaseDoor } from '../application/case.door';

export type StepAnswer = CommandAnswer & { readonly act?: string };

/** One step of a case over HTTP: in the role that the door finds for the permission of the route. */
@Injectable()
export class CaseAnswers {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: CaseDoor,
  ) {}

  async step(
    id: string,
    body: ActDto,
    { request, response }: { readonly request: Request; readonly response: Response },
    order: CaseOrder | ((day: CivilDate) => CaseOrder | Promise<Result<CaseOrder>>),
  ): Promise<StepAnswer> {
    const asking = askingOf(request, this.contexts, body);
    const told = typeof order === 'function' ? await order(asking.context.businessDate) : order;
    const ready = 'ok' in told ? unwrap(told) : told;
    const command = unwrap(await this.door.step(id, ready, accessOf(request).permission, asking));
    const { outcome, act } = unwrap(await this.commands.execute(command));
    return { ...(act && { act }), ...commandAnswer(outcome, response) };
  }
}
