import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, Permission, RequestContextFactory, Requires, type ActDto } from '@fonds/identity';
import { EarlyTransferDto, ExtendTransferDto } from './transfer-day.dto';
import type { AskingDay } from './in-role';
import { TransferDayDoor } from './transfer-day.door';

/** Another day for a transfer than the age's. */
@ApiTags('due')
@ApiBearerAuth()
@Controller('api/v1/due')
export class TransferDayController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: TransferDayDoor,
  ) {}

  /** Lets units be transferred later (E20): the authority inspected and agrees. */
  @Requires(Permission.ExtensionApprove)
  @Post('extensions')
  async extend(
    @Body() body: ExtendTransferDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { extension: string }> {
    const asking = this.asking(request, body);
    const told = await this.door.told('extension', asking);
    const { id, outcome } =
      told ?? unwrap(await this.commands.execute(await this.door.extension(body, asking)));
    return { extension: id, ...commandAnswer(outcome, response) };
  }

  /** Agrees to take units early (E21): the archives consents; the unit's consent is a paper. */
  @Requires(Permission.EarlyTransferAgree)
  @Post('early-transfers')
  async agree(
    @Body() body: EarlyTransferDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { agreement: string }> {
    const asking = this.asking(request, body);
    const told = await this.door.told('early-transfer', asking);
    const { id, outcome } = told ?? unwrap(await this.commands.execute(await this.door.early(body, asking)));
    return { agreement: id, ...commandAnswer(outcome, response) };
  }

  private asking(request: Request, act: ActDto): AskingDay {
    const { caller, permission, wanted } = accessOf(request);
    return { caller, permission, wanted, context: this.contexts.from(request, act) };
  }
}
