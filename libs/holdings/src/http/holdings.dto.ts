import { IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';
import { BALANCE_TERMS, type BalanceTerm } from '../read/balance-terms';
import { HOLDING_GROUPS, type HoldingGroup } from '../read/holdings.query';
import { HoldingFilterDto } from './holding-filter.dto';

const split = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

/** Which holdings: of an archives, of a fonds, of both; of all that is here when neither is named. */
export class ScopeQuery {
  /** Code of the custodian. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** Log position, or instant with offset; now when absent. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  knownAt?: string;
}

export class HoldingsAsOfQuery extends IntersectionType(ScopeQuery, HoldingFilterDto, PageRequest) {
  /** End of this day; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  asOf?: CivilDate;

  /** Counts by these, separated by commas. */
  @MayBeAbsent()
  @Transform(split)
  @IsArray()
  @ArrayMaxSize(HOLDING_GROUPS.length)
  @IsIn(HOLDING_GROUPS, { each: true })
  by?: HoldingGroup[];
}

export class BalanceQuery extends ScopeQuery {
  /** First day of the period. */
  @IsCivilDate()
  from!: CivilDate;

  /** Last day of the period. */
  @IsCivilDate()
  to!: CivilDate;
}

export class BalanceEventsQuery extends IntersectionType(BalanceQuery, PageRequest) {
  /** Which term's units. */
  @IsIn(BALANCE_TERMS)
  term!: BalanceTerm;
}

export class DifferencesQuery extends ScopeQuery {
  /** End of this day. */
  @IsCivilDate()
  asOf!: CivilDate;

  /** The earlier belief: log position, or instant with offset. `knownAt` is the later one. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  comparedWith!: string;
}
