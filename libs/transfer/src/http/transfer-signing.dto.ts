import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const CAPACITIES = ['head', 'handler', 'supervisor'] as const;
const SIDES = ['from', 'to'] as const;

export class ReportResultDto {
  @IsIn(['真实性', '完整性', '可用性', '安全性'])
  property!: '真实性' | '完整性' | '可用性' | '安全性';

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  check!: string;

  /** A mandatory one that fails bars acceptance. */
  @IsBoolean()
  mandatory!: boolean;

  @IsIn(['pass', 'fail', 'not-applicable'])
  result!: 'pass' | 'fail' | 'not-applicable';

  @IsIn(['machine', 'manual'])
  method!: 'machine' | 'manual';

  /** Id of the unit. */
  @MayBeAbsent()
  @IsUUID()
  unit?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  note?: string;
}

export class ReportDto extends ActDto {
  /** Whose report it is; it is filed by that side. */
  @IsIn(['sender', 'receiver'])
  stage!: 'sender' | 'receiver';

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  tool?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ReportResultDto)
  results!: ReportResultDto[];
}

export class SignDto extends ActDto {
  /** As what; what the role signs as when absent. */
  @MayBeAbsent()
  @IsIn(CAPACITIES)
  capacity?: (typeof CAPACITIES)[number];
}

export class PaperSignatureDto extends ActDto {
  /** Whose signature it is; the caller's own side when absent. */
  @MayBeAbsent()
  @IsIn(SIDES)
  side?: (typeof SIDES)[number];

  @IsIn(CAPACITIES)
  capacity!: (typeof CAPACITIES)[number];

  /** Name as signed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** Words of the seal. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  seal?: string;

  /** Day on the paper. */
  @IsCivilDate()
  signedOn!: CivilDate;
}
