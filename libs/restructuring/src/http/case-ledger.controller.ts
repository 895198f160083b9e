import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RefusedError } from '@fonds/http-edge';
import { CLOCK, CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Clock } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { destinationMap, type DestinationFlow, type LedgerRow } from '../read/case-ledger';
import { CaseLedgerRows } from '../application/case-ledger-rows';
import { CaseQuery } from '../read/case.query';
import { CaseDayQuery } from './case.dto';

/** Where the units of a case go, and where they went. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case')
export class CaseLedgerController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly ledger: CaseLedgerRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The destination map (归属流向): class → destination with counts, settled or only proposed. */
  @Requires(Permission.CaseRead)
  @Get('map')
  async map(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly DestinationFlow[] }> {
    const state = await this.seen(id, caller);
    return { rows: destinationMap(state, on ?? state.closing?.on ?? this.today()) };
  }

  /** What went where, when, why, by whose decision (去向台账). */
  @Requires(Permission.CaseRead)
  @Get('ledger')
  async told(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly LedgerRow[] }> {
    const state = await this.seen(id, caller);
    return { rows: await this.ledger.rows(state, this.today(), on) };
  }

  private async seen(id: string, { viewer }: Caller) {
    const state = await this.cases.one(id, viewer);
    if (!state) throw new RefusedError(plainRefusal('case-unknown', { case: id }));
    return state;
  }

  private today(): CivilDate {
    return shanghaiDay(this.clock.now());
  }
}
