import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { comparedPlans, type PlanComparison } from '../domain/plan-comparison.rule';
import { CaseQuery } from '../read/case.query';
import { PlanComparisonQuery } from './case-parts.dto';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case/plans')
export class CasePlanController {
  constructor(private readonly cases: CaseQuery) {}

  /** What one version of the plan says otherwise than another: groups, destinations, receivers, cost, timetable, filing. */
  @Requires(Permission.CaseRead)
  @Get('compare')
  async compare(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { from, to }: PlanComparisonQuery,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<PlanComparison> {
    const state = await this.cases.one(id, viewer);
    if (!state) throw new RefusedError(plainRefusal('case-unknown', { case: id }));
    return unwrap(comparedPlans(state, from, to));
  }
}
