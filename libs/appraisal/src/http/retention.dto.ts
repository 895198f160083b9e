import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { EachUnitDto } from './each-unit.dto';

export const SCHEDULE_BASES = ['authority', 'superior', 'own', 'legacy'] as const;
const GRADES = ['一级', '二级', '三级'] as const;
const SHORT = 200;
const LONG = 2000;

export class ScheduleLineDto {
  /** Code of the body whose schedule it is. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation!: string;

  @IsInt()
  @Min(1)
  version!: number;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  line!: string;
}

/** INV-10: whose schedule gives the period. A legacy period is mapped by a decision. */
export class AssignRetentionDto extends EachUnitDto {
  /** 永久, 30年, 10年 … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  period!: string;

  @IsIn(SCHEDULE_BASES)
  scheduleBasis!: (typeof SCHEDULE_BASES)[number];

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ScheduleLineDto)
  schedule?: ScheduleLineDto;

  /** First day of the period, where it is not the year after formation. */
  @MayBeAbsent()
  @IsCivilDate()
  start?: string;

  /** The decision that maps a legacy period, or that ends one sooner: then with its paper. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  decision?: string;
}

export class GradeDto extends ActDto {
  @IsIn(GRADES)
  grade!: (typeof GRADES)[number];

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  document!: string;
}

export class OpenMatterDto extends ActDto {
  /** What is open: a debt that is not settled, … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  matter!: string;
}

export class SettleMatterDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  document!: string;
}

export class ScheduleEntryDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  line!: string;

  /** What it is about (归档范围). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  class?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  period!: string;
}

/** E06. `own`: the body's own, agreed to by itself; else by the authority or a body above. */
export class ApproveScheduleDto extends ActDto {
  @IsCivilDate()
  validFrom!: string;

  @IsIn(['authority', 'superior', 'own'])
  scheduleBasis!: 'authority' | 'superior' | 'own';

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  document!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ScheduleEntryDto)
  lines!: ScheduleEntryDto[];
}
