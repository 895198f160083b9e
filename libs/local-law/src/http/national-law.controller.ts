import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, Requires } from '@fonds/identity';
import { ActivateNationalLaw } from '../application/activate-national.command';
import { NationalLawQuery, type NationalLawRow } from '../read/national-law.query';
import { ActivateNationalLawDto } from './national-law.dto';
import { NationalContext } from './national-context';

@ApiTags('law')
@ApiBearerAuth()
@Controller('api/v1/national-law')
export class NationalLawController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: NationalContext,
    private readonly query: NationalLawQuery,
  ) {}

  /** Versions of the national rule data (国家规则数据): which are at hand, which is in effect, which wait; the newest first. */
  @Requires(Permission.DueRead)
  @Get()
  async versions(): Promise<{ rows: readonly NationalLawRow[] }> {
    return { rows: await this.query.versions() };
  }

  /** Puts a version into effect (E103): due lists follow at once, and what was decided stays as it was. */
  @Requires(Permission.LawActivate)
  @Post()
  async activate(
    @Body() body: ActivateNationalLawDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, body);
    return commandAnswer(
      unwrap(await this.commands.execute(new ActivateNationalLaw(body.version, context))),
      response,
    );
  }
}
