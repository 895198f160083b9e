import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { SetScopeVersion } from '../application/accession.commands';
import type { ScopeLine } from '../domain/scope.decider';
import { ScopeQuery, type CandidateRow, type ScopeRow } from '../read/scope.query';
import { ArchivesPageQuery } from './accession-parts.dto';
import { SetScopeDto, type ScopeLineDto } from './scope.dto';
import { AccessionDoor } from './accession-door';

@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1')
export class ScopeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    private readonly query: ScopeQuery,
  ) {}

  /** Sets the receiving scope of an archives from a day on (E33): by the authority over it. */
  @Requires(Permission.ScopeSet)
  @Post('scopes/:archives')
  async set(
    @Param('archives') code: string,
    @Body() body: SetScopeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const archives = await this.door.organisation(code);
    const context = await this.door.above(archives.id, request, body);
    const lines: ScopeLine[] = [];
    for (const line of body.lines) lines.push(await this.line(line));
    const { validFrom, approval } = body;
    const input = { archives: archives.id, validFrom, approval, lines };
    return commandAnswer(unwrap(await this.commands.execute(new SetScopeVersion(input, context))), response);
  }

  @Requires(Permission.HoldingRead)
  @Get('scopes/:archives')
  async versions(
    @CurrentCaller() { viewer }: Caller,
    @Param('archives') code: string,
  ): Promise<{ rows: readonly ScopeRow[] }> {
    return { rows: await this.query.scopes((await this.door.organisation(code)).id, viewer) };
  }

  /** What an inspection would ask about: transfers accepted outside the scope of their date, or refused inside it (INV-05). */
  @Requires(Permission.HoldingRead)
  @Get('finding-candidates')
  async candidates(
    @CurrentCaller() { viewer }: Caller,
    @Query() { archives, cursor, limit }: ArchivesPageQuery,
  ): Promise<Page<CandidateRow>> {
    return this.query.candidates((await this.door.organisation(archives)).id, { cursor, limit }, viewer);
  }

  private async line({
    organisation,
    class: category,
    minRetention,
    note,
  }: ScopeLineDto): Promise<ScopeLine> {
    const unit = organisation === undefined ? undefined : await this.door.organisation(organisation);
    return {
      ...(unit && { organisation: unit.id, unitName: unit.name }),
      ...(category && { class: category }),
      ...(minRetention && { minRetention }),
      ...(note && { note }),
    };
  }
}
