import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { CommandAnswer } from '@fonds/http-edge';
import { ActDto, Permission, Requires } from '@fonds/identity';
import { ok } from '@fonds/kernel';
import { signatureAsk } from '../application/signature-ask';
import { TransferSteps } from './transfer-steps';
import { PaperSignatureDto, ReportDto, SignDto } from './transfer-signing.dto';

/** What either side does for itself: reports and signatures. */
@ApiTags('transfers')
@ApiBearerAuth()
@Controller('api/v1/transfers/:act')
export class TransferSigningController {
  constructor(private readonly steps: TransferSteps) {}

  /** Files a four-property report (四性检测, E26). A failed mandatory check of the receiver bars acceptance. */
  @Requires(Permission.TransferReport)
  @Post('reports')
  report(
    @Param('act') act: string,
    @Body() body: ReportDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { stage, tool, results } = body;
    const report = { stage, ...(tool && { tool }), results: results.map((result) => ({ ...result })) };
    return this.steps.take(
      act,
      { side: stage === 'sender' ? 'from' : 'to' },
      () => ok([{ kind: 'file-report', report }]),
      body,
      request,
      response,
    );
  }

  /** Signs for one's own side (E27). The last signature that site policy wants seals the batch, and custody moves. */
  @Requires(Permission.TransferSign)
  @Post('signatures')
  sign(
    @Param('act') act: string,
    @Body() body: SignDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { capacity } = body;
    return this.steps.take(
      act,
      { capacity, ownSideOnly: true },
      (entered) => signatureAsk(entered, capacity),
      body,
      request,
      response,
    );
  }

  /** Enters a signature that stands on paper, with its scan as evidence; without effect until another person confirms it. */
  @Requires(Permission.TransferSign)
  @Post('paper-signatures')
  enterPaper(
    @Param('act') act: string,
    @Body() body: PaperSignatureDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const { side, capacity, name, seal, signedOn } = body;
    return this.steps.take(
      act,
      { side },
      (entered) => ok([{ kind: 'enter-paper', side: entered.side, capacity, name, seal, signedOn }]),
      body,
      request,
      response,
    );
  }

  /** The second person confirms a paper that another entered. */
  @Requires(Permission.TransferSign)
  @Post('paper-signatures/:entry/confirm')
  @HttpCode(200)
  confirmPaper(
    @Param('act') act: string,
    @Param('entry', ParseUUIDPipe) entry: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.steps.take(
      act,
      { side: ({ papers }) => papers.get(entry)?.side, paperGiven: true },
      () => ok([{ kind: 'confirm-paper', entry }]),
      body,
      request,
      response,
    );
  }

  /** Goes to the gate again after it refused: signatures stand as long as the list is the same. */
  @Requires(Permission.TransferSign)
  @Post('conclude')
  @HttpCode(200)
  conclude(
    @Param('act') act: string,
    @Body() body: ActDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, {}, () => ok([{ kind: 'conclude' }]), body, request, response);
  }
}
