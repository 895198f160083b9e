import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { formatVkey } from '@fonds/ledger/core';
import type { OpenWitness } from '@fonds/ledger/witness';
import { witnessPage } from './witness.page';

export const OPEN_WITNESS = Symbol('OPEN_WITNESS');

/** C2SP tlog-witness over HTTP: submission and monitoring under one prefix. */
@Controller()
export class WitnessController {
  constructor(@Inject(OPEN_WITNESS) private readonly open: OpenWitness) {}

  @Get()
  page(@Res() response: Response): void {
    response.type('html').send(witnessPage(formatVkey(this.open.verifier)));
  }

  @Post('add-checkpoint')
  async addCheckpoint(@Req() request: Request, @Res() response: Response): Promise<void> {
    const body: unknown = request.body;
    // Without a body the parser leaves none; what is no request is answered as one that is malformed.
    const answer = await this.open.witness.addCheckpoint(
      Buffer.isBuffer(body) ? Uint8Array.from(body) : new Uint8Array(),
    );
    // Written as bytes: for a text the framework would add a charset, and 409 has its type exactly.
    response
      .status(answer.status)
      .setHeader('Content-Type', answer.contentType)
      .setHeader('Cache-Control', 'no-store')
      .end(answer.body);
  }

  @Get(':origin/checkpoint')
  async checkpoint(@Param('origin') hash: string, @Res() response: Response): Promise<void> {
    const note = await this.open.heads.noteText(hash);
    if (note === undefined) throw new NotFoundException();
    response
      .status(200)
      .setHeader('Content-Type', 'text/plain; charset=utf-8')
      .setHeader('Cache-Control', 'no-store')
      .end(note);
  }
}
