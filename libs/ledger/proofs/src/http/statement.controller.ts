import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { HoldingsStatements, type MadeStatement } from '../application/holdings-statement';
import { StatementDto } from './statement.dto';

@ApiTags('log')
@ApiBearerAuth()
@Controller('api/v1/holdings-statements')
export class StatementController {
  constructor(
    private readonly statements: HoldingsStatements,
    private readonly contexts: RequestContextFactory,
  ) {}

  /**
   * States what the caller's archives held at the end of a day, as known at a position: signed by the log's key and
   * recorded as an event. `note` and `proof` are checked offline by `apps/verify`.
   */
  @Requires(Permission.TrailExport)
  @Post()
  async state(
    @Body() { archives, asOf, knownAt, ...act }: StatementDto,
    @CurrentCaller() { viewer }: Caller,
    @Req() request: Request,
  ): Promise<MadeStatement> {
    const context = this.contexts.from(request, act);
    return unwrap(await this.statements.state({ archives, asOf, knownAt }, viewer, context));
  }

  /** A statement that was made before, with a proof by the newest checkpoint. */
  @Requires(Permission.LedgerRead)
  @Get(':event')
  async again(@Param('event') event: string, @CurrentCaller() { viewer }: Caller): Promise<MadeStatement> {
    return unwrap(await this.statements.again(event, viewer));
  }
}
