import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { comparedPlans, type PlanComparison } from '../domain/plan-comparison.rule';
import { PlanComparisonQuery } from './case-parts.dto';
import { SeenCases } from './seen-cases';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case/plans')
export class CasePlanController {
  constructor(private readonly seen: SeenCases) {}

  /** What one version of the plan says otherwise than another: groups, destinations, receivers, cost, timetable, filing. */
  @Requires(Permission.CaseRead)
  @Get('compare')
  async compare(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { from, to }: PlanComparisonQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PlanComparison> {
    return unwrap(comparedPlans(await this.seen.one(id, caller), from, to));
  }
}
