import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Permission, Requires } from '@fonds/identity';
import { CaseWords, defined } from '../application/case-words';
import { CaseAnswers, type StepAnswer } from './case-answer';
import {
  AccessDto,
  CaseLoanDto,
  CopiesDto,
  DeregistrationDto,
  ObligationDto,
  ResponsibleDto,
  TerminationDto,
} from './case-recording.dto';

/** What happens beside the transfers: copies, access, obligations, the end of the unit itself. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case')
export class CaseRecordingController {
  constructor(
    private readonly answers: CaseAnswers,
    private readonly words: CaseWords,
  ) {}

  /** Copies or a catalogue went to a party; custody stays where it is. */
  @Requires(Permission.CaseWrite)
  @Post('copies')
  copies(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: CopiesDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { group, to, what, quantity } = body;
    const order = { kind: 'give-copies', copies: { group, to, what, quantity } } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** A party may consult and copy what concerns it (O10). */
  @Requires(Permission.CaseWrite)
  @Post('access')
  access(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: AccessDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { to, code, scope, groups, from, until } = body;
    const words = { to, scope, ...defined({ code, groups, from, until }) };
    return this.answers.step(id, body, { request, response }, (day) => this.words.access(words, day));
  }

  /** An obligation of the checklist is met (O1–O13). */
  @Requires(Permission.CaseWrite)
  @Post('obligations')
  obligation(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: ObligationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { obligation, by, note, on } = body;
    return this.answers.step(id, body, { request, response }, (day) => ({
      kind: 'meet-obligation',
      obligation,
      by,
      note,
      on: on ?? day,
    }));
  }

  /** The unit was deregistered: recorded whatever the state of the case (O11). */
  @Requires(Permission.CaseWrite)
  @Post('deregistration')
  deregistration(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: DeregistrationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { on, document } = body;
    return this.answers.step(
      id,
      body,
      { request, response },
      { kind: 'record-deregistration', on, document },
    );
  }

  /** The bankruptcy was terminated: the counters of EBL 121 and 122 run from here. */
  @Requires(Permission.CaseWrite)
  @Post('termination')
  termination(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: TerminationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { on, document, litigation = false } = body;
    const order = { kind: 'record-termination', termination: { on, document, litigation } } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Lends units for audit or valuation in spite of the hold: a listed exception (O5). */
  @Requires(Permission.CaseWrite)
  @Post('loans')
  lend(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: CaseLoanDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { units, purpose, reader, due, approval } = body;
    const order = { kind: 'lend', units, purpose, reader, due, approval } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Who answers for the archives once the unit is gone. */
  @Requires(Permission.CaseWrite)
  @Post('responsible')
  responsible(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: ResponsibleDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { code, name, ground } = body;
    return this.answers.step(id, body, { request, response }, () =>
      this.words.responsible({ ground, ...defined({ code, name }) }),
    );
  }
}
