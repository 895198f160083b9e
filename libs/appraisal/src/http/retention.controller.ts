import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import type { UnitOrder } from '@fonds/holdings';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, RequestContextFactory, Requires, type ActDto } from '@fonds/identity';
import { RetentionDoor } from '../application/retention-door';
import {
  ApproveScheduleDto,
  AssignRetentionDto,
  GradeDto,
  OpenMatterDto,
  SettleMatterDto,
} from './retention.dto';

/** One version of a body's schedule. */
interface ScheduleVersion {
  readonly version: number;
  readonly validFrom: string;
  readonly scheduleBasis: string;
  readonly document: string;
  readonly lines: readonly { readonly line: string; readonly class?: string; readonly period: string }[];
}

/** Periods (E12), grades (E34) and open matters (O79 19). `:unit` is an id or a reference code. */
@ApiTags('retention')
@ApiBearerAuth()
@Controller('api/v1')
export class RetentionController {
  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly door: RetentionDoor,
    private readonly commands: CommandBus,
  ) {}

  /** Agrees to a retention schedule (E06): from its day it takes the place of the one before. */
  @Requires(Permission.RetentionApprove)
  @Post('retention-schedules/:organisation')
  async approve(
    @Param('organisation') code: string,
    @Body() body: ApproveScheduleDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { validFrom, scheduleBasis, document } = body;
    const lines = body.lines.map((entry) => ({ ...entry }));
    const words = { validFrom, scheduleBasis, document, lines };
    const command = unwrap(await this.door.approve(code, words, askingOf(request, this.contexts, body)));
    return commandAnswer(unwrap(await this.commands.execute(command)), response);
  }

  /** Its versions, oldest first. A schedule says nothing of single archives: whoever reads holdings may read it. */
  @Requires(Permission.HoldingRead)
  @Get('retention-schedules/:organisation')
  async schedule(
    @Param('organisation') code: string,
  ): Promise<{ readonly rows: readonly ScheduleVersion[] }> {
    return { rows: unwrap(await this.door.schedule(code)) };
  }

  /** Assigns a period to units; what was printed is kept as written. */
  @Requires(Permission.RetentionWrite)
  @Post('retention-assignments')
  async assign(
    @Body() body: AssignRetentionDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { units, period, scheduleBasis, schedule, start, decision } = body;
    const words = {
      period,
      scheduleBasis,
      ...(schedule && { schedule: { ...schedule } }),
      ...(start && { start }),
      ...(decision && { decision }),
    };
    const outcome = await this.door.assign(units, words, askingOf(request, this.contexts, body));
    return commandAnswer(unwrap(outcome), response);
  }

  /** Grades a permanent unit: 一级, 二级, 三级. */
  @Requires(Permission.RetentionApprove)
  @Post('units/:unit/grade')
  grade(
    @Param('unit') unit: string,
    @Body() body: GradeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { grade, document } = body;
    return this.tell(unit, { kind: 'grade', grade, document }, body, request, response);
  }

  /** Notes an open matter of an accounting unit: it may not be destroyed until it is settled (INV-17). */
  @Requires(Permission.RetentionWrite)
  @Post('units/:unit/open-matter')
  @HttpCode(200)
  openMatter(
    @Param('unit') unit: string,
    @Body() body: OpenMatterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.tell(unit, { kind: 'note-open-matter', matter: body.matter }, body, request, response);
  }

  @Requires(Permission.RetentionWrite)
  @Post('units/:unit/open-matter/settle')
  @HttpCode(200)
  settle(
    @Param('unit') unit: string,
    @Body() body: SettleMatterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.tell(unit, { kind: 'settle-open-matter', document: body.document }, body, request, response);
  }

  private async tell(
    unit: string,
    order: UnitOrder,
    body: ActDto,
    request: Request,
    response: Response,
  ): Promise<CommandAnswer> {
    const permission = order.kind === 'grade' ? Permission.RetentionApprove : Permission.RetentionWrite;
    const told = await this.door.each([unit], order, permission, askingOf(request, this.contexts, body));
    return commandAnswer(unwrap(told), response);
  }
}
