import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires } from '@fonds/identity';
import { RetentionDoor } from '../application/retention-door';
import { FilingDto } from './filing.dto';

/** Filing (归档, E13): what was created is described, has its code and its period, and goes to the archives room. */
@ApiTags('retention')
@ApiBearerAuth()
@Controller('api/v1/filings')
export class FilingController {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly door: RetentionDoor,
  ) {}

  /** Hands records over for filing; without effect until the archivist, another person, accepts them. */
  @Requires(Permission.RecordCapture)
  @Post()
  async propose(
    @Body() body: FilingDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const order = { kind: 'propose-filing', catalogue: body.catalogue } as const;
    const asking = askingOf(request, this.contexts, body);
    const told = await this.door.each(body.units, order, Permission.RecordCapture, asking);
    return commandAnswer(unwrap(told), response);
  }

  /** Accepts what lies in the catalogue: from here the archives room of the body answers for it. */
  @Requires(Permission.RecordFile)
  @Post('accept')
  @HttpCode(200)
  async accept(
    @Body() body: FilingDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const order = { kind: 'accept-filing', catalogue: body.catalogue } as const;
    const asking = askingOf(request, this.contexts, body);
    const told = await this.door.each(body.units, order, Permission.RecordFile, asking);
    return commandAnswer(unwrap(told), response);
  }
}
