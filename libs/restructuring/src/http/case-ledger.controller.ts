import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { destinationMap, type DestinationFlow, type LedgerRow } from '../read/case-ledger';
import { CaseLedgerRows } from '../application/case-ledger-rows';
import { CaseDayQuery } from './case.dto';
import { SeenCases } from './seen-cases';

/** Where the units of a case go, and where they went. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case')
export class CaseLedgerController {
  constructor(
    private readonly seen: SeenCases,
    private readonly ledger: CaseLedgerRows,
  ) {}

  /** The destination map (归属流向): class → destination with counts, settled or only proposed. */
  @Requires(Permission.CaseRead)
  @Get('map')
  async map(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly DestinationFlow[] }> {
    const state = await this.seen.one(id, caller);
    return { rows: destinationMap(state, on ?? state.closing?.on ?? this.seen.today()) };
  }

  /** What went where, when, why, by whose decision (去向台账). */
  @Requires(Permission.CaseRead)
  @Get('ledger')
  async told(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly LedgerRow[] }> {
    const state = await this.seen.one(id, caller);
    return { rows: await this.ledger.rows(state, this.seen.today(), on) };
  }
}
