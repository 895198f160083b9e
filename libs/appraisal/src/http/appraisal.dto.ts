import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { SCHEDULE_BASES } from './retention.dto';

const SHORT = 200;
const LONG = 2000;
export const METHODS = ['逐卷', '逐件'] as const;
export const OPINIONS = ['keep', 'destroy', 'transfer'] as const;

export class MemberDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  name!: string;

  /** As what: 档案, 业务, 负责人 … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  role!: string;
}

/** Without units: whatever the custodian holds of the fonds whose period is over on that day. */
export class OpenAppraisalDto extends ActDto {
  /** Code of the custodian. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  custodian!: string;

  /** Id or number. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MemberDto)
  members!: MemberDto[];

  @IsIn(METHODS)
  method!: (typeof METHODS)[number];

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  scope!: string;

  /** Ids or reference codes. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(SHORT, { each: true })
  units?: string[];
}

/** An opinion of the units named, or of all that have none yet. */
export class UnitOpinionDto {
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(SHORT, { each: true })
  units?: string[];

  /** keep 继续保管 · destroy 销毁 · transfer 移交 */
  @IsIn(OPINIONS)
  opinion!: (typeof OPINIONS)[number];

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  reason!: string;

  /** The new period of what is kept (INV-11): 永久, or a number of years. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  period?: string;

  @MayBeAbsent()
  @IsIn(SCHEDULE_BASES)
  scheduleBasis?: (typeof SCHEDULE_BASES)[number];
}

export class DecideAppraisalDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => UnitOpinionDto)
  opinions!: UnitOpinionDto[];
}

export class ReportAppraisalDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  dissent?: string;
}

export class AppraisalUnitsRequest extends PageRequest {
  /** What was said of them; open: nothing yet. */
  @MayBeAbsent()
  @IsIn([...OPINIONS, 'open'])
  opinion?: (typeof OPINIONS)[number] | 'open';
}

export class AppraisalListRequest extends PageRequest {
  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** open: opinions are still given; reported: its report is filed; withdrawn: it ended without one. */
  @MayBeAbsent()
  @IsIn(['open', 'reported', 'withdrawn'])
  state?: 'open' | 'reported' | 'withdrawn';
}
