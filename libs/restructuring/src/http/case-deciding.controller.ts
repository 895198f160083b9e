import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Permission, Requires } from '@fonds/identity';
import { CaseWords, defined } from '../application/case-words';
import { CaseAnswers, type StepAnswer } from './case-answer';
import {
  AdoptBatchDto,
  AdoptDto,
  CloseCaseDto,
  DecideDto,
  ExecuteDto,
  PlanFilingDto,
  OpinionOnPlanDto,
  PlanDto,
} from './case-deciding.dto';

/** The second half of a case: decisions, plan, transfers, closing. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case')
export class CaseDecidingController {
  constructor(
    private readonly answers: CaseAnswers,
    private readonly words: CaseWords,
  ) {}

  /** Records who decided where a group goes, and why (E69). Below confidence A the consent is attached. */
  @Requires(Permission.CaseWrite)
  @Post('decisions')
  decide(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: DecideDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { group, destination, by, ground, receiver, originals, on, consent } = body;
    const told = { group, destination, by, ground, ...defined({ receiver, originals, on, consent }) };
    return this.answers.step(id, body, { request, response }, (day) => this.words.decide(told, day));
  }

  /** Drafts a version of the disposal plan from what is proposed and decided by now. */
  @Requires(Permission.CaseWrite)
  @Post('plans')
  plan(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: PlanDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { cost, payer, timetable, requirement } = body;
    const order = { kind: 'draft-plan', ...defined({ cost, payer, timetable, requirement }) } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** What a receiver says to a version. */
  @Requires(Permission.CaseWrite)
  @Post('plans/:version/opinions')
  opinion(
    @Param('case', ParseUUIDPipe) id: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: OpinionOnPlanDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { receiver, agrees, opinion } = body;
    const order = { kind: 'record-opinion', opinion: { version, receiver, agrees, opinion } } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Approves a version; another person than who drafted it. */
  @Requires(Permission.CaseApprove)
  @Post('plans/:version/adoption')
  adopt(
    @Param('case', ParseUUIDPipe) id: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: AdoptDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    return this.answers.step(id, body, { request, response }, { kind: 'adopt-plan', version, by: body.by });
  }

  /** The approved version is filed with the authority (E70). */
  @Requires(Permission.CaseWrite)
  @Post('plans/:version/filing')
  file(
    @Param('case', ParseUUIDPipe) id: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() body: PlanFilingDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { authority, receipt, on } = body;
    return this.answers.step(id, body, { request, response }, (day) => ({
      kind: 'file-plan',
      version,
      authority,
      receipt,
      on: on ?? day,
    }));
  }

  /** Drafts the transfer to one destination (E71); it goes on as any transfer does. */
  @Requires(Permission.CaseWrite)
  @Post('executions')
  execute(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: ExecuteDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { groups, agreement } = body;
    const order = { kind: 'execute', groups, ...defined({ agreement }) } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Adopts a batch that the hold of the case had suspended: it goes on as the case's own transfer. */
  @Requires(Permission.CaseWrite)
  @Post('batches/:act/adoption')
  adoptBatch(
    @Param('case', ParseUUIDPipe) id: string,
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: AdoptBatchDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const order = { kind: 'adopt', act, ...defined({ agreement: body.agreement }) } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Closes the case (E72): only when every unit is accounted for. Its hold falls with it. */
  @Requires(Permission.CaseApprove)
  @Post('closing')
  close(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: CloseCaseDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { relations, ...words } = body.fonds ?? {};
    const fonds = defined({ ...words, relations: relations?.map((each) => defined({ ...each })) });
    return this.answers.step(id, body, { request, response }, { kind: 'close', fonds });
  }
}
