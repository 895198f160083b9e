import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { PageRequest, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import type { DueRow } from '../read/due-row';
import { DueQuery } from '../read/due.query';
import { ClockRunQuery, type ClockRunRow } from '../read/clock-run.query';
import { RadarQuery, type RadarRow } from '../read/radar.query';
import { DueDoor } from './due.door';
import { DueListQuery, DueScopeQuery, RadarRequest } from './due.dto';

@ApiTags('due')
@ApiBearerAuth()
@Controller('api/v1/due')
export class DueController {
  constructor(
    private readonly door: DueDoor,
    private readonly due: DueQuery,
    private readonly radars: RadarQuery,
    private readonly clockRuns: ClockRunQuery,
  ) {}

  /**
   * The due list: what is due of transfer, opening, retention and secrecy, in the order of clock and day; of CLK-14,
   * orders to put something right.
   */
  @Requires(Permission.DueRead)
  @Get()
  async list(
    @CurrentCaller() { viewer }: Caller,
    @Query() { window = 'due', cursor, limit, ...asked }: DueListQuery,
  ): Promise<Page<DueRow>> {
    const scope = await this.door.scope(asked, viewer);
    return this.due.list({ ...scope, window }, { cursor, limit }, viewer);
  }

  /** The radar: overdue, this year, the next five and without a date, by archives, organisation or fonds. */
  @Requires(Permission.DueRead)
  @Get('radar')
  async radar(
    @CurrentCaller() { viewer }: Caller,
    @Query() { by = 'archives', cursor, limit, ...asked }: RadarRequest,
  ): Promise<Page<RadarRow>> {
    return this.radars.radar(by, await this.door.scope(asked, viewer), { cursor, limit }, viewer);
  }

  /** What an inspection would ask about: overdue by a clock that was found and is in force. Nothing is found yet. */
  @Requires(Permission.DueRead)
  @Get('candidates')
  async candidates(
    @CurrentCaller() { viewer }: Caller,
    @Query() { cursor, limit, ...asked }: DueScopeQuery,
  ): Promise<Page<DueRow>> {
    return this.due.candidates(await this.door.scope(asked, viewer), { cursor, limit }, viewer);
  }

  /** The days on which the clock ran (E102), latest first, with the lines of fonds that one may see. */
  @Requires(Permission.DueRead)
  @Get('runs')
  runs(
    @CurrentCaller() { viewer }: Caller,
    @Query() { cursor, limit }: PageRequest,
  ): Promise<Page<ClockRunRow>> {
    return this.clockRuns.runs({ cursor, limit }, viewer);
  }
}
